"""What every network's connector promises. ``tests/networks`` holds all of them to it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, Protocol, Self

from .items import Author, Batch, Item, Metrics, Moderation, Outgoing, Sent


class Capability(StrEnum):
    """What a network can do. The desk offers nothing that is not declared."""

    READ = "read"
    STREAM = "stream"
    WEBHOOK = "webhook"
    REPLY_PUBLIC = "reply publicly"
    REPLY_PRIVATE = "reply privately"
    PUBLISH = "publish"
    EDIT = "edit"
    DELETE = "delete"
    MODERATE = "moderate"
    LIKE = "like"
    REPOST = "repost"
    METRICS = "metrics"


class Use(StrEnum):
    """What a network is called for. Each has its own pace, and its own price."""

    READ = "read"
    WRITE = "write"


@dataclass(frozen=True, slots=True)
class Pace:
    """How often a network lets one account come: so many turns in so many seconds.

    A turn is one ``fetch`` or one ``send``, with all the calls that it needs.
    """

    turns: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Price:
    """What a network asks for one turn, or for each item that a turn brings, from a day on.

    ``source`` is where the network says so.
    """

    use: Use
    usd: Decimal
    from_on: date
    per_item: bool
    source: str


@dataclass(frozen=True, slots=True)
class Limits:
    """How much fits. Lengths are in the network's own count, bytes are bytes."""

    text: int
    media: int = 0
    media_bytes: int = 0
    media_types: frozenset[str] = frozenset()
    alt_text: int = 0


class Connector(Protocol):
    """One account on one network. Blocking; every call is bounded in time.

    Any method may raise a ``ConnectorError``; a method whose capability is not
    declared raises ``Permanent``. Nothing is retried inside: the caller decides.
    """

    network: ClassVar[str]
    capabilities: ClassVar[frozenset[Capability]]
    credential_fields: ClassVar[tuple[str, ...]]
    """Names of the secrets that ``open`` takes."""
    optional_credentials: ClassVar[frozenset[str]]
    """Those of them without which it opens as well."""
    paces: ClassVar[Mapping[Use, Pace]]
    """Of a use that isn't named, the network sets no limit that we know beforehand."""
    prices: ClassVar[tuple[Price, ...]]
    """Where the network charges: each holds until the next of the same use. Empty: free."""

    @classmethod
    def open(cls, *, base_url: str, credentials: Mapping[str, str]) -> Self:
        """Makes no call."""

    def close(self) -> None: ...

    def limits(self) -> Limits: ...

    def length(self, text: str) -> int:
        """Counts as the network counts (on Mastodon, every link is 23)."""

    def as_sent(self, outgoing: Outgoing) -> str:
        """The text as it will stand, the addressee included: what ``length`` should count."""

    def whoami(self) -> Author: ...

    def fetch(self, cursor: str = "", limit: int = 40) -> Batch:
        """What happened after ``cursor``, oldest first. Empty: from the beginning kept."""

    def stream(self) -> Iterator[Item]:
        """Items as they happen, until the connection ends or ``close`` is called."""

    def read(self, body: bytes, headers: Mapping[str, str], now: datetime) -> list[Item]:
        """Checks a webhook's signature and age, then reads it. Raises ``Forged``. Makes no call:
        an item of which that leaves something open has no ``thread`` yet."""

    def complete(self, item: Item) -> Item | None:
        """Asks the network for what ``read`` left open; None: it doesn't concern us."""

    def send(self, outgoing: Outgoing) -> Sent:
        """Sends once. ``Unknown`` when the network may have taken it."""

    def find(self, outgoing: Outgoing, since: datetime) -> Sent | None:
        """Looks for what an earlier ``send`` of the same text may have left on the network."""

    def get(self, id: str) -> Item:
        """Reads one item back. Raises ``Missing``."""

    def edit(self, id: str, text: str) -> None: ...

    def delete(self, id: str) -> None: ...

    def moderate(self, id: str, to: Moderation) -> None:
        """Holds, approves, hides or marks as spam."""

    def like(self, id: str, on: bool = True) -> None: ...

    def repost(self, id: str, on: bool = True) -> None: ...

    def metrics(self, id: str) -> Metrics: ...
