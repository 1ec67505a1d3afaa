"""What is known of each written word, found out once and remembered.

A text is split at its blanks. What a piece says (its words as the lexicons list them, its letters,
whether it is Arabizi, what it weighs for dialect and stance) depends on the piece alone. So a text
costs little more than looking up its pieces, and the same text says the same in any order or batch.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import chain, islice
from struct import Struct
from typing import NamedTuple

from barza.screening.cues import piece_words, words
from barza.screening.folding import fold
from barza.screening.script import NOT_PROSE, arabizi_weight, letters
from barza.screening.tallies import Spoken
from barza.screening.wordwise import LANE, WORDS_WEIGHED, Weights, lanes

REMEMBERED_PIECES = 65_536
LONGEST_REMEMBERED = 32
WORDS_IN_A_PIECE = 100
"""Words of one piece that are weighed: it may be a whole page without a blank."""

MAY_NOT_BE_PROSE = re.compile(r"[@#:]|www\.|RT")
AROUND_WORDS = ".,!?؟،؛…\"'()«»“”-"


class Piece(NamedTuple):
    """What one piece of a text, between blanks, says.

    `numbers` are of its prose alone: counts and weights in lanes, so that one sum adds all of them
    for a text (`Pieces.summed`).
    """

    listed: tuple[str, ...]
    spoken: tuple[Spoken, ...]
    numbers: int


class Counts(NamedTuple):
    """The lanes before the weights: words, letters, weight as Arabizi, and words weighed."""

    words: int
    arabic: int
    latin: int
    arabizi: int
    of_dialect: int
    of_stance: int


COUNTS = len(Counts._fields)


class Summed(NamedTuple):
    """What the pieces of a text come to: counts, and the `lanes` of the words weighed."""

    counts: Counts
    dialect: tuple[int, ...]
    stance: tuple[int, ...]


class Pieces(dict[str, Piece]):
    """Pieces by their spelling, worked out when first met; short ones are kept for a while."""

    def __init__(
        self,
        listed: Callable[[str], str],
        spoken: Mapping[str, tuple[Spoken, ...]],
        dialect: tuple[Callable[[str], Weights], int],
        stance: tuple[Callable[[str], Weights], int],
    ) -> None:
        """`listed` brings a folded word to the lexicons' form; `spoken` is what it says there.

        The others weigh a word, for so many labels.
        """
        super().__init__()
        self._listed, self._spoken = listed, spoken
        self._dialect, self._dialects = dialect
        self._stance, self._stances = stance
        self._stance_at = COUNTS + self._dialects + 1
        # A last lane is for what spills over in a text of millions of words.
        self._stance_bits = LANE * self._stance_at
        self._counts = Struct(f"<{COUNTS}I").pack
        self._lanes = Struct(f"<{self._stance_at + self._stances + 1}I4x")
        self._older: dict[str, Piece] = {}

    def __missing__(self, written: str) -> Piece:
        piece = self._older.get(written) or self._read(written)
        if len(written) <= LONGEST_REMEMBERED:
            if len(self) >= REMEMBERED_PIECES:
                self._older = dict(self)
                self.clear()
            self[written] = piece
        return piece

    def summed(self, written: Iterable[str], numbers: Iterable[int], said: int) -> Summed:
        """The sum of the numbers of a text's pieces, in which so many words are said."""
        lane = self._lanes.unpack(sum(numbers).to_bytes(self._lanes.size, "little"))
        counts, dialect = Counts(*lane[:COUNTS]), lane[COUNTS : self._stance_at]
        if said > WORDS_WEIGHED:
            return self._of_first_words(written, counts)
        return Summed(counts, dialect, lane[self._stance_at :])

    def _of_first_words(self, written: Iterable[str], counts: Counts) -> Summed:
        """The sum of a long text: its first words alone are weighed."""
        read = [*map(_prose, written)]
        in_arabic = (_in_arabic(said, letters(prose)[0]) for prose, said in read)
        dialect = [*map(self._dialect, islice(chain.from_iterable(in_arabic), WORDS_WEIGHED))]
        weighed = chain.from_iterable(said[:WORDS_IN_A_PIECE] for _, said in read)
        stance = [*map(self._stance, islice(weighed, WORDS_WEIGHED))]
        return Summed(
            counts._replace(of_dialect=len(dialect), of_stance=len(stance)),
            lanes(sum(dialect), self._dialects),
            lanes(sum(stance), self._stances),
        )

    def _read(self, written: str) -> Piece:
        if written.isalpha() or MAY_NOT_BE_PROSE.search(written):
            return self._worked_out(written)
        bare = written.strip(AROUND_WORDS)
        return self[bare] if bare and bare != written else self._worked_out(written)

    def _worked_out(self, written: str) -> Piece:
        listed = tuple([self._listed(word) for word in piece_words(written)])
        speak = self._spoken
        spoken = [said for word in listed if word in speak for said in speak[word]]
        return Piece(listed, tuple(spoken), self._numbers(written))

    def _numbers(self, written: str) -> int:
        prose, said = _prose(written)
        arabic, latin = letters(prose)
        in_arabic = _in_arabic(said, arabic)
        weighed = said if len(said) <= WORDS_IN_A_PIECE else said[:WORDS_IN_A_PIECE]
        arabizi = sum([arabizi_weight(word) for word in said]) if latin else 0
        counts = len(said), arabic, latin, arabizi, len(in_arabic), len(weighed)
        numbers = int.from_bytes(self._counts(*counts), "little")
        if in_arabic:
            numbers += sum([self._dialect(word) for word in in_arabic]) << LANE * COUNTS
        return numbers + (sum([self._stance(word) for word in weighed]) << self._stance_bits)


def _prose(written: str) -> tuple[str, tuple[str, ...]]:
    """What of a piece is prose, and its folded words."""
    if MAY_NOT_BE_PROSE.search(written):
        prose = NOT_PROSE.sub(" ", written)
        return prose, tuple(words(fold(prose)))
    return written, piece_words(written)


def _in_arabic(said: tuple[str, ...], arabic: int) -> list[str]:
    """The words of a piece, with so many Arabic letters, that speak of a dialect."""
    return [word for word in said[:WORDS_IN_A_PIECE] if not word.isascii()] if arabic else []
