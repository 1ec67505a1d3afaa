"""Many terms, one pass: an Aho-Corasick automaton over the skeleton, then whole words only.

The cost follows the length of the text and what is found in it, not the number of terms (ADR 0013).
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from barza.screening.rules.source import Term
from barza.screening.rules.words import ending, endings_of, proclitic, proclitics_of
from barza.screening.skeleton.tricks import DOUBLED


class Match(NamedTuple):
    """A term at a place in a skeleton, with what was written onto its front (يا, ال)."""

    term: Term
    start: int
    end: int
    front: str = ""


class Engine:
    """Finds all terms at once."""

    def __init__(self, terms: Iterable[Term]) -> None:
        """Compile: some milliseconds for a thousand terms."""
        by_pattern: dict[str, list[tuple[Term, frozenset[str], frozenset[str]]]] = defaultdict(list)
        for term in terms:
            fronts = proclitics_of(term.lang, term.text)
            ends = endings_of(term.lang, term.text, exact=term.exact)
            for written in _written(term):
                by_pattern[written].append((term, fronts, ends))
        self._by_pattern = list(by_pattern.values())
        self._whole = [all(ends == {""} for *_, ends in rows) for rows in self._by_pattern]
        self._latin = [all(term.lang != "ar" for term, _, _ in rows) for rows in self._by_pattern]
        self._automaton = AhoCorasick(
            list(by_pattern),
            matchkind=MatchKind.Standard,
            implementation=Implementation.ContiguousNFA,
        )

    def raw(self, text: str) -> list[tuple[int, int, int]]:
        """Pattern, start and end of all that the bare automaton finds. No lone surrogates."""
        return self._automaton.find_matches_as_indexes(text, overlapping=True)

    def matches(self, text: str) -> list[Match]:
        """The terms that stand in the text as words, in order of their ends."""
        found: list[Match] = []
        size = len(text)
        for pattern, start, end in self.raw(text):
            goes_on = end < size and text[end].isalnum()
            if goes_on and self._whole[pattern]:
                continue
            inside = start > 0 and text[start - 1].isalnum()
            if inside and self._latin[pattern]:
                continue
            front = proclitic(text, start) if inside else ""
            rest = ending(text, end) if goes_on else ""
            if front is None or rest is None:
                continue
            for term, fronts, ends in self._by_pattern[pattern]:
                if front in fronts and (rest in ends or _drawn_out(text[end - 1], rest, ends)):
                    found.append(Match(term, start, end, front))
        return found


def _drawn_out(last: str, rest: str, ends: frozenset[str]) -> bool:
    """Whether only the term's last letter goes on (stupidd), where endings are allowed at all."""
    return len(ends) > 1 and not rest.strip(last)


def _written(term: Term) -> set[str]:
    """The term, and with each letter doubled that stands twice when it is drawn out (stttupid)."""
    text = term.text
    single = " " not in text and term.strength != "allowed" and term.clause
    return {text} | {
        text[:at] + letter + text[at:]
        for at, letter in enumerate(text if single else "")
        if letter in DOUBLED and text[at + 1 : at + 2] != letter != text[at - 1 : at]
    }
