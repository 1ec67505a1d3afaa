"""Reading a newest-first list from where we stopped, on servers that page in different ways."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barza.connectors.mastodon.pages import Ask, after

SIZE = 5


@dataclass(frozen=True)
class One:
    id: str


def ones(*numbers: int) -> list[One]:
    return [One(f"{number:03}") for number in numbers]


def between(all_: list[One], bound: dict[str, str]) -> list[One]:
    low, high = bound.get("min_id", ""), bound.get("max_id", "~")
    return [one for one in all_ if low < one.id < high]


def mastodon(all_: list[One]) -> Ask[One]:
    """The page next to ``min_id``."""
    return lambda bound: between(all_, bound)[-SIZE:]


def snac(all_: list[One]) -> Ask[One]:
    """The newest page after ``min_id``."""
    return lambda bound: between(all_, bound)[:SIZE]


def deaf(all_: list[One]) -> Ask[One]:
    """Everything, whatever is asked."""
    return lambda _: all_


@pytest.mark.parametrize("server", [mastodon, snac, deaf])
@given(count=st.integers(0, 60), read=st.integers(0, 60))
def test_nothing_is_missed_and_nothing_comes_twice(server: object, count: int, read: int) -> None:
    all_ = ones(*range(count, 0, -1))
    ask: Ask[One] = server(all_)  # type: ignore[operator]
    known = f"{min(read, count):03}" if min(read, count) else ""
    found: list[One] = []
    complete = False
    while not complete:
        new, complete = after(ask, all_[:SIZE], known)
        found += new
        known = new[-1].id if new else known
    assert found == ones(*range(min(read, count) + 1, count + 1))


def test_the_place_where_we_stopped_may_have_been_taken_away() -> None:
    left = ones(9, 8, 7, 6, 3, 2, 1)
    assert after(mastodon(left), left[:SIZE], "004") == (ones(6, 7, 8, 9), True)
    assert after(mastodon(ones(3, 2, 1)), ones(3, 2, 1), "004") == ([], True)
