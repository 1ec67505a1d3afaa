"""Telling a person by e-mail that something urgent waits for them (P-43).

Sent after the step is written, and never within a transaction. What could not be sent is tried
again for hours, after ever longer waits, and the board says since when it fails; meanwhile the
next person is called. The step stands whatever becomes of it. Nothing of a citizen is in the text.
"""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db.models import F, Value
from django.db.models.functions import Coalesce
from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _

from .models import EscalationStep
from .queries.escalation import unmailed

log = logging.getLogger(__name__)
PATIENCE = 10
"""Seconds that the mail server has."""
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(minutes=15)
AT_ONCE = 100
IN_A_ROW = 3
"""After so many failures in a row a round is over: a server that is away holds up no job."""


def send(step_id: int, now: datetime) -> bool:
    """Whether it was sent. Never raises for what a mail server does."""
    steps = EscalationStep.objects.select_related("person", "escalation__account")
    step = steps.filter(pk=step_id, mailed_at=None, person__isnull=False).first()
    if step is None:
        return False
    try:
        sent = bool(step.person and step.person.email) and _message(step).send() > 0
    except Exception:
        log.exception("step %s could not be mailed", step.pk)
        sent = False
    _note(step, sent, now)
    return sent


def send_waiting(now: datetime) -> int:
    """Tries again what could not be sent; returns how many were."""
    sent = in_a_row = 0
    for pk in list(unmailed(now).values_list("pk", flat=True)[:AT_ONCE]):
        done = send(pk, now)
        sent, in_a_row = sent + done, 0 if done else in_a_row + 1
        if in_a_row == IN_A_ROW:
            break
    return sent


def _note(step: EscalationStep, sent: bool, now: datetime) -> None:
    """What came of an attempt, and when the next one is due."""
    tried = EscalationStep.objects.filter(pk=step.pk)
    tried.update(mail_tries=F("mail_tries") + 1)
    if sent:
        tried.update(mailed_at=now, mail_next_at=None)
    elif step.person and step.person.email:
        wait = min(FIRST_WAIT * 2 ** min(step.mail_tries, 8), LONGEST_WAIT)
        tried.update(
            mail_next_at=now + wait,
            mail_failing_since_at=Coalesce("mail_failing_since_at", Value(now)),
        )


def _message(step: EscalationStep) -> EmailMessage:
    person, escalation = step.person, step.escalation
    assert person is not None  # noqa: S101 -- the caller asked for steps with a person
    with translation.override(person.interface_language):
        raised = formats.date_format(timezone.localtime(escalation.raised_at), "j M Y H:i")
        lines = [
            _("%(subject)s on %(account)s is urgent, and nobody has taken it.")
            % {"subject": escalation.subject, "account": escalation.account.name},
            _("It arrived on %(time)s.") % {"time": raised},
            _("You are called as: %(role)s.") % {"role": step.get_role_display()},
            _("After %(minutes)s minutes the next person is called.") % {"minutes": step.minutes}
            if step.role != "head"
            else _last_word(step),
            f"{settings.ORIGIN}{escalation.path}",
        ]
        subject = _("Urgent: %(subject)s") % {"subject": escalation.subject}
    return EmailMessage(
        subject=subject,
        body="\n\n".join(lines),
        to=[person.email],
        connection=get_connection(timeout=PATIENCE),
    )


def _last_word(step: EscalationStep) -> str:
    """What the head is told of those after them."""
    if step.escalation.steps.filter(person=None).exists():
        return _("Nobody is on duty. Whoever comes on duty next is called then.")
    return _("Nobody is called after you.")
