"""The rules' findings: terms in their context, weak and strong."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from barza.screening.finding import Finding
from barza.screening.rules.context import Surroundings
from barza.screening.rules.context import prepare as prepare_context
from barza.screening.rules.engine import Engine, Match
from barza.screening.rules.source import Term, terms
from barza.screening.skeleton import Skeleton, arabizi_words, skeleton
from barza.screening.skeleton.arabizi import consonants

NEGATING = frozenset({"negation", "counter", "quoted"})
# Who asks about an offer, or tells of one, makes none.
ASKED_ABOUT = frozenset({"ILL", "IPR", "RGT"})
MOST_OF_A_RULE = 8
STRONG_SCORE, RAISED_SCORE = 0.95, 0.85

# Words with figures that leet and Arabizi both use (r3tard, 7mar): read both ways.
FIGURED = re.compile(r"[235-9](?:(?=[a-z])|(?<=[a-z].))")
FIGURED_WORD = re.compile(r"(?<![\w@#./-])[a-z2-9]{3,24}(?!\w)")
AS_LETTERS = str.maketrans("35789", "estbg")


class Hit(NamedTuple):
    """A term of a clause at a place of a skeleton's text.

    `strong`: a breach in nearly any context, or, `raised`, made one by its own; `negated`: denied,
    condemned, asked about or quoted where it stands.
    """

    clause: str
    rule: str
    start: int
    end: int
    strong: bool
    negated: bool
    raised: bool = False


@cache
def _engine() -> Engine:
    return Engine(terms())


@cache
def _figured() -> dict[str, Term]:
    """Arabizi terms with figures by their consonants: one entry for all their spellings."""
    marked = (term for term in terms() if term.lang == "arabizi" and _has_figure(term.text))
    return {consonants(term.text): term for term in marked}


@cache
def _by_word() -> dict[str, Term]:
    return {term.text: term for term in terms() if term.lang == "en" and " " not in term.text}


def _has_figure(text: str) -> bool:
    return not text.isalpha() and any(map(str.isdigit, text))


def prepare() -> None:
    """Read the lexicons and compile them now, not with the first text."""
    for compiled in (_engine, _figured, _by_word):
        compiled()
    prepare_context()


def hits(skeleton: Skeleton) -> list[Hit]:
    """What the terms say of a text, in order of place. Never raises; linear in its length."""
    text = skeleton.text
    found = _engine().matches(text)
    if _may_have_figures(text) and FIGURED.search(text):
        found += _figured_matches(text)
    found = _outermost(found) if found else found
    if not found:
        return []
    surroundings = Surroundings(text)
    judged = [_judge(match, surroundings.around(match)) for match in found]
    return [hit for hit in judged if hit is not None]


def find(text: str) -> list[Finding]:
    """Strong hits that nothing denies, with spans of the original text."""
    bones = skeleton(text)
    return findings(bones, hits(bones))


def findings(bones: Skeleton, found: Iterable[Hit]) -> list[Finding]:
    """Those hits that are findings: strong, and nothing denies them."""
    return [_finding(bones, hit) for hit in found if hit.strong and not hit.negated]


def pattern_floor(texts: Iterable[str]) -> int:
    """How many patterns the bare engine finds in folded texts: one pass, nothing else.

    What a benchmark compares the whole of screening with.
    """
    raw = _engine().raw
    return sum(len(raw(text)) for text in texts)


def _may_have_figures(text: str) -> bool:
    """Seven searches for one character are faster than one for seven."""
    return ("7" in text or "3" in text or "5" in text) or (
        "2" in text or "9" in text or "8" in text or "6" in text
    )


def _figured_matches(text: str) -> Iterator[Match]:
    for start, end in arabizi_words(text):
        term = _figured().get(consonants(text[start:end]))
        if term is not None:
            yield Match(term, start, end)
    for word in FIGURED_WORD.finditer(text):
        term = _by_word().get(word[0].translate(AS_LETTERS))
        if term is not None and not word[0].isalpha():
            yield Match(term, *word.span())


def _outermost(found: list[Match]) -> list[Match]:
    """Without what lies inside a longer match ("kill weeds" is not "kill"), and each rule's first.

    Nobody reads the hundredth insult of a text; an endless one may not cost more.
    """
    if len(found) > 1:
        found.sort(key=_outer_first)
    kept: list[Match] = []
    met: dict[str, int] = {}
    last_start = last_end = -1
    for match in found:
        term, start, end, _ = match
        if end > last_end or (end == last_end and start == last_start):
            last_start, last_end = start, end
            met[term.rule] = met.get(term.rule, 0) + 1
            if term.strength != "allowed" and met[term.rule] <= MOST_OF_A_RULE:
                kept.append(match)
    return kept


def _outer_first(match: Match) -> tuple[int, int]:
    return match.start, -match.end


def _judge(match: Match, near: frozenset[str]) -> Hit | None:
    term = match.term
    if not near.isdisjoint(term.unless):
        return None
    rule = next((rule for kind, rule in term.raised.items() if kind in near), None)
    return Hit(
        clause=rule.partition(".")[0].upper() if rule else term.clause,
        rule=rule or term.rule,
        start=match.start,
        end=match.end,
        strong=rule is not None or term.strength == "strong",
        negated=not near.isdisjoint(NEGATING) or (term.clause in ASKED_ABOUT and "asking" in near),
        raised=rule is not None,
    )


def _finding(bones: Skeleton, hit: Hit) -> Finding:
    score = RAISED_SCORE if hit.raised else STRONG_SCORE
    return Finding(hit.clause, hit.rule, *bones.span(hit.start, hit.end), score)
