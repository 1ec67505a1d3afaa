"""Nearly the same message from many hands, noticed as it comes in (clause SPM).

The window is in this worker's memory: two workers notice a flood each a little later than one
would, and after a restart it is noticed anew. It informs only.
"""

from functools import cache

from barza.connectors.items import Item, ItemKind
from barza.screening import Finding
from barza.screening.bulk import Window, finding

MESSAGES, SECONDS = 10_000, 24 * 60 * 60


@cache
def _window() -> Window:
    return Window(size=MESSAGES, seconds=SECONDS)


def noticed(account: int, item: Item) -> list[Finding]:
    """A finding where others, or its author, wrote nearly the same lately; else nothing."""
    if item.own or item.kind != ItemKind.MESSAGE:
        return []
    author = f"{account} {item.author.id}"
    near = _window().add(f"{account} {item.id}", author, item.text, item.at)
    found = finding(item.text, author, near)
    return [] if found is None else [found]
