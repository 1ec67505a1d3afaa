"""The list of the staff, and one of them as a colleague may see them."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import get_language

from barza.desk.people.models import Employee, Unit

PAGE = 50


@dataclass(frozen=True, slots=True)
class Filters:
    text: str = ""
    unit: Unit | None = None
    role: str = ""
    has_left: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """``after`` is the key to go on with; None at the end."""

    rows: list[Employee]
    after: int | None


def people_seen_by(viewer: Employee) -> QuerySet[Employee]:
    """The gate: everybody for those who manage, oneself for all others."""
    every = Employee.objects.select_related("unit")
    return every if viewer.manages else every.filter(pk=viewer.pk)


def page(viewer: Employee, filters: Filters, after: int | None = None, size: int = PAGE) -> Page:
    """By name in the reader's language. A key that is nobody's begins at the beginning."""
    found = _filtered(people_seen_by(viewer), filters)
    name = "name_ar" if (get_language() or "ar").startswith("ar") else "name_en"
    last = Employee.objects.filter(pk=after).values_list(name, flat=True).first() if after else None
    if last is not None:
        found = found.filter(Q(**{f"{name}__gt": last}) | Q(**{name: last, "pk__gt": after}))
    rows = list(found.order_by(name, "pk")[: size + 1])
    return Page(rows[:size], rows[size - 1].pk if len(rows) > size else None)


def cut(people: QuerySet[Employee], after: int | None, size: int = PAGE) -> Page:
    """A page of any people, by key."""
    rows = list(people.filter(pk__gt=after or 0).order_by("pk")[: size + 1])
    return Page(rows[:size], rows[size - 1].pk if len(rows) > size else None)


def _filtered(people: QuerySet[Employee], filters: Filters) -> QuerySet[Employee]:
    people = people.filter(is_active=not filters.has_left)
    if filters.unit:
        people = people.filter(unit=filters.unit)
    if filters.role:
        people = people.filter(role=filters.role)
    for word in filters.text.split()[:5]:
        people = people.filter(
            Q(name_ar__icontains=word)
            | Q(name_en__icontains=word)
            | Q(username__icontains=word)
            | Q(employee_no=word)
            | Q(job_ar__icontains=word)
            | Q(job_en__icontains=word)
        )
    return people
