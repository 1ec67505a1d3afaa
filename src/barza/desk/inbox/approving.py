"""Answers on which two people have to agree before they leave (P-44)."""

from datetime import datetime

from django.utils.translation import gettext as _

from barza.desk.accounts import actions as accounts
from barza.desk.accounts import delegation
from barza.desk.accounts.actions.approvals import deciders
from barza.desk.accounts.delegation import HEADS, Act, Who
from barza.desk.accounts.models import Approval
from barza.desk.cases.models import Case
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee

WITHIN = "within"
"""What an act says of a person who decided alone, as the delegation lets them."""


class NeedsSecond(Refused):
    """The words have to be approved by another person first."""


def about(case: Case) -> str:
    """What the approval names, as the register of acts does."""
    return f"{case._meta.label_lower}:{case.pk}"


def who(case: Case) -> Who:
    """Who may answer this alone: no query."""
    return delegation.decides(
        Act.ANSWER,
        topic=case.service.code if case.service else "",
        urgency=case.urgency,
        account=case.account.label,
    )


def require(case: Case, text: str, *, by: Employee, now: datetime) -> str:
    """Under whose word it leaves: ``within`` the person's authority, or an approval, used up.

    Raises ``NeedsSecond`` without one, and ``Refused`` where heads or senior management speak.
    """
    match who(case):
        case Who.OFFICER:
            return WITHIN
        case Who.HEAD if by.role in HEADS:
            return WITHIN
        case Who.HEAD:
            raise Refused(
                _("A shift supervisor or head of section answers this. Release it to one of them."),
                clause="P-44",
            )
        case Who.NOBODY:
            raise Refused(
                _("Senior management speaks on this. Refer it to them with a note."), clause="P-44"
            )
    approval = accounts.use_approval(about(case), text, by=by, now=now)
    if approval is None or approval.decided_by is None:
        raise _needs_second(case, by, now)
    return f"approval {approval.pk} of {approval.decided_by.username}"


def _needs_second(case: Case, by: Employee, now: datetime) -> NeedsSecond:
    others = [one.name for one in deciders(case.account, now) if one.pk != by.pk][:3]
    named = _(", ").join(others)
    said = _("Two people decide on an answer about this. Ask for approval of these exact words.")
    asked = _(
        "Two people decide on an answer about this. Ask for approval of these exact words: "
        "%(names)s can give it."
    )
    return NeedsSecond((asked if named else said) % {"names": named}, clause="P-44")


def standing(case: Case) -> list[Approval]:
    """What became of the questions about this case, the latest first; no query where none is
    asked."""
    if who(case) != Who.SECOND:
        return []
    asked = Approval.objects.filter(about=about(case)).exclude(
        state__in=[Approval.State.USED, Approval.State.WITHDRAWN]
    )
    return list(asked.select_related("asked_by", "decided_by").order_by("-pk")[:3])
