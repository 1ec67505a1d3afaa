"""Every look at what is confidential is an act, and so is every look that was turned away."""

from datetime import datetime

from django.db import models, transaction

from barza.desk.audit.actions import REFUSED, record
from barza.desk.conduct import queries
from barza.desk.conduct.models import Concern, ConductFile
from barza.desk.people.models import Employee


@transaction.atomic
def look_at_concern(pk: int, *, by: Employee, now: datetime) -> Concern | None:
    """The concern for whoever may see it; None, on record, for anybody else (P-57).

    The filer's own looks leave no act: they would say who filed it.
    """
    seen = queries.concerns_for(by).select_related("filer", "about", "taken_by", "unit")
    concern = seen.filter(pk=pk).first()
    if concern is None:
        turned_away(Concern, pk, by=by, now=now)
    elif concern.filer_id != by.pk:
        record("concern.viewed", by=by, about=concern, now=now, clause="P-57")
    return concern


@transaction.atomic
def look_at_file(pk: int, *, by: Employee, now: datetime) -> ConductFile | None:
    """The file for whoever is on its list, or is the employee after the notice; None, on record,
    for anybody else (P-60)."""
    file = queries.files_for(by).select_related("employee", "alleged_by").filter(pk=pk).first()
    if file is None:
        turned_away(ConductFile, pk, by=by, now=now)
    else:
        record("conduct.viewed", by=by, about=file, now=now, clause="P-60")
    return file


@transaction.atomic
def open_attachment(
    about: Concern | ConductFile, *, sha256: str, by: Employee, now: datetime
) -> None:
    """Notes that somebody who may see it opened a file; ``queries`` has let them in before."""
    if isinstance(about, ConductFile):
        record("conduct.opened", by=by, about=about, now=now, clause="P-60", sha256=sha256)
    elif about.filer_id != by.pk:
        record("concern.opened", by=by, about=about, now=now, clause="P-57", sha256=sha256)


@transaction.atomic
def turned_away(kind: type[models.Model], pk: int, *, by: Employee, now: datetime) -> None:
    """Records the attempt at something that exists and isn't theirs to see. To the person it
    looks as if it didn't exist."""
    found = kind._default_manager.filter(pk=pk).first()
    if found is None:
        return
    what, clause = ("concern", "P-57") if kind is Concern else ("conduct", "P-60")
    record(f"{what}.viewed", by=by, about=found, now=now, clause=clause, result=REFUSED)
