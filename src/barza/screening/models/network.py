"""The network: words in their small space, windows of two and three of them, and what the
strongest and the mean window say (a convolution over words: Kim, 2014).

All texts of a batch lie one behind another in one matrix, with no padding between them. Computed in
double precision, so that a text's neighbours don't change the digits that are told.
"""

from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from barza.screening.models.weights import Floats
from barza.screening.models.words import Space

Index = NDArray[np.int64]


@dataclass(frozen=True)
class Layers:
    """The trained matrices, of a space of d, f filters of each width, and h heads.

    `two` is (2d, f) and `three` (3d, f): windows from left to right. `hidden` is (2d + 4f, f),
    `out` (f, h), `straight` (2d + 4f, h).
    """

    two: Floats
    two_bias: Floats
    three: Floats
    three_bias: Floats
    hidden: Floats
    hidden_bias: Floats
    out: Floats
    straight: Floats
    bias: Floats

    @cached_property
    def sides(self) -> Floats:
        """Both windows' matrices side by side, (d, 5f): one product for all."""
        size = self.two.shape[0] // 2
        rows = np.concatenate([self.two.reshape(2, size, -1), self.three.reshape(3, size, -1)])
        beside: Floats = np.ascontiguousarray(rows.transpose(1, 0, 2).reshape(size, -1))
        return beside


@dataclass(frozen=True)
class Network:
    """The layers, above the space in which words lie."""

    space: Space
    layers: Layers

    @cached_property
    def exact(self) -> Layers:
        """The layers in double precision."""
        doubled: dict[str, Any] = {
            name: value.astype(np.float64) for name, value in named(self.layers).items()
        }
        return Layers(**doubled)

    def logits(self, seen: Floats, starts: Index) -> Floats:
        """Of each text, for each head: `seen` are the places of a run of words, `starts` where
        each text begins in it."""
        layers = self.exact
        seen = seen.astype(np.float64)
        two, three = _windows(seen, starts, layers)
        size = np.diff(starts, append=len(seen))[:, None]
        said = np.concatenate(
            [
                np.add.reduceat(seen, starts) / size,
                np.maximum.reduceat(seen, starts),
                np.maximum.reduceat(two, starts),
                np.maximum.reduceat(three, starts),
                np.add.reduceat(two, starts) / size,
                np.add.reduceat(three, starts) / size,
            ],
            axis=1,
        )
        hidden = np.maximum(said @ layers.hidden + layers.hidden_bias, 0)
        logits: Floats = hidden @ layers.out + said @ layers.straight + layers.bias
        return logits


def _windows(seen: Floats, starts: Index, layers: Layers) -> tuple[Floats, Floats]:
    """Windows of two (a word and the next) and of three (one before, one after)."""
    sides = seen @ layers.sides
    now, after, before, here, beyond = np.split(sides, 5, axis=1)
    border = starts[1:] - 1
    two = now + layers.two_bias
    two[:-1] += _without(after[1:], border)
    three = here + layers.three_bias
    three[1:] += _without(before[:-1], border)
    three[:-1] += _without(beyond[1:], border)
    return np.maximum(two, 0, out=two), np.maximum(three, 0, out=three)


def _without(neighbours: Floats, across: Index) -> Floats:
    """Neighbours, but none across the border of two texts."""
    taken = neighbours.copy()
    taken[across] = 0
    return taken


def named(layers: Layers) -> dict[str, Floats]:
    """The matrices by name, as they are stored."""
    return {field.name: getattr(layers, field.name) for field in fields(layers)}
