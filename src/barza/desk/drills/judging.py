"""A run is judged once, when it ends, and that is kept: what happens later changes nothing."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from . import facts, scoring
from .content import MessageText
from .models import Run, RunMessage
from .scoring import Expected, Facts, Judged


@dataclass(frozen=True, slots=True)
class Verdict:
    """``score`` None: not one message arrived. Where one never came the run is not passed: it was
    not the whole drill. ``messages`` have their ``result``, unsaved."""

    score: int | None
    is_passed: bool
    messages: list[RunMessage]


def judged(run: Run, until: datetime) -> Verdict:
    messages = list(run.messages.select_related("department"))
    known = facts.of(run, messages, until)
    scores = []
    for message in messages:
        if message.place in known:
            done = known[message.place]
            judgement = scoring.judge(expected(message.text), done)
            message.result = _kept(judgement, done)
            scores.append(judgement.score)
    score = scoring.total(scores) if scores else None
    is_whole = len(scores) == len(messages)
    return Verdict(score, score is not None and is_whole and score >= run.text.pass_share, messages)


def expected(text: MessageText) -> Expected:
    return Expected(
        kinds=frozenset(text.kinds),
        target=timedelta(minutes=text.target_minutes),
        urgency=text.urgency or "",
        departments=frozenset(text.departments),
        says=tuple(text.says),
        traps=frozenset(trap.clause for trap in text.traps if trap.by == "finding"),
        is_closing_a_trap=any(trap.by == "closing" for trap in text.traps),
    )


def _kept(judgement: Judged, done: Facts) -> dict[str, Any]:
    """As JSON; no words of the answer, which stand in the case."""
    return {
        "parts": {part.value: share for part, share in judgement.parts.items()},
        "score": judgement.score,
        "seconds": int(done.took.total_seconds()) if done.took is not None else None,
        "found": sorted(done.held | done.overridden),
        "fell_for": sorted(judgement.fell_for),
        "has_said": judgement.has_said,
        "is_hidden": judgement.is_hidden,
        "is_closed": done.is_closed_unanswered,
        "kind": done.kind,
        "urgency": done.urgency,
        "department": done.department,
    }
