"""Reading the register. Newest first, paged by key: cost does not grow with age."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models
from django.db.models import QuerySet

from .models import Act

PAGE = 50


@dataclass(frozen=True, slots=True)
class Page:
    """``older`` is the key to go on after; None at the end."""

    acts: list[Act]
    older: int | None


def about(model: models.Model) -> QuerySet[Act]:
    """What was done about one thing, oldest first."""
    return Act.objects.filter(about=f"{model._meta.label_lower}:{model.pk}").order_by("id")


def latest(
    *,
    before: int | None = None,
    actor: str = "",
    account: str = "",
    event: str = "",
    size: int = PAGE,
) -> Page:
    """A page of the register, by person (user name), account (label) and event, each optional."""
    wanted = {"actor": actor, "account": account, "event": event}
    acts = Act.objects.filter(**{name: value for name, value in wanted.items() if value})
    if before is not None:
        acts = acts.filter(id__lt=before)
    found = list(acts.order_by("-id")[: size + 1])
    return Page(found[:size], found[size - 1].pk if len(found) > size else None)


def every(size: int = 1000) -> Iterator[Act]:
    """All acts, oldest first, a page in memory at a time."""
    after = 0
    while page := list(Act.objects.filter(id__gt=after).order_by("id")[:size]):
        yield from page
        after = page[-1].pk


def of(*events: str, size: int = PAGE) -> list[Act]:
    """The latest acts of these kinds, newest first."""
    return list(Act.objects.filter(event__in=events).order_by("-id")[:size])
