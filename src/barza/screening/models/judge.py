"""Both models together: for each text, how likely each clause is touched, and by which words.

Linear and network err differently; their logits are weighed and brought to probabilities for each
head and language, on messages that neither was trained on (Platt, 1999).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from barza.screening.models.heads import HEADS
from barza.screening.models.linear import Linear
from barza.screening.models.network import Layers, Network, named
from barza.screening.models.spelling import pieces
from barza.screening.models.weights import Eighths, Floats
from barza.screening.models.words import Odds, Pieces, Words

Stored = dict[str, NDArray[Any]]
AT_ONCE = 512
"""Texts that are judged in one pass: more fill no register better, and take more memory."""


@dataclass(frozen=True)
class Calibration:
    """For Arabic (row 0) and other texts (row 1): weights of both models, and an offset."""

    linear: Floats
    network: Floats
    offset: Floats

    def probabilities(self, linear: Floats, network: Floats, script: NDArray[np.int64]) -> Floats:
        """Of each text (row) and head (column)."""
        logits = self.linear[script] * linear + self.network[script] * network
        even: Floats = 1 / (1 + np.exp(-(logits + self.offset[script])))
        return even


@dataclass(frozen=True)
class Judge:
    """The models that are shipped, or that were just trained."""

    linear: Linear
    network: Network
    calibration: Calibration

    def probabilities(self, texts: Sequence[str], arabic: Sequence[bool]) -> Floats:
        """For plain texts, by head (`HEADS`). A long text is judged by its worst piece."""
        cut = [pieces(text) for text in texts]
        flat = [piece for text in cut for piece in text]
        script = np.repeat(~np.array(arabic, bool), [len(text) for text in cut]).astype(np.int64)
        parts = [
            self._of_pieces(flat[at : at + AT_ONCE], script[at : at + AT_ONCE])
            for at in range(0, len(flat), AT_ONCE)
        ]
        if not parts:
            return np.zeros((0, len(HEADS)), np.float32)
        starts = np.cumsum([0, *(len(text) for text in cut)])[:-1]
        worst: Floats = np.maximum.reduceat(np.concatenate(parts), starts)
        return worst

    def _of_pieces(self, texts: Sequence[str], script: NDArray[np.int64]) -> Floats:
        linear = self.linear.logits(texts)
        network = self.network.logits(texts)
        return self.calibration.probabilities(linear, network, script)


@cache
def shipped() -> Judge:
    """The models in the package, read once."""
    folder = files("barza.screening.models") / "weights"
    with as_file(folder / "models.npz") as path, np.load(path, allow_pickle=False) as stored:
        return from_arrays({name: stored[name] for name in stored.files})


def from_arrays(stored: Stored) -> Judge:
    """A judge from its stored arrays (`to_arrays`)."""
    pieces = bytes(stored["pieces"]).decode().split("\n")
    words = Words(
        Pieces(list(zip(pieces, stored["odds"].tolist(), strict=True))),
        Eighths(stored["by_gram"], stored["by_gram_scale"]),
        Eighths(stored["by_piece"], stored["by_piece_scale"]),
        stored["gain"],
        stored["shift"],
    )
    layers = {name[6:]: stored[name] for name in stored if name.startswith("layer_")}
    return Judge(
        Linear(Eighths(stored["linear"], stored["linear_scale"]), stored["linear_bias"]),
        Network(words, Layers(**layers)),
        Calibration(stored["by_linear"], stored["by_network"], stored["offset"]),
    )


def to_arrays(judge: Judge) -> Stored:
    """What is stored of a judge."""
    words = judge.network.words
    odds: Odds = words.pieces.odds
    layers = {f"layer_{name}": value for name, value in named(judge.network.layers).items()}
    return layers | {
        "linear": judge.linear.weights.whole,
        "linear_scale": judge.linear.weights.scale,
        "linear_bias": judge.linear.bias,
        "pieces": np.frombuffer("\n".join(piece for piece, _ in odds).encode(), np.uint8),
        "odds": np.array([value for _, value in odds], np.float32),
        "by_gram": words.by_gram.whole,
        "by_gram_scale": words.by_gram.scale,
        "by_piece": words.by_piece.whole,
        "by_piece_scale": words.by_piece.scale,
        "gain": words.gain,
        "shift": words.shift,
        "by_linear": judge.calibration.linear,
        "by_network": judge.calibration.network,
        "offset": judge.calibration.offset,
    }
