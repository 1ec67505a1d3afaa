"""What a contribution is, what it is about, if it can wait: aids for sorting, not decisions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Literal, NamedTuple

from barza.screening import dialect as dialects
from barza.screening import stance as stances
from barza.screening.cues import Lexicon, Vocabulary
from barza.screening.dialect import Dialect
from barza.screening.lexicon.kinds import KINDS, ORDER, Kind
from barza.screening.lexicon.services import SERVICES
from barza.screening.lexicon.stances import STANCES
from barza.screening.lexicon.urgency import DAMPERS, HIGH, THINGS, URGENT, Hazard
from barza.screening.script import Language, is_arabizi, language, told
from barza.screening.signs import Pieces
from barza.screening.stance import Stance

Urgency = Literal["urgent", "high", "normal"]

# A question mark alone asks; beside a plain complaint it does not.
QUESTION = 1.5


class Sorting(NamedTuple):
    """First guesses about a contribution; `service` is None if no word speaks for one.

    `hazard` says what makes an urgent one urgent, for the hotline. `dialect` is None where the text
    is not Arabic in Arabic letters, or says too little. `stance` protects criticism and does
    nothing else.
    """

    kind: Kind
    service: str | None
    urgency: Urgency
    lang: Language
    dialect: Dialect | None = None
    stance: Stance = "neutral"
    arabizi: bool = False
    hazard: Hazard | None = None


_WORDS = Vocabulary()
_KINDS = Lexicon(KINDS, _WORDS)
_SERVICES = Lexicon(SERVICES, _WORDS)
_STANCES = Lexicon(STANCES, _WORDS)
_URGENCY = Lexicon({thing: {1: phrases} for thing, phrases in THINGS.items()}, _WORDS)
_PIECES = Pieces(_WORDS.listed, dialects.weigh, stances.weigh)
_HIGH = [frozenset(row) for row in HIGH]
_URGENT_BY_FIRST: dict[str, list[tuple[int, frozenset[str], Hazard]]] = defaultdict(list)
for _order, (_hazard, _row) in enumerate(URGENT):
    _URGENT_BY_FIRST[_row[0]].append((_order, frozenset(_row), _hazard))


def sort(text: str) -> Sorting:
    """Kind, service, urgency, language, dialect and stance at once, each word read one time."""
    pieces = [*map(_PIECES.__getitem__, text.split())]
    if not pieces:
        return Sorting("opinion", None, "normal", "und")
    listed, arabic, latin, words, weight, of_dialect, of_stance = zip(*pieces, strict=True)
    said = [*chain.from_iterable(listed)]
    about = _heaviest(_SERVICES.labels(said))
    pressing, hazard = _urgency(said)
    kinds = _KINDS.labels(said)
    in_latin = not any(arabic) and is_arabizi(sum(weight), sum(words))
    signs = stances.outer(_STANCES.labels(said), kinds, text)
    return Sorting(
        kind=_kind(kinds, text, is_report=about is not None or pressing != "normal"),
        service=about,
        urgency=pressing,
        lang=told(sum(arabic), sum(latin), arabizi=in_latin)
        if any(arabic) or any(latin)
        else language(text),
        dialect=dialects.of([*chain.from_iterable(of_dialect)]),
        stance=stances.of([*chain.from_iterable(of_stance)], signs),
        arabizi=in_latin,
        hazard=hazard,
    )


def sort_many(texts: Iterable[str]) -> list[Sorting]:
    """Each text as `sort` does, in order."""
    return [*map(sort, texts)]


def kind(text: str) -> Kind:
    """Complaint, request, inquiry, idea, opinion, thanks or correction of information."""
    return sort(text).kind


def service(text: str) -> str | None:
    """The code of the service a text is about, or None where no word speaks for one."""
    return sort(text).service


def urgency(text: str) -> Urgency:
    """`urgent` where life or limb may be at stake, `high` where somebody may come to harm."""
    return sort(text).urgency


def outer_signs(text: str) -> dict[str, float]:
    """What the lexicons and the punctuation say of a text's stance, as its model learns it."""
    said = [word for piece in text.split() for word in _PIECES[piece].listed]
    return stances.outer(_STANCES.labels(said), _KINDS.labels(said), text)


def _kind(labels: Mapping[Kind, float], text: str, *, is_report: bool) -> Kind:
    asked = QUESTION if "?" in text or "؟" in text else 0
    if not labels and not asked:
        # Naming a service or a danger without more is how people report one.
        return "complaint" if is_report else "opinion"
    weights = {**labels, "inquiry": labels.get("inquiry", 0) + asked}
    return max(ORDER, key=lambda candidate: weights.get(candidate, 0))


def _urgency(said: Sequence[str]) -> tuple[Urgency, Hazard | None]:
    things = _URGENCY.labels(said)
    if not things:
        return "normal", None
    named = things.keys()
    rows = [row for thing in named for row in _URGENT_BY_FIRST.get(thing, ()) if row[1] <= named]
    if rows and named.isdisjoint(DAMPERS):
        return "urgent", min(rows)[2]
    return ("high" if rows or any(row <= named for row in _HIGH) else "normal"), None


def _heaviest(labels: Mapping[str, float]) -> str | None:
    return max(labels, key=lambda label: labels[label]) if labels else None
