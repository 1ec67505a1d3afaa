"""Both models together: for each text, how likely each clause is touched, and by which words.

Linear, network and rules err differently; they are weighed and brought to probabilities for each
head and script, on messages that neither model was trained on (Platt, 1999).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import as_file, files
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from barza.screening.models.grams import pair_buckets
from barza.screening.models.heads import HEADS
from barza.screening.models.known import ROOM, TAKEN, Words
from barza.screening.models.linear import Linear
from barza.screening.models.network import Layers, Network, named
from barza.screening.models.spelling import pieces
from barza.screening.models.weights import Doubles, Eighths, Floats
from barza.screening.models.words import Odds, Pieces, Space, cut

Stored = dict[str, NDArray[Any]]
Index = NDArray[np.int64]
Probabilities = Doubles


@dataclass(frozen=True)
class Calibration:
    """For Arabic (row 0) and other texts (row 1): what each sign weighs for each head.

    `weights` is (2, heads, signs): the logits of both models, then the marks of the rules.
    """

    weights: Floats
    offset: Floats

    def probabilities(self, signs: Doubles, script: Index) -> Probabilities:
        """Of each text (row) and head (column), from its signs (rows, heads, signs)."""
        logits = (self.weights[script] * signs).sum(axis=2) + self.offset[script]
        even: Probabilities = 1 / (1 + np.exp(-logits))
        return even


@dataclass(frozen=True)
class Judge:
    """The models that are shipped, or that were just trained."""

    linear: Linear
    network: Network
    calibration: Calibration

    @cached_property
    def words(self) -> Words:
        """What is known of single words."""
        return Words(self.linear, self.network)

    def probabilities(
        self, texts: Sequence[Sequence[str]], marks: Floats, arabic: Sequence[bool]
    ) -> Probabilities:
        """For the plain words of texts and their marks, by head (`HEADS`). Long texts: by the worst
        piece."""
        script = np.array([0 if is_arabic else 1 for is_arabic in arabic], np.int64)
        split = [pieces(words) for words in texts]
        parts = [*chain.from_iterable(split)]
        if len(parts) == len(texts):
            return self.calibration.probabilities(self.signs(parts, marks), script)
        sizes = np.array([len(mine) for mine in split], np.int64)
        owner = np.repeat(np.arange(len(texts)), sizes)
        even = self.calibration.probabilities(self.signs(parts, marks[owner]), script[owner])
        worst: Probabilities = np.maximum.reduceat(even, sizes.cumsum() - sizes)
        return worst

    def signs(self, texts: Sequence[Sequence[str]], marks: Floats) -> Doubles:
        """What speaks for each head in the plain words of texts and their marks: (texts, heads,
        signs)."""
        split = [cut(words) for words in texts]
        signs = np.empty((len(texts), len(HEADS), 2 + marks.shape[2]))
        told = np.empty((len(texts), len(self.network.layers.hidden)), np.float32)
        for some in _at_once(split):
            with self.words.lock:
                known = self.words.rows(split[some])
                for mine, rows in _of_one_length(split[some], known):
                    mine += some.start
                    signs[mine, :, 0], told[mine] = self._of_words(rows)
        signs[..., 1], signs[..., 2:] = self.network.logits(told), marks
        return signs

    def _of_words(self, rows: Index) -> tuple[Doubles, Floats]:
        """The linear model's logits of texts of one length, by the rows of their words, and what
        they tell the network.
        """
        words, by_place = self.words, rows.T
        pairs = pair_buckets(words.hashed[rows], words.mixed[rows])
        linear = self.linear.logits(words.own[rows], words.counts[rows], pairs)
        return linear, self.network.told(words.places[by_place], words.windows_of(by_place))


def _at_once(texts: Sequence[Sequence[str]]) -> Iterator[slice]:
    """Runs of texts with no more words than can be remembered."""
    first, many = 0, 0
    for number, words in enumerate(texts):
        if many + len(words) > ROOM:
            yield slice(first, number)
            first, many = number, 0
        many += len(words)
    yield slice(first, len(texts))


def _of_one_length(texts: Sequence[Sequence[str]], rows: Index) -> Iterator[tuple[Index, Index]]:
    """Which texts have equally many words, and the rows of those, (texts, words), at most `TAKEN`
    at once. `rows` are those of all texts, one behind another."""
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    starts = lengths.cumsum() - lengths
    for length in np.unique(lengths).tolist():
        members = np.flatnonzero(lengths == length)
        for at in range(0, len(members), max(1, TAKEN // length)):
            mine = members[at : at + max(1, TAKEN // length)]
            yield mine, rows[starts[mine][:, None] + np.arange(length)]


@cache
def shipped() -> Judge:
    """The models in the package, read once."""
    folder = files("barza.screening.models") / "weights"
    with as_file(folder / "models.npz") as path, np.load(path, allow_pickle=False) as stored:
        return from_arrays({name: stored[name] for name in stored.files})


def from_arrays(stored: Stored) -> Judge:
    """A judge from its stored arrays (`to_arrays`)."""
    pieces = bytes(stored["pieces"]).decode().split("\n")
    space = Space(
        Pieces(list(zip(pieces, stored["odds"].tolist(), strict=True))),
        Eighths(stored["by_gram"], stored["by_gram_scale"]),
        Eighths(stored["by_piece"], stored["by_piece_scale"]),
        stored["gain"],
        stored["shift"],
    )
    layers = {name[6:]: stored[name] for name in stored if name.startswith("layer_")}
    return Judge(
        Linear(Eighths(stored["linear"], stored["linear_scale"]), stored["linear_bias"]),
        Network(space, Layers(**layers)),
        Calibration(stored["calibration"], stored["offset"]),
    )


def to_arrays(judge: Judge) -> Stored:
    """What is stored of a judge."""
    space = judge.network.space
    odds: Odds = space.pieces.odds
    layers = {f"layer_{name}": value for name, value in named(judge.network.layers).items()}
    return layers | {
        "linear": judge.linear.weights.whole,
        "linear_scale": judge.linear.weights.scale,
        "linear_bias": judge.linear.bias,
        "pieces": np.frombuffer("\n".join(piece for piece, _ in odds).encode(), np.uint8),
        "odds": np.array([value for _, value in odds], np.float32),
        "by_gram": space.by_gram.whole,
        "by_gram_scale": space.by_gram.scale,
        "by_piece": space.by_piece.whole,
        "by_piece_scale": space.by_piece.scale,
        "gain": space.gain,
        "shift": space.shift,
        "calibration": judge.calibration.weights,
        "offset": judge.calibration.offset,
    }
