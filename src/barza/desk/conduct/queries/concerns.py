"""The filer and the concerns desk see a concern, and nobody else (P-57)."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q, QuerySet

from barza.desk.conduct import standing
from barza.desk.conduct.models import Concern
from barza.desk.core.paging import key, newest_first
from barza.desk.people.models import Employee

PAGE = 30
YEARS = range(2000, 3000)
"""Those that a deadline in an address can be of."""


@dataclass(frozen=True, slots=True)
class Queue:
    """``after`` is the key of the next page, for the address; empty at the end."""

    concerns: list[Concern]
    after: str


def concerns_for(person: Employee) -> QuerySet[Concern]:
    """Their own, and those that the desk lets them see."""
    return Concern.objects.filter(Q(filer=person) | _at_desk(person))


def queue(
    person: Employee, *, desk: bool, opened: bool = True, after: str = "", size: int = PAGE
) -> Queue:
    """The desk's open concerns by deadline, or what is settled, newest first; or one's own."""
    found = Concern.objects.filter(_at_desk(person) if desk else Q(filer=person))
    found = found.select_related("filer", "about", "taken_by")
    if not desk:
        return _by_newest(found, after, size)
    if opened:
        return _by_deadline(found.filter(state__in=Concern.OPEN), after, size)
    return _by_newest(found.exclude(state__in=Concern.OPEN), after, size)


def readers(concern: Concern, role: str) -> QuerySet[Employee]:
    """Who of this role may see the concern once it has come so far."""
    kept_out = Q(pk=concern.filer_id) | Q(pk=concern.about_id)
    if concern.not_to_manager:
        units = {concern.unit_id, concern.filer.unit_id} - {None}
        kept_out |= Q(unit__in=units)
    return Employee.objects.filter(role=role, is_active=True).exclude(kept_out)


def _at_desk(person: Employee) -> Q:
    """Never one's own, nor one about oneself, nor one that is kept from the unit one leads."""
    if person.role not in (standing.DESK, standing.ABOVE) or not person.is_active:
        return Q(pk__in=[])
    seen = ~Q(filer=person) & (Q(about=None) | ~Q(about=person))
    if person.unit_id:
        own = Q(unit=person.unit_id) | Q(filer__unit=person.unit_id)
        seen &= Q(not_to_manager=False) | ~own
    if person.role == standing.ABOVE:
        seen &= Q(escalated_at__isnull=False)
    return seen


def _by_deadline(found: QuerySet[Concern], after: str, size: int) -> Queue:
    moment, _, number = after.partition("|")
    last_pk = key(number)
    if moment and last_pk is not None:
        try:
            at = datetime.fromisoformat(moment)
        except ValueError:
            return Queue([], "")
        if at.tzinfo is None or at.year not in YEARS:
            return Queue([], "")
        later = Q(answer_by_at__gt=at) | Q(answer_by_at=at, pk__gt=last_pk)
        found = found.filter(later, answer_by_at__gte=at)
    rows = list(found.order_by(F("answer_by_at"), "pk")[: size + 1])
    last = rows[size - 1] if len(rows) > size else None
    return Queue(rows[:size], f"{last.answer_by_at.isoformat()}|{last.pk}" if last else "")


def _by_newest(found: QuerySet[Concern], after: str, size: int) -> Queue:
    page = newest_first(found, key(after), size)
    return Queue(page.rows, f"{page.older or ''}")
