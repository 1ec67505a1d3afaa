"""What a page needs of the case that is open."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from barza.desk.cases.models import Case, CaseState
from barza.desk.channels.models import UNDER_WAY
from barza.desk.inbox import approving, phrases, queries
from barza.desk.inbox.rows import LANGUAGES, MARKS
from barza.desk.inbox.stances import Stance
from barza.desk.inbox.transcript import Said, transcript
from barza.desk.people.http import StaffRequest
from barza.desk.policy.queries import positions_in_force

from .asking import Asked


def work(request: StaffRequest, case: Case, asking: Asked, now: datetime) -> dict[str, Any]:
    """Case, conversation and draft; the side panel and who else is here come by themselves."""
    conversation = queries.conversation(case, request.user, now)
    said = transcript(conversation, now)
    is_held = case.holder_id is not None and case.held_until is not None and case.held_until > now
    return {
        "case": case,
        "at": asking.at,
        "said": said,
        "draft": getattr(case, "draft_text", None) or "",
        **stance(getattr(case, "draft_position", None), now),
        "kind": case.get_kind_display(),
        "urgency": "" if case.urgency == "normal" else case.get_urgency_display(),
        "due": phrases.time_left(case.due_at, now) if case.due_at else None,
        "due_at": phrases.moment(case.due_at) if case.due_at else "",
        "mark": f"n-{case.account.network}" if case.account.network in MARKS else "i-globe",
        "mark_kind": "n" if case.account.network in MARKS else "",
        "language": LANGUAGES.get(case.lang, ""),
        "answer_lang": _answer_lang(case),
        "is_mine": is_held and case.holder_id == request.user.pk,
        "held_by": case.holder if is_held and case.holder_id != request.user.pk else None,
        "held_until": _until(case.held_until) if is_held else "",
        "is_open": case.state == CaseState.OPEN,
        "is_closed": case.state == CaseState.CLOSED,
        "hotline": queries.hotline(case, conversation.of_citizen),
        "approvals": approving.standing(case, request.user),
        "under_way": any(_is_under_way(one) for one in said),
    }


def stance(position: int | None, now: datetime, chosen: str = "") -> dict[str, Any]:
    """What the answer is, and the lines in force where it is an official position: asked for only
    then."""
    is_position = chosen == Stance.POSITION or (not chosen and position is not None)
    lines = positions_in_force(now) if is_position else None
    return {"is_position": is_position, "lines": lines, "line": position}


def _is_under_way(one: Said) -> bool:
    sent = one.delivery
    return sent is not None and sent.state in UNDER_WAY and not sent.automatic


def _answer_lang(case: Case) -> str:
    return "en" if case.lang == "en" else "ar"


def _until(at: datetime | None) -> str:
    if at is None:
        return ""
    is_today = timezone.localdate(at) == timezone.localdate()
    return phrases.clock(at) if is_today else phrases.moment(at)
