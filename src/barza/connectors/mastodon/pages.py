"""Reads a newest-first list of the server from where we stopped, oldest first.

Mastodon's ``min_id`` gives the page next to where we stopped; snac's gives the newest page.
Asking again for what lies between closes the gap on both, and costs one call on the first.
"""

from collections.abc import Callable
from typing import Protocol, TypeVar

PAGE = 40
GAPS = 25
"""Pages at most walked back over a gap. Only servers that mistake ``min_id`` have any."""


class Entry(Protocol):
    @property
    def id(self) -> str: ...


E = TypeVar("E", bound=Entry)
Ask = Callable[[dict[str, str]], list[E]]


def after(ask: Ask[E], newest: list[E], known: str) -> tuple[list[E], bool]:
    """What came after ``known``, oldest first, and whether that reaches the newest."""
    ids = [entry.id for entry in newest]
    if known in ids:
        return newest[: ids.index(known)][::-1], True
    if not newest:
        return [], True
    found = _from(ask, known)
    return found[::-1], not found or found[0].id == ids[0]


def _from(ask: Ask[E], known: str) -> list[E]:
    """Newest first."""
    bound = {"min_id": known or "0"}
    found = older = _without(ask(bound), {known})
    for _ in range(GAPS):
        if not older:
            break
        older = _without(ask({**bound, "max_id": older[-1].id}), {known, *(e.id for e in found)})
        found = found + older
    return found


def _without(entries: list[E], known: set[str]) -> list[E]:
    """Some servers ignore a bound: what we have already is no news, and below it is none."""
    ids = [entry.id for entry in entries]
    edge = next((i for i, id in enumerate(ids) if id in known), len(ids))
    return entries[:edge]
