"""What a contribution is, what it is about, if it can wait: aids for sorting, not decisions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
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
from barza.screening.tallies import Tally

Urgency = Literal["urgent", "high", "normal"]

# A question mark alone asks; beside a plain complaint it does not.
QUESTION = 1.5


class Sorting(NamedTuple):
    """First guesses about a contribution; `service` is None if no word speaks for one.

    `to_institution` is whether words speak of the institution, or to it ("you"). `hazard`
    says what makes an urgent one urgent, for the hotline. `dialect` is None where the text
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
    to_institution: bool = False


NOTHING_SAID = Sorting("opinion", None, "normal", "und")
_WORDS = Vocabulary()
_KINDS = Lexicon(KINDS, _WORDS)
_SERVICES = Lexicon(SERVICES, _WORDS)
_STANCES = Lexicon(STANCES, _WORDS)
_URGENCY = Lexicon({thing: {1: phrases} for thing, phrases in THINGS.items()}, _WORDS)
_TALLY = Tally(_KINDS, _SERVICES, _STANCES, _URGENCY)
_PIECES = Pieces(
    _WORDS.listed,
    _TALLY.spoken,
    (dialects.weigh, len(dialects.DIALECTS)),
    (stances.weigh, len(stances.STANCES)),
)
_RANK = {kind: rank for rank, kind in enumerate(ORDER)}
_HIGH = [frozenset(row) for row in HIGH]
_URGENT_BY_FIRST: dict[str, list[tuple[int, frozenset[str], Hazard]]] = defaultdict(list)
for _order, (_hazard, _row) in enumerate(URGENT):
    _URGENT_BY_FIRST[_row[0]].append((_order, frozenset(_row), _hazard))


def sort(text: str) -> Sorting:
    """Kind, service, urgency, language, dialect and stance at once, each word read one time."""
    written = text.split()
    if not written:
        return NOTHING_SAID
    listed, spoken, numbers = zip(*map(_PIECES.__getitem__, written), strict=True)
    said = [*chain.from_iterable(listed)]
    kinds, services, judged, things = _TALLY.labels(said, chain.from_iterable(spoken))
    about = _heaviest(services)
    pressing, hazard = _urgency(things)
    counts, dialect, stance = _PIECES.summed(written, numbers, len(said))
    words, arabic, latin, weight, of_dialect, of_stance = counts
    in_latin = not arabic and is_arabizi(weight, words)
    return Sorting(
        _kind(kinds, text, is_report=about is not None or pressing != "normal"),
        about,
        pressing,
        told(arabic, latin, arabizi=in_latin) if arabic or latin else language(text),
        dialects.of(dialect, of_dialect),
        stances.of(stance, of_stance, stances.outer(judged, kinds, text)),
        in_latin,
        hazard,
        "institution" in judged,
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
    if len(labels) == 1 and not asked:
        return next(iter(labels))
    weights = {**labels, "inquiry": labels.get("inquiry", 0) + asked}
    return min(weights, key=lambda candidate: (-weights[candidate], _RANK[candidate]))


def _urgency(things: Mapping[str, float]) -> tuple[Urgency, Hazard | None]:
    if not things:
        return "normal", None
    named = things.keys()
    rows = [row for thing in named for row in _URGENT_BY_FIRST.get(thing, ()) if row[1] <= named]
    if rows and named.isdisjoint(DAMPERS):
        return "urgent", min(rows)[2]
    return ("high" if rows or any(row <= named for row in _HIGH) else "normal"), None


def _heaviest(labels: Mapping[str, float]) -> str | None:
    return max(labels, key=labels.__getitem__) if labels else None
