"""Reading the ledger of out-of-hours work (P-68)."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.utils import timezone

from barza.desk.core.paging import Page, newest_first
from barza.desk.duty.models import Choice, Klass, OvertimeEntry, PayrollFile, Rate, State
from barza.desk.duty.rates import Rates, Worth
from barza.desk.duty.spans import Span
from barza.desk.people.models import Employee

from .office import PAYS, accounts_decided

PAGE = 50
FILES = 10
COUNTS = (State.APPROVED, State.TAKEN, State.PAID)
"""What was granted, whether or not it was settled since."""


@dataclass(frozen=True, slots=True)
class Balance:
    """Minutes granted by class; minutes off that are still to be taken, and that lapsed."""

    by_class: dict[Klass, int] = field(default_factory=dict)
    proposed: int = 0
    time_off: int = 0
    lapsed: int = 0

    @property
    def total(self) -> int:
        return sum(self.by_class.values())


def of_person(
    employee: Employee, before: int | None = None, size: int = PAGE
) -> Page[OvertimeEntry]:
    """The person's own entries, the latest first, and the key to go on after."""
    return _page(OvertimeEntry.objects.filter(employee=employee), before, size)


def balance(employee: Employee, now: datetime) -> Balance:
    """What was granted and what is left; counter-entries are subtracted."""
    entries = OvertimeEntry.objects.filter(employee=employee)
    granted = entries.filter(state__in=COUNTS).values_list("klass").annotate(Sum("minutes"))
    waiting = entries.filter(state=State.PROPOSED).aggregate(total=Sum("minutes"))["total"]
    owed = entries.filter(state=State.APPROVED, choice=Choice.TIME_OFF)
    rates, today = Rates(), timezone.localdate(now)
    left, lapsed = Decimal(), Decimal()
    for entry in owed.only("klass", "start_at", "minutes", "expires_on"):
        worth = rates.of(entry.klass, timezone.localdate(entry.start_at)).time_off
        if entry.expires_on and entry.expires_on < today:
            lapsed += entry.minutes * worth
        else:
            left += entry.minutes * worth
    by_class = {Klass(klass): total for klass, total in granted.order_by("klass")}
    return Balance(by_class, waiting or 0, int(left), int(lapsed))


def decided_for(reader: Employee, now: datetime) -> QuerySet[OvertimeEntry]:
    """The gate of the statements: entries on accounts that the reader decides on; for payroll
    and audit all of them.
    """
    entries = OvertimeEntry.objects.all()
    if reader.role in PAYS or reader.role == "auditor":
        return entries
    return entries.filter(account__in=accounts_decided(reader, now).values("pk"))


def statement(
    entries: QuerySet[OvertimeEntry], month: date, after: str = ""
) -> tuple[list[dict[str, Any]], str]:
    """A month by person, in the order of their numbers, and the number to go on after: minutes
    of each class as granted, and what waits for a decision.
    """
    granted, waiting = Q(state__in=COUNTS), Q(state=State.PROPOSED)
    sums = {klass.value: Sum("minutes", filter=granted & Q(klass=klass)) for klass in Klass}
    rows = entries.filter(posted_on=month, employee__employee_no__gt=after).values(
        *(f"employee__{name}" for name in ("name_ar", "name_en", "employee_no")), "employee_id"
    )
    annotated = rows.annotate(
        **sums,
        waiting=Sum("minutes", filter=waiting),
        unassigned=Count("pk", filter=waiting & Q(assignment="unassigned")),
    )
    found = [dict(row) for row in annotated.order_by("employee__employee_no")[: PAGE + 1]]
    further = found[PAGE - 1]["employee__employee_no"] if len(found) > PAGE else ""
    return found[:PAGE], further


def of_month(
    entries: QuerySet[OvertimeEntry], month: date, person: int | None, before: int | None
) -> Page[OvertimeEntry]:
    """The entries of a month, of everybody or of one person."""
    of_it = entries.filter(posted_on=month)
    return _page(of_it.filter(employee=person) if person else of_it, before, PAGE)


def rates_on(day: date) -> list[tuple[Klass, Worth]]:
    """What an hour of each class is worth on a day."""
    rates = Rates()
    return [(klass, rates.of(klass, day)) for klass in Klass]


def rate_rows() -> list[Rate]:
    """Every rate that was set, the latest first."""
    return list(Rate.objects.order_by("-valid_from_on", "klass")[:PAGE])


def to_settle(entries: QuerySet[OvertimeEntry], month: date) -> QuerySet[OvertimeEntry]:
    """What payroll gets with a month: what is posted to it, as its file has it; granted, not for
    time off, and not sent yet. Who did not choose is paid: the rule decides.
    """
    return entries.filter(state=State.APPROVED, posted_on=month).exclude(choice=Choice.TIME_OFF)


def payroll_files(month: date) -> list[PayrollFile]:
    """Those made of a month, the latest first."""
    made = PayrollFile.objects.filter(month=month).select_related("made_by")
    return list(made.annotate(size=Count("entries")).order_by("-pk")[:FILES])


def granted_beside(entry: OvertimeEntry, span: Span) -> QuerySet[OvertimeEntry]:
    """Other granted work of the same person in a stretch of time, but for what was countered."""
    others = OvertimeEntry.objects.filter(
        employee=entry.employee_id, state__in=COUNTS, counter_of=None, counter=None
    ).exclude(pk=entry.pk)
    return others.filter(start_at__lt=span.end, end_at__gt=span.start)


def _page(entries: QuerySet[OvertimeEntry], before: int | None, size: int) -> Page[OvertimeEntry]:
    named = entries.select_related("account", "employee", "shift", "counter", "counter_of")
    return newest_first(named, before, size)
