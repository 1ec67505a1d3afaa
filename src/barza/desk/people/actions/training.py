"""Taking a module's quiz, and the certificate that passing gives (P-45)."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from barza.desk.audit.actions import record
from barza.desk.core.errors import Refused
from barza.desk.people.models import Attempt, Certificate, Choice, Employee, Module
from barza.desk.people.roles import ASSESSORS, is_one_of

from .rules import locked, said

MOST_A_DAY = 3
"""Attempts at one module on a local day: to read again is quicker than to guess."""


@transaction.atomic
def begin_attempt(module: Module, *, by: Employee, now: datetime) -> Attempt:
    """The attempt that is open already, or a new one."""
    by = locked(by)
    module = Module.objects.get(pk=module.pk)
    _refuse_retired(module)
    attempts = Attempt.objects.filter(employee=by, module=module)
    if running := attempts.filter(finished_at=None).first():
        return running
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    if attempts.filter(started_at__gte=midnight).count() >= MOST_A_DAY:
        raise Refused(
            _("You have tried %(most)s times today. Read the module again, and try tomorrow.")
            % {"most": MOST_A_DAY},
            clause="P-45",
        )
    attempt = Attempt.objects.create(module=module, employee=by, started_at=now)
    record(
        "training.attempt_begun", by=by, about=attempt, now=now, clause="P-45", module=module.code
    )
    return attempt


@transaction.atomic
def finish_attempt(
    attempt: Attempt, answers: Mapping[int, int], *, by: Employee, now: datetime
) -> Attempt:
    """Scores what was chosen: question by choice. A pass issues the certificate."""
    attempt = Attempt.objects.select_for_update().select_related("module").get(pk=attempt.pk)
    if attempt.employee_id != by.pk:
        raise Refused(_("Only the person who began this quiz answers it."), clause="P-45")
    if attempt.finished_at is not None:
        raise Refused(_("This attempt is finished. Begin a new one."), clause="P-45")
    _refuse_retired(attempt.module)
    attempt.score = _score(attempt.module, answers)
    attempt.is_passed = attempt.score >= attempt.module.pass_share
    attempt.answers = {str(question): choice for question, choice in answers.items()}
    attempt.finished_at = now
    attempt.save(update_fields=["score", "is_passed", "answers", "finished_at"])
    record(
        "training.attempt_finished",
        by=by,
        about=attempt,
        now=now,
        clause="P-45",
        module=attempt.module.code,
        score=attempt.score,
        passed=attempt.is_passed,
    )
    if attempt.is_passed:
        _issue(attempt, by, now)
    return attempt


@transaction.atomic
def withdraw_certificate(
    certificate: Certificate, *, because: str, by: Employee, now: datetime
) -> Certificate:
    """It counts no longer from this instant; so do resolutions that rest on it (P-45)."""
    certificate = Certificate.objects.select_for_update().get(pk=certificate.pk)
    if not is_one_of(by, ASSESSORS) or by.pk == certificate.employee_id:
        raise Refused(
            _(
                "A head of section, a supervisor or human resources withdraws certificates of "
                "others. Ask one of them."
            ),
            clause="P-45",
        )
    if certificate.withdrawn_at is not None:
        raise Refused(_("This certificate is withdrawn already."), clause="P-45")
    certificate.withdrawn_because = said(
        because, clause="P-45", sentence=_("Say why the certificate is withdrawn.")
    )
    certificate.withdrawn_at = now
    certificate.save(update_fields=["withdrawn_at", "withdrawn_because"])
    record(
        "training.certificate_withdrawn",
        by=by,
        about=certificate,
        now=now,
        clause="P-45",
        names=certificate.employee.username,
        because=certificate.withdrawn_because,
    )
    return certificate


def _issue(attempt: Attempt, by: Employee, now: datetime) -> None:
    module = attempt.module
    certificate = Certificate.objects.create(
        module=module,
        employee=by,
        issued_at=now,
        valid_until=now + timedelta(days=module.valid_for_days),
        score=attempt.score or 0,
    )
    record(
        "training.certificate_issued",
        by=by,
        about=certificate,
        now=now,
        clause="P-45",
        module=module.code,
        version=module.version,
        valid_until=certificate.valid_until.isoformat(),
    )


def _score(module: Module, answers: Mapping[int, int]) -> int:
    """Per cent of the module's questions. One left open refuses: nobody fails by oversight."""
    right = dict(
        Choice.objects.filter(question__module=module, is_right=True).values_list("question", "pk")
    )
    if set(answers) != set(right):
        raise Refused(_("Answer every question before you send the quiz."), clause="P-45")
    correct = sum(answers[question] == choice for question, choice in right.items())
    return round(100 * correct / len(right))


def _refuse_retired(module: Module) -> None:
    if module.retired_at is not None:
        raise Refused(
            _("This module has been renewed. Read the new version, and take its quiz."),
            clause="P-45",
        )
