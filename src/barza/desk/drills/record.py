"""Drills in each employee's own record and its export (P-07)."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from barza.desk.conduct.record import Row, Section, add
from barza.desk.people.models import Employee

from . import queries

AT_ONCE = 200

_COLUMNS = {
    "number": _("Number"),
    "drill": _("Drill"),
    "started": _("Started"),
    "ended": pgettext_lazy("drill", "Ended"),
    "how": pgettext_lazy("drill", "How it ended"),
    "score": _("Score, per cent"),
    "passed": _("Passed"),
}


def rows(employee: Employee) -> Iterator[Row]:
    found = queries.runs_of(employee).order_by("-pk")
    for run in found.iterator(AT_ONCE):
        yield {
            "number": run.pk,
            "drill": run.text.title,
            "started": run.started_at,
            "ended": run.ended_at,
            "how": run.get_end_display(),
            "score": run.score,
            "passed": run.is_passed,
        }


def _run(row: Row) -> str:
    return reverse("drills:run", args=[row["number"]])


SECTION = Section(
    "drills",
    _("Practice drills"),
    _COLUMNS,
    rows,
    _("You have taken none yet. They are under Training."),
    link=_run,
)


def register() -> None:
    """Called once, when the app is ready."""
    add(SECTION)
