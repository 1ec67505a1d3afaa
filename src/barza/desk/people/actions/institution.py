"""Whose desk this is: its names, and how the public reaches it (P-07, P-24)."""

from datetime import datetime

from django.db import connection, transaction

from barza.desk.audit.actions import record
from barza.desk.core.models import Institution
from barza.desk.people.administering import changes, require, require_names
from barza.desk.people.models import Employee

ONE = 7
"""The lock under which the one institution is made, after its clause."""


@transaction.atomic
def set_institution(
    *,
    name_ar: str,
    name_en: str,
    hotline: str = "",
    email: str = "",
    hours_ar: str = "",
    hours_en: str = "",
    by: Employee,
    now: datetime,
) -> Institution:
    """Enters the institution, or changes what is said of it; what it said before is in the act."""
    require(by)
    require_names(name_ar, name_en)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE])
    institution = Institution.objects.select_for_update().first() or Institution()
    given = {"name_ar": name_ar, "name_en": name_en, "hotline": hotline, "email": email}
    given |= {"hours_ar": hours_ar, "hours_en": hours_en}
    changed = changes(institution, {name: text.strip() for name, text in given.items()})
    institution.save()
    if changed:
        record(
            "institution.set",
            by=by,
            about=institution,
            now=now,
            clause="P-07",
            changed=changed,
        )
    return institution
