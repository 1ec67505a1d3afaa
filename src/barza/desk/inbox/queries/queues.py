"""One page of a queue: for each account the head of one index, merged by the database.

Pages go on from a key, never from an offset: the thousandth costs what the first does.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy

from barza.desk.cases.models import Case, CaseKind, CaseState, Urgency
from barza.desk.core.bilingual import chosen
from barza.desk.inbox.models import Mention
from barza.desk.people.models import Employee

from .gate import account_ids

PAGE = 50
SOON = timedelta(hours=4)
NEVER = datetime(9999, 1, 1, tzinfo=UTC)
"""Where a case that owes nothing stands in a queue by deadline: at its end."""


class Queue(models.TextChoices):
    MINE = "mine", gettext_lazy("Mine")
    MENTIONS = "mentions", gettext_lazy("Mentions of me")
    UNASSIGNED = "unassigned", gettext_lazy("Unassigned")
    DUE_SOON = "due_soon", gettext_lazy("Due soon")
    OVERDUE = "overdue", gettext_lazy("Overdue")
    WAITING = "waiting", gettext_lazy("Waiting for the citizen")
    ALL = "all", gettext_lazy("All")

    @property
    def latest_first(self) -> bool:
        return self in (Queue.MENTIONS, Queue.WAITING, Queue.ALL)

    @property
    def is_personal(self) -> bool:
        """Found by the person, who has few: accounts need no heads of their own."""
        return self in (Queue.MINE, Queue.MENTIONS)


@dataclass(frozen=True, slots=True)
class Filters:
    """What an officer narrows a queue by. Empty: not at all."""

    account: int | None = None
    kind: str = ""
    urgency: str = ""
    language: str = ""
    service: int | None = None
    area: int | None = None
    finding: str = ""
    private: bool | None = None
    suggested: int | None = None
    """The officer whom routing chose."""

    def applied(self, cases: QuerySet[Case]) -> QuerySet[Case]:
        exact = {
            "kind": self.kind or None,
            "urgency": self.urgency or None,
            "lang": self.language or None,
            "service": self.service,
            "area": self.area,
            "private": self.private,
            "suggested": self.suggested,
            "worst__contains": self.finding or None,
        }
        return cases.filter(**{name: value for name, value in exact.items() if value is not None})


@dataclass(frozen=True, slots=True)
class Row:
    """What the list shows of a case."""

    id: int
    account_id: int
    account: str
    network: str
    author: str
    excerpt: str
    kind: str
    urgency: str
    lang: str
    state: str
    private: bool
    findings: list[str]
    opened_at: datetime
    last_at: datetime
    due_at: datetime | None
    area: str
    holder_id: int | None
    holder: str
    suggested_id: int | None
    suggested: str

    @property
    def reference(self) -> str:
        return f"{self.opened_at:%y}-{self.id:06d}"

    @property
    def kind_name(self) -> str:
        return str(CaseKind(self.kind).label)

    @property
    def urgency_name(self) -> str:
        return str(Urgency(self.urgency).label)


@dataclass(frozen=True, slots=True)
class Page:
    """``next`` is what ``after`` is for the page behind this one; empty on the last."""

    rows: list[Row]
    next: str = ""


def page(
    employee: Employee,
    queue: Queue,
    filters: Filters,
    after: str,
    now: datetime,
    size: int = PAGE,
) -> Page:
    """Two queries. A key that was tampered with begins at the beginning."""
    key = "last_at" if queue.latest_first else "due_key"
    accounts = [
        account for account in account_ids(employee, now) if filters.account in (None, account)
    ]
    due_key = _due_key(queue)
    narrowed = filters.applied(in_queue(queue, employee, now)).annotate(due_key=due_key)
    found = _behind(narrowed, key, queue.latest_first, after)
    order = [f"-{key}", "-id"] if queue.latest_first else [key, "id"]
    if queue.is_personal or len(accounts) < 2:
        shown = _first(found.filter(account__in=accounts), order, size + 1)
    else:
        shown = _merged(found, due_key, accounts, order, size + 1)
    rows = list(shown.values("due_key", *_COLUMNS))
    kept = rows[:size]
    further = f"{kept[-1][key].timestamp():.6f}_{kept[-1]['id']}" if len(rows) > size else ""
    return Page([_row(row) for row in kept], further)


def in_queue(queue: Queue, employee: Employee, now: datetime) -> QuerySet[Case]:
    """The queue on every account: callers narrow it to those that the officer may see."""
    owed = Q(state=CaseState.OPEN)
    return Case.objects.filter(
        {
            Queue.MINE: Q(holder=employee, held_until__gt=now),
            Queue.MENTIONS: Q(pk__in=_mentioning(employee)),
            Queue.UNASSIGNED: owed & Q(holder=None),
            Queue.DUE_SOON: owed & Q(due_at__gte=now, due_at__lt=now + SOON),
            Queue.OVERDUE: owed & Q(due_at__lt=now),
            Queue.WAITING: Q(state=CaseState.ANSWERED),
            Queue.ALL: Q(),
        }[queue]
    )


def _mentioning(employee: Employee) -> QuerySet[Mention, int]:
    """The cases in which a note waits for this person."""
    waiting = Mention.objects.filter(employee=employee, read_at=None)
    return waiting.values_list("note__case", flat=True)


def _due_key(queue: Queue) -> Any:
    """The bare column where nothing can be empty in it, so that the index gives the order."""
    return Coalesce("due_at", NEVER) if queue == Queue.MINE else F("due_at")


def _behind(cases: QuerySet[Any], key: str, falling: bool, after: str) -> QuerySet[Any]:
    try:
        stamp, pk = after.split("_")
        at, last = datetime.fromtimestamp(float(stamp), UTC), int(pk)
    except (ValueError, OverflowError, OSError):
        return cases
    way = "lt" if falling else "gt"
    beyond = Q(**{f"{key}__{way}": at}) | Q(**{key: at, f"id__{way}": last})
    return cases.filter(Q(**{f"{key}__{way}e": at}) & beyond)


def _first(cases: QuerySet[Case], order: list[str], size: int) -> QuerySet[Case]:
    return cases.order_by(*order)[:size]


def _merged(
    cases: QuerySet[Case], due_key: Any, accounts: list[int], order: list[str], size: int
) -> QuerySet[Case]:
    """The first ``size`` of all accounts. Heads are numbers alone: what a row names in other
    tables is looked up for the few that are shown.
    """
    head, *others = [
        _first(cases.filter(account=account), order, size).values("pk") for account in accounts
    ]
    shown = Case.objects.filter(pk__in=head.union(*others, all=True)).annotate(due_key=due_key)
    return _first(shown, order, size)


_NAMED = ("account", "area", "holder", "suggested")
_COLUMNS = (
    *("id", "account_id", "author", "excerpt", "kind", "urgency", "lang", "state", "private"),
    *("worst", "opened_at", "last_at", "due_at", "holder_id", "suggested_id", "account__network"),
    *(f"{name}__name_{lang}" for name in _NAMED for lang in ("ar", "en")),
)


_SAME = tuple(name for name in _COLUMNS if name != "worst" and "__" not in name)


def _row(values: dict[str, Any]) -> Row:
    names: dict[str, Any] = {
        name: chosen(values[f"{name}__name_ar"] or "", values[f"{name}__name_en"] or "")
        for name in _NAMED
    }
    return Row(
        **{name: values[name] for name in _SAME},
        **names,
        network=values["account__network"],
        findings=values["worst"].split(),
    )
