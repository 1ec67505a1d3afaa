"""What a process remembers, since Telegram can be asked for nothing: messages sent and seen, and
which copy in a discussion group stands for which post of the channel."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import replace
from threading import Lock

from barza.connectors.items import Item

from .cursor import REMEMBERED

SEEN = 500
"""Messages that can be read back."""


class Memory:
    def __init__(self) -> None:
        self._seen: OrderedDict[str, Item] = OrderedDict()
        self._copies: OrderedDict[str, str] = OrderedDict()
        self._one_at_a_time = Lock()

    def keep(self, item: Item) -> Item:
        with self._one_at_a_time:
            self._seen[item.id] = item
            while len(self._seen) > SEEN:
                self._seen.popitem(last=False)
        return item

    def item(self, id: str) -> Item | None:
        with self._one_at_a_time:
            return self._seen.get(id)

    def change(self, id: str, text: str) -> None:
        with self._one_at_a_time:
            if id in self._seen:
                self._seen[id] = replace(self._seen[id], text=text)

    def forget(self, id: str) -> None:
        with self._one_at_a_time:
            self._seen.pop(id, None)

    def learn(self, copies: Mapping[str, str]) -> None:
        with self._one_at_a_time:
            self._copies.update(copies)
            while len(self._copies) > REMEMBERED:
                self._copies.popitem(last=False)

    def post_of(self, copy: str) -> str | None:
        with self._one_at_a_time:
            return self._copies.get(copy)

    def copies(self) -> dict[str, str]:
        with self._one_at_a_time:
            return dict(self._copies)
