"""Whose leaving is on record by a list of the directory only (P-61, P-85)."""

from datetime import datetime, timedelta

from django.db.models import Exists, Max, OuterRef, QuerySet

from barza.desk.accounts.models import ActsRead
from barza.desk.audit.models import Act
from barza.desk.people.models import Employee

ENDED, LEFT = "employee.deactivated", "employee.left"
READER = "leaving"
SETTLED = timedelta(days=1)
"""Acts are committed in another order than they are numbered in; a day later none is missing."""


def unfinished() -> list[Employee]:
    """Who can sign in no more, and whom nothing says to have left: by the acts since the cursor,
    so that it costs the same however many ever left."""
    later = Act.objects.filter(about=OuterRef("about"), event=LEFT, id__gt=OuterRef("id"))
    abouts = _since(_cursor()).exclude(Exists(later)).values_list("about", flat=True).distinct()
    keys = {int(about.rpartition(":")[2]) for about in abouts}
    return list(Employee.objects.filter(pk__in=keys, is_active=False).order_by("pk"))


def is_finished(employee: Employee) -> bool:
    label = f"{Employee._meta.label_lower}:{employee.pk}"
    last = Act.objects.filter(about=label, event__in=(ENDED, LEFT)).order_by("-id").first()
    return last is not None and last.event == LEFT


def settled_up_to(now: datetime) -> int:
    """Where the cursor may stand: the last act that is old enough."""
    old = _since(_cursor()).filter(at__lt=now - SETTLED)
    return int(old.aggregate(last=Max("id"))["last"] or _cursor())


def _since(cursor: int) -> QuerySet[Act]:
    return Act.objects.filter(event=ENDED, id__gt=cursor)


def _cursor() -> int:
    return ActsRead.objects.filter(reader=READER).values_list("act", flat=True).first() or 0
