"""What findings are called, what to do about each, and where they stand in a text."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from barza.desk.core import clauses

from .rules import MODEL, called

MOST_MARKED = 200
"""Findings of one text; more than that is no text to be read, but a list."""
LONGEST_QUOTE = 80
"""Characters; of a longer stretch its beginning is enough to know it by."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A finding as an officer reads it.

    ``quote`` is the words that weighed most; ``href`` is where the clause is explained;
    ``state`` is empty, ``doubted`` (its review is open) or ``refuted`` (two people agreed).
    """

    clause: str
    rule: str
    start: int
    end: int
    clause_name: str
    name: str
    advice: str
    quote: str
    href: str
    state: str = ""
    is_held: bool = False
    """A draft is held for it."""
    is_weighed: bool = False
    """No rule found it, but a model: the quote is what spoke most for it."""

    @property
    def title(self) -> str:
        if self.name == self.clause_name:
            return self.name
        return f"{self.clause_name}: {self.name}"

    @property
    def key(self) -> str:
        """Names the finding in a form."""
        return f"{self.clause}|{self.rule}|{self.start}|{self.end}"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text, and what was found in it."""

    text: str
    found: Noted | None = None


def noted(
    text: str,
    clause: str,
    rule: str,
    start: int,
    end: int,
    *,
    href: str = "",
    state: str = "",
    is_held: bool = False,
) -> Noted:
    name, advice = called(clause, rule)
    return Noted(
        clause=clause,
        rule=rule,
        start=start,
        end=end,
        clause_name=clauses.name(clause),
        name=name,
        advice=advice,
        quote=_quote(text[start:end]),
        href=href or f"/policy/{clause}",
        state=state,
        is_held=is_held,
        is_weighed=rule.endswith(MODEL),
    )


def _quote(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= LONGEST_QUOTE else f"{words[: LONGEST_QUOTE - 1]}…"


def pieces(text: str, found: Iterable[Noted]) -> list[Piece]:
    """The text in order, cut where something was found. Where two overlap, the closer one shows."""
    standing = [one for one in found if one.state != "refuted" and one.start < one.end <= len(text)]
    standing = standing[:MOST_MARKED]
    cuts = sorted({0, len(text), *(cut for one in standing for cut in (one.start, one.end))})
    cut: list[Piece] = []
    for start, end in pairwise(cuts):
        covering = [one for one in standing if one.start <= start and end <= one.end]
        closest = min(covering, key=lambda one: one.end - one.start, default=None)
        if cut and cut[-1].found is closest:
            cut[-1] = Piece(cut[-1].text + text[start:end], closest)
        else:
            cut.append(Piece(text[start:end], closest))
    return [piece for piece in cut if piece.text]
