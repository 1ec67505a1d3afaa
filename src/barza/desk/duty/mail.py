"""Telling a person by e-mail that something urgent waits for them (P-43).

Sent after the step is written, and never within a transaction. What could not be sent is tried
again every minute; the step stands whatever becomes of it. Nothing of a citizen is in the text.
"""

import logging
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db.models import F
from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _

from .models import EscalationStep
from .queries.escalation import unmailed

log = logging.getLogger(__name__)
PATIENCE = 10
"""Seconds that the mail server has."""


def send(step_id: int, now: datetime) -> bool:
    """Whether it was sent. Never raises for what a mail server does."""
    steps = EscalationStep.objects.select_related("person", "escalation__account")
    step = steps.filter(pk=step_id, mailed_at=None, person__isnull=False).first()
    if step is None:
        return False
    tried = EscalationStep.objects.filter(pk=step.pk)
    tried.update(mail_tries=F("mail_tries") + 1)
    try:
        sent = bool(step.person and step.person.email) and _message(step).send() > 0
    except Exception:
        log.exception("step %s could not be mailed", step.pk)
        return False
    if sent:
        tried.update(mailed_at=now)
    return sent


def send_waiting(now: datetime) -> int:
    """Tries again what could not be sent; returns how many were."""
    return sum(send(pk, now) for pk in list(unmailed(now).values_list("pk", flat=True)[:100]))


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
            else _("Nobody is called after you."),
            f"{settings.ORIGIN}{escalation.path}",
        ]
        subject = _("Urgent: %(subject)s") % {"subject": escalation.subject}
    return EmailMessage(
        subject=subject,
        body="\n\n".join(lines),
        to=[person.email],
        connection=get_connection(timeout=PATIENCE),
    )
