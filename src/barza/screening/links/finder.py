"""Phishing and scam in a folded text: what its links are, and what it asks for."""

import unicodedata
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from barza.screening.finding import HOLD_FROM, Finding
from barza.screening.folding import Folded
from barza.screening.lexicon.lures import SHORTENERS, TRIGGERS
from barza.screening.links.address import Address, find_addresses
from barza.screening.links.asking import LURING, SURELY, Lure, lure
from barza.screening.links.judging import Judged, judge

# Links of a longer list are somebody's bibliography, or a flood; the first ones tell.
MOST_LINKS = 40
# Points of a lure that make a shortened link, or a doubtful one, worth a look or holding.
LURE_BESIDE_SHORT, LURE_BESIDE_LINK = 2, 3
LOOKED_AT, LURED, SURELY_LURED = 0.6, 0.8, 0.9
MODEL_FROM = 0.5


def find_links(folded: Folded) -> Iterator[Finding]:
    """Findings of clause PHI.

    `phi.lookalike` imitates a host, `phi.short_link` hides where it leads beside a lure,
    `phi.link` looks like phishing, `phi.lure` is a text that asks for secrets or fees. A text that
    warns or asks whether something is genuine may be looked at, and is never held.
    """
    text = folded.text
    may_lure = not TRIGGERS.isdisjoint(folded.pieces)
    if not may_lure and "." not in text and "://" not in text:
        return
    reader = _Reader(folded)
    found = [finding for link in reader.links if (finding := reader.of_link(link)) is not None]
    yield from found
    if may_lure and all(finding.score < HOLD_FROM for finding in found):
        yield from reader.of_text()


class _Reader:
    """One text being read: its links, and the lure beside them, looked for once."""

    def __init__(self, folded: Folded) -> None:
        self._folded = folded
        self._official = False
        self.links = list(islice(find_addresses(folded.text), MOST_LINKS))

    @cached_property
    def _lure(self) -> Lure:
        return lure(self._folded.text)

    def of_link(self, link: Address) -> Finding | None:
        judged = judge(link, strange=self._is_strange(link))
        self._official = self._official or (judged is not None and judged.official)
        if judged is None or judged.official:
            return None
        rule, score = self._weighed(link, judged)
        if score < MODEL_FROM:
            return None
        if self._lure.guarded:
            score = min(score, LOOKED_AT)
        return Finding("PHI", rule, *self._folded.span(link.start, link.end), round(score, 3))

    def of_text(self) -> Iterator[Finding]:
        """The lure by itself, unless an official link says whose message it is."""
        found = self._lure if self.links else lure(self._folded.text, LURING)
        if found.points >= LURING and not found.guarded and not self._official:
            score = SURELY_LURED if found.points > SURELY else LURED
            yield Finding("PHI", "phi.lure", *self._folded.span(found.start, found.end), score)

    def _weighed(self, link: Address, judged: Judged) -> tuple[str, float]:
        if judged.imitates:
            return "phi.lookalike", judged.imitates
        if link.host in SHORTENERS:
            points = self._lure.points
            if points < LURE_BESIDE_SHORT:
                return "phi.short_link", 0.0
            return "phi.short_link", LURED if points > LURE_BESIDE_SHORT else LOOKED_AT
        score = judged.looks
        beside = LURE_BESIDE_SHORT if score >= MODEL_FROM else LURE_BESIDE_LINK
        if not judged.known and self._lure.points >= beside:
            score = max(score, LURED)
        elif link.bare:  # a full stop without a space after it is no link
            score = 0.0
        return "phi.link", score

    def _is_strange(self, link: Address) -> bool:
        """Whether the host was written with signs that only fold to Latin letters and digits."""
        start, end = self._folded.span(link.start, link.end)
        source = self._folded.source[start:end]
        if source.isascii():
            return False
        written = unicodedata.normalize("NFKC", source).lower()
        return link.host not in written
