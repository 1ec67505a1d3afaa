"""What a notification says: that something urgent waits, its reference and its time (P-43).

It passes through a company's server and lies on a locked screen, so it names no citizen, and holds
no word of one.
"""

import json
from datetime import datetime

from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _

from barza.desk.duty.models import Escalation, EscalationStep, Push

PAGE = "/duty/devices"


def of(push: Push) -> bytes:
    """In the language of the person's pages; ``path`` is where a press on it leads."""
    language = push.person.interface_language
    with translation.override(language):
        said = _call(push.step) if push.step else _trial()
        said |= {"lang": language, "dir": "rtl" if translation.get_language_bidi() else "ltr"}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def topic_of(push: Push) -> str:
    """A newer call for the same thing takes the older one's place (RFC 8030, 5.4)."""
    return f"e{push.step.escalation_id}" if push.step else "trial"


def _call(step: EscalationStep) -> dict[str, str]:
    escalation = step.escalation
    return {
        "title": _("An urgent message waits"),
        "body": _body(escalation),
        "path": escalation.path or "/",
        "tag": f"e{escalation.pk}",
    }


def _body(escalation: Escalation) -> str:
    reference = apart(escalation.subject)
    if escalation.answer_by is None:
        return _("Reference %(reference)s.") % {"reference": reference}
    return _("Reference %(reference)s, answer by %(time)s.") % {
        "reference": reference,
        "time": apart(_clock(escalation.answer_by)),
    }


def _trial() -> dict[str, str]:
    return {
        "title": _("This is a trial"),
        "body": _("An urgent message would be shown like this."),
        "path": PAGE,
        "tag": "trial",
    }


def _clock(at: datetime) -> str:
    return formats.date_format(timezone.localtime(at), "j F H:i")


def apart(text: str) -> str:
    """Keeps figures in their own order inside an Arabic sentence (Unicode TR9, isolates)."""
    return f"\u2068{text}\u2069"
