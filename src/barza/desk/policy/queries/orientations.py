"""Reading the register of objectives and orientations (P-74)."""

from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from barza.desk.core.errors import Refused
from barza.desk.core.paging import Page, newest_first
from barza.desk.people.models import Employee, Role
from barza.desk.policy.models import Orientation

PAGE = 50


def sees(employee: Employee) -> bool:
    """Everybody who works for the accounts may read what the institution is after."""
    return employee.is_active


def adopts(employee: Employee) -> bool:
    """Who is shown the pages that add and end an entry; the action asks again."""
    return employee.is_active and employee.role == Role.SENIOR_MANAGEMENT


def in_force(on: date) -> QuerySet[Orientation]:
    return Orientation.objects.in_force(on).order_by("kind", "id")


def orientation_in_force(pk: int | None, now: datetime) -> Orientation:
    """The entry that somebody refers to. Raises ``Refused`` unless it is in force (P-74)."""
    found = Orientation.objects.in_force(localdate(now)).filter(pk=pk or 0).first()
    if found is None:
        raise Refused(
            _(
                "Name an objective or orientation that is in force. "
                "Without one in the register, nothing can be refused or asked for on its ground."
            ),
            clause="P-74",
        )
    return found


def page(*, kind: str = "", on: date | None = None, before: int | None = None) -> Page[Orientation]:
    """Newest first; ``on``: only those in force on that day."""
    rows = Orientation.objects.in_force(on) if on else Orientation.objects.all()
    if kind:
        rows = rows.filter(kind=kind)
    return newest_first(rows, before, PAGE)
