"""Lists in pages, by key: what a page costs does not grow with the list."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet

SIZE = 50
LONGEST_KEY = 18
"""Digits of the largest key that a database may have: more is none of ours."""

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """``older`` is the key to go on before; None at the end."""

    rows: list[Row]
    older: int | None


def key(given: str) -> int | None:
    """A key out of an address; what is none begins at the beginning."""
    is_key = given.isascii() and given.isdecimal() and len(given) <= LONGEST_KEY
    return int(given) if is_key else None


def newest_first(rows: QuerySet[Row], before: int | None = None, size: int = SIZE) -> Page[Row]:
    """A page of any rows, by their own key."""
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = list(rows.order_by("-pk")[: size + 1])
    return Page(found[:size], found[size - 1].pk if len(found) > size else None)
