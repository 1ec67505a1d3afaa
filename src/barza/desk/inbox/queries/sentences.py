"""What each event of the register is called in a sentence: the one place that says it."""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from barza.desk.audit.models import Act
from barza.desk.cases.models import CaseKind, Settlement, Urgency
from barza.desk.core import clauses
from barza.desk.inbox.models import Remark

SENTENCES: dict[str, Promise] = {
    "case.claimed": gettext_lazy("claimed the case"),
    "case.released": gettext_lazy("released the case"),
    "case.lease_ended": gettext_lazy("the hold on the case ended by itself"),
    "case.lease_lost": gettext_lazy(
        "the hold on the case ended: no resolution names its holder any more"
    ),
    "case.sorted": gettext_lazy("sorted the case: %(kind)s, %(urgency)s"),
    "case.closed": gettext_lazy("closed the case: %(settlement)s"),
    "case.reopened": gettext_lazy("reopened the case"),
    "inbox.answered": gettext_lazy("wrote an answer"),
    "inbox.acknowledged": gettext_lazy("acknowledged the message automatically"),
    "inbox.not_acknowledged": gettext_lazy("sent no automatic acknowledgement"),
    "inbox.acknowledging_set": gettext_lazy("decided on the automatic acknowledgement"),
    "delivery.dropped": gettext_lazy("did not send the automatic acknowledgement any more"),
    "inbox.held": gettext_lazy("wrote an answer that was held: %(found)s"),
    "inbox.overridden": gettext_lazy("let the answer out although it was held: %(found)s"),
    "remark.made": gettext_lazy("marked for review: %(remark)s (%(found)s)"),
    "remark.withdrawn": gettext_lazy("withdrew the mark: %(remark)s (%(found)s)"),
    "remark.agreed": gettext_lazy("agreed: %(remark)s (%(found)s)"),
    "remark.disagreed": gettext_lazy("did not agree: %(remark)s (%(found)s)"),
    "remark.reconsidered": gettext_lazy("took the decision back: %(remark)s (%(found)s)"),
    "finding.refuted": gettext_lazy("the finding counts no longer: %(found)s"),
    "finding.restored": gettext_lazy("the finding counts again: %(found)s"),
    "finding.added": gettext_lazy("a finding was added: %(found)s"),
    "finding.dropped": gettext_lazy("the added finding was taken away: %(found)s"),
    "inbox.mention_read": gettext_lazy("read the notes that mention them"),
    "inbox.noted": gettext_lazy("wrote a note"),
    "delivery.published": gettext_lazy("the answer was published"),
    "delivery.withdrawn": gettext_lazy("took the answer back before it was sent"),
    "delivery.unknown": gettext_lazy("the outcome is unknown: %(problem)s"),
    "delivery.refused": gettext_lazy("the answer was not published: %(problem)s"),
}


def sentence(act: Act) -> str:
    """In the reader's language; an event that nobody translated shows its own name."""
    template = SENTENCES.get(act.event)
    return str(template) % _named(act) if template else act.event


def _named(act: Act) -> dict[str, str]:
    after = act.details.get("after", {})
    return {
        "kind": _label(CaseKind, after.get("kind", "")),
        "urgency": _label(Urgency, after.get("urgency", "")),
        "settlement": _label(Settlement, act.details.get("settlement", "")),
        "found": _clauses(act.details.get("found", "")),
        "remark": _label(Remark.Kind, act.details.get("kind", "")),
        "problem": act.details.get("problem", ""),
    }


def _label(choices: type[TextChoices], value: str) -> str:
    return str(choices(value).label) if value in choices else _("unknown")


def _clauses(found: str | list[str]) -> str:
    codes = [found] if isinstance(found, str) else found
    return _(", ").join(clauses.name(code) for code in codes)
