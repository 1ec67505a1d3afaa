"""What an event says, as plain facts: pure computing, no database."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from barza import screening
from barza.connectors.items import Item, ItemKind
from barza.desk.cases.reference import Reference
from barza.screening import Finding, Sorting

from . import floods
from .queue import Event

EXCERPT = 200
SEARCHED = 100_000
"""Characters of a text that search knows: PostgreSQL's index of one text ends at a megabyte."""


@dataclass(slots=True)
class Fact:
    """One event, read. Ids of rows are filled in as they are written."""

    event: Event
    item: Item
    folded: str
    findings: Sequence[Finding]
    sorting: Sorting
    area: int | None
    service: int | None
    thread_id: int = 0
    handle_id: int | None = None
    case_id: int | None = None
    message_id: int = 0
    media: list[dict[str, str]] = field(default_factory=list)

    @property
    def account(self) -> int:
        return self.event.account

    @property
    def received_at(self) -> datetime:
        return self.event.received_at

    @property
    def thread_key(self) -> tuple[int, str]:
        return self.account, self.item.thread

    @property
    def message_key(self) -> tuple[int, str]:
        return self.account, self.item.id

    @property
    def is_contribution(self) -> bool:
        """A citizen's message: what opens a case and is owed an answer (P-51)."""
        return self.item.kind == ItemKind.MESSAGE and not self.item.own

    @property
    def excerpt(self) -> str:
        return " ".join(self.item.text[:EXCERPT].split())

    @property
    def worst(self) -> str:
        return " ".join(sorted({finding.clause for finding in self.findings}))


def read(items: Sequence[tuple[Event, Item]], reference: Reference) -> list[Fact]:
    """What a batch of events says, in order. The screening reads all texts in one pass."""
    texts = ["" if item.own else item.text for _, item in items]
    found = screening.read_many(texts)
    return [
        _fact(event, item, findings, reference)
        for (event, item), findings in zip(items, found, strict=True)
    ]


def _fact(event: Event, item: Item, findings: Sequence[Finding], reference: Reference) -> Fact:
    sorting = screening.sort(item.text)
    place = next(iter(screening.places(item.text, reference.places)), None)
    return Fact(
        event=event,
        item=item,
        folded=screening.fold(item.text)[:SEARCHED],
        findings=[*findings, *floods.noticed(event.account, item)],
        sorting=sorting,
        area=reference.areas[reference.places[place]] if place else None,
        service=reference.services.get(sorting.service or ""),
        media=[{"url": media.url, "kind": media.kind, "alt": media.alt} for media in item.media],
    )
