"""How a message went, in sentences: what was good, and what to do better, each with its clause."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from barza.desk.cases.models import CaseKind, Urgency
from barza.desk.core import clauses

from .content import MessageText
from .scoring import WHOLE, Part


@dataclass(frozen=True, slots=True)
class Line:
    """``href`` is where the clause is explained, where there is such a page."""

    is_good: bool
    text: str
    clause: str
    href: str = ""


def lines(text: MessageText, result: Mapping[str, Any], units: Mapping[str, str]) -> list[Line]:
    """``units`` are names by code. What was good stands first."""
    found = [
        *_answered(text, result),
        *_time(text, result),
        *_clean(text, result),
        *_department(text, result, units),
        *_sorting(text, result),
    ]
    return sorted(found, key=lambda line: not line.is_good)


def _answered(text: MessageText, result: Mapping[str, Any]) -> Iterator[Line]:
    if result["is_closed"]:
        trap = next((one for one in text.traps if one.by == "closing"), None)
        said = _("The case was closed with no answer.")
        yield Line(False, f"{said} {trap.why}" if trap else said, trap.cites if trap else "P-51")
    elif result["seconds"] is None:
        yield Line(False, _("No answer of yours left before the end."), "P-51")
    elif result["has_said"]:
        yield Line(True, _("It was answered."), "P-51")
    else:
        wanted = _(" or ").join(text.says)
        sentence = _("The answer leaves out what had to be said: %(wanted)s.")
        yield Line(False, sentence % {"wanted": wanted}, "P-43")


def _time(text: MessageText, result: Mapping[str, Any]) -> Iterator[Line]:
    if result["seconds"] is None:
        return
    took, target = minutes(result["seconds"]), minutes(60 * text.target_minutes)
    is_in_time = result["parts"][Part.TIME] == WHOLE
    said = _("Answered within %(took)s; the target was %(target)s.")
    late = _("Answered only after %(took)s; the target was %(target)s.")
    sentence = (said if is_in_time else late) % {"took": took, "target": target}
    yield Line(is_in_time, sentence, "P-42")


def _clean(text: MessageText, result: Mapping[str, Any]) -> Iterator[Line]:
    for code in clauses.in_order(result["found"]):
        trap = next((one for one in text.traps if one.clause == code), None)
        said = _("A draft of yours was held, or sent for a reason, for: %(clause)s.")
        sentence = said % {"clause": clauses.name(code)}
        cites = trap.cites if trap else clauses.requirement(code)
        yield Line(False, f"{sentence} {trap.why}" if trap else sentence, cites, f"/policy/{code}")
    if not result["found"] and result["seconds"] is not None:
        yield Line(True, _("Nothing in your words had to be held."), "P-46")


def _department(
    text: MessageText, result: Mapping[str, Any], units: Mapping[str, str]
) -> Iterator[Line]:
    if Part.DEPARTMENT not in result["parts"]:
        return
    right = _(" or ").join(units.get(code, code) for code in text.departments)
    if result["parts"][Part.DEPARTMENT] == WHOLE:
        chosen = units.get(result["department"], result["department"])
        yield Line(True, _("The right department: %(name)s.") % {"name": chosen}, "P-64")
    elif result["department"]:
        yield Line(False, _("Another department is asked: %(name)s.") % {"name": right}, "P-64")
    else:
        yield Line(
            False, _("You named no department. Right is: %(name)s.") % {"name": right}, "P-64"
        )


def _sorting(text: MessageText, result: Mapping[str, Any]) -> Iterator[Line]:
    if result["seconds"] is None:
        return
    said = str(CaseKind(result["kind"]).label)
    if result["kind"] in text.kinds:
        yield Line(True, _("Sorted rightly: %(kind)s.") % {"kind": said}, "P-05")
    else:
        right = _(" or ").join(str(CaseKind(kind).label) for kind in text.kinds)
        sentence = _("It stands sorted as: %(kind)s. Right is: %(right)s.")
        yield Line(False, sentence % {"kind": said, "right": right}, "P-05")
    if text.urgency and result["urgency"] != text.urgency:
        sentence = _("Its urgency is: %(urgency)s. Set it, so that others see it first.")
        yield Line(False, sentence % {"urgency": Urgency(text.urgency).label}, "P-43")


def minutes(seconds: int) -> str:
    """Whole minutes, the one begun included; at least one."""
    count = max(-(-seconds // 60), 1)
    return ngettext("%(n)s minute", "%(n)s minutes", count) % {"n": count}
