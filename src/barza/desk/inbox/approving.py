"""Answers on which two people have to agree before they leave (P-44)."""

from collections.abc import Collection
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

from . import reading
from .reading import NeedsSecond

__all__ = ["WITHIN", "NeedsSecond", "about", "act_for", "require", "standing", "who"]

WITHIN = "within"
"""What an act says of a person who decided alone, as the delegation lets them."""


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

    Raises ``NeedsSecond`` without one, also where the text is in a language that the person
    can't answer in (P-65), and ``Refused`` where heads or senior management speak.
    """
    foreign = languages_to_read(case, text, by)
    match who(case):
        case Who.OFFICER if not foreign:
            return WITHIN
        case Who.HEAD if by.role in HEADS and not foreign:
            return WITHIN
        case Who.HEAD if by.role not in HEADS:
            raise _for_heads()
        case Who.NOBODY:
            raise Refused(
                _("Senior management speaks on this. Refer it to them with a note."), clause="P-44"
            )
    act = Act.ANSWER if who(case) == Who.SECOND else ""
    approval = accounts.use_approval(about(case), text, act=act, languages=foreign, by=by, now=now)
    if approval is None or approval.decided_by is None:
        raise _needs_second(case, by, foreign, now)
    return f"approval {approval.pk} of {approval.decided_by.username}"


def languages_to_read(case: Case, text: str, by: Employee) -> frozenset[str]:
    """In which of the text's languages a second person reads it. In the practice town nobody does:
    it is there to learn (P-45)."""
    return frozenset() if case.account.is_practice else reading.foreign(text, by)


def act_for(case: Case, foreign: Collection[str]) -> str:
    """What a second person is asked for: their word on the matter, or to read the language."""
    return Approval.READ if foreign and who(case) != Who.SECOND else Act.ANSWER


def _for_heads() -> Refused:
    return Refused(
        _("A shift supervisor or head of section answers this. Release it to one of them."),
        clause="P-44",
    )


def _needs_second(case: Case, by: Employee, foreign: Collection[str], now: datetime) -> NeedsSecond:
    act = act_for(case, foreign)
    able = deciders(case.account, now, act, foreign)
    names = _(", ").join([one.name for one in able if one.pk != by.pk][:3])
    if act == Approval.READ:
        return reading.unread(by, foreign, names)
    said = _("Two people decide on an answer about this. Ask for approval of these exact words.")
    asked = _(
        "Two people decide on an answer about this. Ask for approval of these exact words: "
        "%(names)s can give it."
    )
    return NeedsSecond((asked if names else said) % {"names": names}, clause="P-44")


def standing(case: Case, reader: Employee) -> list[Approval]:
    """What became of the questions about this case, the latest first; no query where none is
    asked."""
    if who(case) != Who.SECOND and set(reader.languages) >= reading.LANGUAGES:
        return []
    asked = Approval.objects.filter(about=about(case)).exclude(
        state__in=[Approval.State.USED, Approval.State.WITHDRAWN]
    )
    return list(asked.select_related("asked_by", "decided_by").order_by("-pk")[:3])
