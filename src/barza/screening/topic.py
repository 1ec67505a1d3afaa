"""What a contribution is, what it is about, if it can wait: aids for sorting, not decisions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from barza.screening.cues import Lexicon, Vocabulary
from barza.screening.folding import fold
from barza.screening.lexicon.kinds import KINDS, ORDER, Kind
from barza.screening.lexicon.services import SERVICES
from barza.screening.lexicon.urgency import HIGH, THINGS, URGENT
from barza.screening.script import Language, language

Urgency = Literal["urgent", "high", "normal"]

# A question mark alone asks; beside a plain complaint it does not.
QUESTION = 1.5


@dataclass(frozen=True, slots=True)
class Sorting:
    """First guesses about a contribution; `service` is None if no word speaks for one."""

    kind: Kind
    service: str | None
    urgency: Urgency
    lang: Language


_WORDS = Vocabulary()
_KINDS = Lexicon(KINDS, _WORDS)
_SERVICES = Lexicon(SERVICES, _WORDS)
_URGENCY = Lexicon({thing: {1: phrases} for thing, phrases in THINGS.items()}, _WORDS)


def sort(text: str) -> Sorting:
    """Kind, service, urgency and language at once, folding the text a single time."""
    folded = fold(text)
    said = _WORDS.listed(folded)
    about = _heaviest(_SERVICES.labels(said))
    pressing = _urgency(said)
    is_report = about is not None or pressing != "normal"
    return Sorting(
        kind=_kind(said, asked="?" in folded, is_report=is_report),
        service=about,
        urgency=pressing,
        lang=language(text),
    )


def kind(text: str) -> Kind:
    """Complaint, request, inquiry, idea, opinion, thanks or correction of information."""
    return sort(text).kind


def service(text: str) -> str | None:
    """The code of the service a text is about, or None where no word speaks for one."""
    return _heaviest(_SERVICES.labels(_WORDS.listed(fold(text))))


def urgency(text: str) -> Urgency:
    """`urgent` where life or limb may be at stake, `high` where somebody may come to harm."""
    return _urgency(_WORDS.listed(fold(text)))


def _kind(said: list[str], *, asked: bool, is_report: bool) -> Kind:
    labels = _KINDS.labels(said)
    if asked:
        labels["inquiry"] = labels.get("inquiry", 0) + QUESTION
    if not labels:  # naming a service or a danger without more is how people report one
        return "complaint" if is_report else "opinion"
    return max(ORDER, key=lambda candidate: labels.get(candidate, 0))


def _urgency(said: list[str]) -> Urgency:
    things = _URGENCY.labels(said)
    if _any_row(URGENT, things):
        return "urgent"
    return "high" if _any_row(HIGH, things) else "normal"


def _any_row(rows: Iterable[tuple[str, ...]], things: Mapping[str, float]) -> bool:
    return any(all(thing in things for thing in row) for row in rows)


def _heaviest(labels: Mapping[str, float]) -> str | None:
    return max(labels, key=lambda label: labels[label]) if labels else None
