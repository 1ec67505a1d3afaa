"""Both models together: for each text, how likely each clause is touched, and by which words.

Linear, network and rules err differently; they are weighed and brought to probabilities for each
head and script, on messages that neither model was trained on (Platt, 1999).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import as_file, files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from barza.screening.models.heads import HEADS
from barza.screening.models.linear import Linear
from barza.screening.models.network import Layers, Network, named
from barza.screening.models.spelling import pieces
from barza.screening.models.weights import Eighths, Floats
from barza.screening.models.words import Odds, Pieces, Space, Words, cut

Stored = dict[str, NDArray[Any]]
Index = NDArray[np.int64]
AT_ONCE = 512
"""Texts that are judged in one pass: more fill no register better, and take more memory."""


@dataclass(frozen=True)
class Calibration:
    """For Arabic (row 0) and other texts (row 1): what each sign weighs for each head.

    `weights` is (2, heads, signs): the logits of both models, then the marks of the rules.
    """

    weights: Floats
    offset: Floats

    def probabilities(self, signs: Floats, script: Index) -> Floats:
        """Of each text (row) and head (column), from its signs (rows, heads, signs)."""
        weighed = self.weights[script] * signs.astype(np.float64)
        logits = weighed.sum(axis=2) + self.offset[script]
        even: Floats = 1 / (1 + np.exp(-logits))
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
        return Words(self.network.space, self.linear)

    def probabilities(self, texts: Sequence[str], marks: Floats, arabic: Sequence[bool]) -> Floats:
        """For plain texts and their marks, by head (`HEADS`). Long texts: by the worst piece."""
        cut = [pieces(text) for text in texts]
        flat = [piece for text in cut for piece in text]
        if not flat:
            return np.zeros((0, len(HEADS)), np.float32)
        owner = np.repeat(np.arange(len(cut)), [len(text) for text in cut])
        script = (~np.array(arabic, bool)).astype(np.int64)
        parts = []
        for at in range(0, len(flat), AT_ONCE):
            mine = owner[at : at + AT_ONCE]
            signs = self.signs(flat[at : at + AT_ONCE], marks[mine])
            parts.append(self.calibration.probabilities(signs, script[mine]))
        starts = np.flatnonzero(np.diff(owner, prepend=-1))
        worst: Floats = np.maximum.reduceat(np.concatenate(parts), starts)
        return worst

    def signs(self, texts: Sequence[str], marks: Floats) -> Floats:
        """What speaks for each head in plain texts and their marks: (texts, heads, signs)."""
        split = [cut(text) for text in texts]
        lengths = np.fromiter(map(len, split), np.int64, len(split))
        starts = np.cumsum(lengths) - lengths
        words, run = self.words, self.words.run(split)
        own, counts, hashed = words.own[run], words.counts[run], words.hashed[run]
        linear = self.linear.logits(own, counts, hashed, starts)
        network = self.network.logits(words.places[run], starts)
        return np.concatenate([linear[:, :, None], network[:, :, None], marks], axis=2)


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
