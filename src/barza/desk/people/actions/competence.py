"""What a person can do, as somebody else assessed it (P-64, P-65, P-66)."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from barza.desk.audit.actions import record
from barza.desk.core.errors import Refused
from barza.desk.people.models import (
    ANSWERS_FROM,
    Employee,
    LanguageLevel,
    Level,
    PlatformTest,
    TopicCompetence,
)
from barza.desk.people.roles import TESTERS

from .rules import locked, require_assessor, said

PASS_SCORE = 70
"""Per cent; less is no pass of a platform test."""


@transaction.atomic
def record_language(
    employee: Employee, *, lang: str, level: Level, sample: str, by: Employee, now: datetime
) -> LanguageLevel:
    """The level that a writing sample showed; ``Employee.languages`` follows it (P-65)."""
    employee = locked(employee)
    require_assessor(by, employee, clause="P-65")
    sample = said(sample, clause="P-65", sentence=_("Say what was written, and what it showed."))
    level = Level(level)
    assessed, _made = LanguageLevel.objects.update_or_create(
        employee=employee,
        lang=lang,
        defaults={
            "level": level,
            "sample": sample,
            "assessed_on": timezone.localdate(now),
            "assessor": by,
        },
    )
    _keep_in_step(employee, lang, answers=level >= ANSWERS_FROM)
    record(
        "employee.language_assessed",
        by=by,
        about=employee,
        now=now,
        clause="P-65",
        lang=lang,
        level=level.label,
    )
    return assessed


@transaction.atomic
def record_topic(
    employee: Employee,
    *,
    topic: str,
    basis: TopicCompetence.Basis,
    note: str,
    by: Employee,
    now: datetime,
) -> TopicCompetence:
    """The person may be given cases of this service (P-64)."""
    employee = locked(employee)
    require_assessor(by, employee, clause="P-64")
    note = said(note, clause="P-64", sentence=_("Say what the competence rests on."))
    given, _made = TopicCompetence.objects.update_or_create(
        employee=employee,
        topic=topic,
        defaults={
            "basis": TopicCompetence.Basis(basis),
            "note": note,
            "from_on": timezone.localdate(now),
        },
    )
    record(
        "employee.topic_given",
        by=by,
        about=employee,
        now=now,
        clause="P-64",
        topic=topic,
        basis=given.basis,
    )
    return given


@transaction.atomic
def take_topic(competence: TopicCompetence, *, by: Employee, now: datetime) -> None:
    """The person is given no more cases of this service; both acts stay on record."""
    competence = TopicCompetence.objects.select_for_update().get(pk=competence.pk)
    employee = competence.employee
    require_assessor(by, employee, clause="P-64")
    topic = competence.topic
    competence.delete()
    record("employee.topic_taken", by=by, about=employee, now=now, clause="P-64", topic=topic)


@transaction.atomic
def record_platform_test(
    employee: Employee,
    *,
    network: str,
    version: str,
    score: int,
    passed_on: date,
    valid_until_on: date,
    by: Employee,
    now: datetime,
) -> PlatformTest:
    """A test that was passed. One that was not needs no record: it opens nothing (P-66)."""
    employee = locked(employee)
    require_assessor(by, employee, clause="P-66", roles=TESTERS)
    _check_test(score, passed_on, valid_until_on, timezone.localdate(now))
    test = PlatformTest.objects.create(
        employee=employee,
        network=network,
        version=version,
        score=score,
        passed_on=passed_on,
        valid_until_on=valid_until_on,
        assessor=by,
    )
    record(
        "employee.platform_test_passed",
        by=by,
        about=employee,
        now=now,
        clause="P-66",
        network=network,
        version=version,
        score=score,
        valid_until_on=valid_until_on.isoformat(),
    )
    return test


def _keep_in_step(employee: Employee, lang: str, *, answers: bool) -> None:
    others = [one for one in employee.languages if one != lang]
    if answers != (lang in employee.languages):
        employee.languages = [*others, lang] if answers else others
        employee.save(update_fields=["languages"])


def _check_test(score: int, passed_on: date, valid_until_on: date, today: date) -> None:
    if not PASS_SCORE <= score <= 100:
        raise Refused(
            _("A test is passed with %(least)s to 100 per cent. Train, and test again.")
            % {"least": PASS_SCORE},
            clause="P-66",
        )
    if passed_on > today:
        raise Refused(_("The test can't have been passed after today."), clause="P-66")
    if valid_until_on <= passed_on:
        raise Refused(_("The test must be valid for some days after it was passed."), clause="P-66")
