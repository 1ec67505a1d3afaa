"""What the record of each employee also holds: training, competence, shifts, out-of-hours work.

Their parts stand below or beside the one that shows it, so the shell puts them together (P-07).
"""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from barza.desk.conduct.record import Row, Section, add
from barza.desk.duty.models import OvertimeEntry, Shift
from barza.desk.people.models import (
    Assessment,
    Certificate,
    Employee,
    LanguageLevel,
    PlatformTest,
    Readiness,
    TopicCompetence,
)


def certificates(employee: Employee) -> Iterator[Row]:
    held = Certificate.objects.filter(employee=employee).select_related("module")
    for one in held.order_by("-issued_at", "-pk"):
        yield {
            "module": one.module.title,
            "score": one.score,
            "issued": one.issued_at,
            "until": one.valid_until,
            "withdrawn": one.withdrawn_at,
            "because": one.withdrawn_because,
        }


def competence(employee: Employee) -> Iterator[Row]:
    for level in LanguageLevel.objects.filter(employee=employee).order_by("lang"):
        yield {"what": level.lang, "how": level.get_level_display(), "note": level.sample}
    for topic in TopicCompetence.objects.filter(employee=employee).order_by("topic"):
        yield {"what": topic.topic, "how": topic.get_basis_display(), "note": topic.note}
    for test in PlatformTest.objects.filter(employee=employee).order_by("-passed_on", "-pk"):
        yield {"what": test.network, "how": f"{test.score} %", "note": f"{test.valid_until_on}"}


def selection(employee: Employee) -> Iterator[Row]:
    given = Assessment.objects.filter(selection__candidate=employee).select_related("assessor")
    for one in given.order_by("-at", "-pk"):
        yield {
            "at": one.at,
            "criterion": one.get_criterion_display(),
            "score": one.score,
            "note": one.note,
            "by": one.assessor.name,
        }


def readiness(employee: Employee) -> Iterator[Row]:
    for one in Readiness.objects.filter(employee=employee).order_by("-declared_at"):
        yield {
            "declared": one.declared_at,
            "withdrawn": one.withdrawn_at,
            "hours": f"{one.from_hour}–{one.to_hour}",
            "shifts": one.most_shifts_a_week,
            "most": one.most_hours_a_day,
        }


def shifts(employee: Employee) -> Iterator[Row]:
    mine = Shift.objects.filter(Q(officer=employee) | Q(backup=employee)).select_related("account")
    for one in mine.order_by("-start_at", "-pk"):
        yield {
            "from": one.start_at,
            "to": one.end_at,
            "account": one.account.name,
            "as": str(_("Officer") if one.officer_id == employee.pk else _("Backup")),
            "reference": one.reference,
            "cancelled": one.cancelled_at,
        }


def overtime(employee: Employee) -> Iterator[Row]:
    mine = OvertimeEntry.objects.filter(employee=employee).select_related("account")
    for one in mine.order_by("-start_at", "-pk"):
        yield {
            "from": one.start_at,
            "to": one.end_at,
            "minutes": one.minutes,
            "class": one.get_klass_display(),
            "account": one.account.name,
            "state": one.get_state_display(),
            "choice": one.get_choice_display(),
            "why": one.why,
        }


_CERTIFICATES = {
    "module": _("Module"),
    "score": _("Score, per cent"),
    "issued": _("Issued"),
    "until": _("Valid until"),
    "withdrawn": _("Withdrawn"),
    "because": _("Reason"),
}
_COMPETENCE = {"what": _("What"), "how": _("Level or basis"), "note": _("Note")}
_SELECTION = {
    "at": _("When"),
    "criterion": _("Criterion"),
    "score": _("Score, 1 to 5"),
    "note": _("Note"),
    "by": _("Assessor"),
}
_READINESS = {
    "declared": _("Declared"),
    "withdrawn": _("Withdrawn"),
    "hours": _("Hours of the day"),
    "shifts": _("Shifts a week at most"),
    "most": _("Hours a day at most"),
}
_SHIFTS = {
    "from": _("From"),
    "to": _("To"),
    "account": _("Account"),
    "as": _("As"),
    "reference": _("Written assignment"),
    "cancelled": _("Cancelled"),
}
_OVERTIME = {
    "from": _("From"),
    "to": _("To"),
    "minutes": _("Minutes"),
    "class": _("Class"),
    "account": _("Account"),
    "state": _("State"),
    "choice": _("Pay or time off"),
    "why": _("Reason"),
}


def register() -> None:
    """Adds the sections, once."""
    for section in (
        Section("certificates", _("Training"), _CERTIFICATES, certificates),
        Section("competence", _("Languages, topics and networks"), _COMPETENCE, competence),
        Section("selection", _("Selection"), _SELECTION, selection),
        Section("readiness", _("Readiness outside working hours"), _READINESS, readiness),
        Section("shifts", _("Shifts"), _SHIFTS, shifts),
        Section("overtime", _("Out-of-hours work"), _OVERTIME, overtime),
    ):
        add(section)
