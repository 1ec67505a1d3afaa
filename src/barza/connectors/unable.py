# ruff: noqa: ARG002
"""The answer of a connector to what its network cannot do: clear words, and nothing sent."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import ClassVar, NoReturn

from .base import Pace, Price, Use
from .errors import Permanent
from .items import Item, Metrics, Moderation


class Unable:
    """Base for connectors. Override each method whose capability is declared."""

    network: ClassVar[str]
    optional_credentials: ClassVar[frozenset[str]] = frozenset()
    paces: ClassVar[Mapping[Use, Pace]] = {}
    prices: ClassVar[tuple[Price, ...]] = ()

    def _cannot(self, what: str) -> NoReturn:
        raise Permanent(f"{self.network} cannot {what}")

    def stream(self) -> Iterator[Item]:
        self._cannot("send what happens as it happens")

    def read(self, body: bytes, headers: Mapping[str, str], now: datetime) -> list[Item]:
        self._cannot("call us")

    def complete(self, item: Item) -> Item | None:
        return item

    def edit(self, id: str, text: str) -> None:
        self._cannot("change what was published")

    def delete(self, id: str) -> None:
        self._cannot("take back what was published")

    def moderate(self, id: str, to: Moderation) -> None:
        self._cannot("hold or release what others wrote")

    def like(self, id: str, on: bool = True) -> None:
        self._cannot("mark a text as liked")

    def repost(self, id: str, on: bool = True) -> None:
        self._cannot("pass on a text of others")

    def metrics(self, id: str) -> Metrics:
        self._cannot("count")
