"""What is known of each written word, found out once and remembered.

A text is split at its blanks. What a piece says (its words as the lexicons list them, its letters,
whether it is Arabizi, what it weighs for dialect and stance) depends on the piece alone. So a text
costs little more than looking up its pieces, and the same text says the same in any order or batch.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from barza.screening.cues import REMEMBERED_PIECES, piece_words, words
from barza.screening.folding import fold
from barza.screening.script import NOT_PROSE, arabizi_weight, letters
from barza.screening.wordwise import Weights

LONGEST_REMEMBERED = 32
WORDS_IN_A_PIECE = 100
"""Words of one piece that are weighed: it may be a whole page without a blank."""

MAY_NOT_BE_PROSE = re.compile(r"[@#:]|www\.|RT")


class Piece(NamedTuple):
    """What one piece of a text, between blanks, says; weights are of its prose alone."""

    listed: tuple[str, ...]
    arabic: int
    latin: int
    words: int
    arabizi: int
    dialect: tuple[Weights, ...]
    stance: tuple[Weights, ...]


class Pieces(dict[str, Piece]):
    """Pieces by their spelling, worked out when first met; short ones are kept for a while."""

    def __init__(
        self,
        listed: Callable[[str], str],
        dialect: Callable[[str], Weights],
        stance: Callable[[str], Weights],
    ) -> None:
        """`listed` brings a folded word to the lexicons' form; the others weigh one."""
        super().__init__()
        self._listed, self._dialect, self._stance = listed, dialect, stance
        self._older: dict[str, Piece] = {}

    def __missing__(self, written: str) -> Piece:
        piece = self._older.get(written) or self._read(written)
        if len(written) <= LONGEST_REMEMBERED:
            if len(self) >= REMEMBERED_PIECES:
                self._older = dict(self)
                self.clear()
            self[written] = piece
        return piece

    def _read(self, written: str) -> Piece:
        said = prose_said = piece_words(written)
        prose = written
        if MAY_NOT_BE_PROSE.search(written):
            prose = NOT_PROSE.sub(" ", written)
            prose_said = tuple(words(fold(prose)))
        arabic, latin = letters(prose)
        weighed = prose_said[:WORDS_IN_A_PIECE]
        return Piece(
            tuple(map(self._listed, said)),
            arabic,
            latin,
            len(prose_said),
            sum(map(arabizi_weight, prose_said)) if latin else 0,
            tuple([self._dialect(word) for word in weighed if not word.isascii()])
            if arabic
            else (),
            tuple(map(self._stance, weighed)),
        )
