"""What officers said about the screening, for those who may decide on it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from barza.desk.inbox.models import Remark
from barza.desk.people.models import Employee

from .gate import moderated_ids

SIZE = 20


@dataclass(frozen=True, slots=True)
class RemarkFilters:
    """What narrows the review list. Empty: not at all, but for the state."""

    state: str = Remark.State.OPEN
    kind: str = ""
    clause: str = ""
    account: int | None = None

    def applied(self, remarks: QuerySet[Remark]) -> QuerySet[Remark]:
        exact = {
            "state": self.state,
            "kind": self.kind or None,
            "clause": self.clause or None,
            "account": self.account,
        }
        return remarks.filter(**{name: value for name, value in exact.items() if value is not None})

    @property
    def latest_first(self) -> bool:
        """What waits longest is decided first; of what is decided, the latest is of interest."""
        return self.state != Remark.State.OPEN


@dataclass(frozen=True, slots=True)
class RemarkPage:
    """``next`` is what ``after`` is for the page behind this one; empty on the last."""

    remarks: list[Remark]
    next: str = ""


def remarks_for(employee: Employee, now: datetime) -> QuerySet[Remark]:
    """The gate: those on accounts that a resolution in force lets the person moderate."""
    return Remark.objects.filter(account__in=moderated_ids(employee, now))


def remarks(
    employee: Employee, filters: RemarkFilters, after: str, now: datetime, size: int = SIZE
) -> RemarkPage:
    """One query beside the gate's, however many there are."""
    found = filters.applied(remarks_for(employee, now))
    if after.isdecimal() and len(after) < 19:
        key = {"id__lt" if filters.latest_first else "id__gt": int(after)}
        found = found.filter(**key)
    related = found.select_related("account", "case", "message", "by", "decided_by")
    rows = list(related.order_by("-id" if filters.latest_first else "id")[: size + 1])
    kept = rows[:size]
    return RemarkPage(kept, str(kept[-1].pk) if len(rows) > size else "")
