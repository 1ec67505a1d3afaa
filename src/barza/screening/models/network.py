"""The network: words in their small space, windows of two and three of them, and what the
strongest and the mean window say (a convolution over words: Kim, 2014).

What a word puts into its windows doesn't depend on its neighbours: it is worked out once for each
word, and a text is sums of such rows. Texts of one length are judged together, with no padding.
Products are computed in double precision, so that a text's company doesn't change the digits that
are told.
"""

from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np

from barza.screening.models.weights import Doubles, Floats
from barza.screening.models.words import Space


@dataclass(frozen=True)
class Layers:
    """The trained matrices, of a space of d, f filters of each width, and h heads.

    `two` is (2d, f) and `three` (3d, f): windows from left to right. What a text says is the mean
    of its words (d), of its windows of two (f) and three (f), and then the most of each: `hidden`
    is (2d + 4f, f), `out` (f, h), `straight` (2d + 4f, h).
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


@dataclass(frozen=True)
class Network:
    """The layers, above the space in which words lie."""

    space: Space
    layers: Layers

    @cached_property
    def _sides(self) -> tuple[Doubles, Doubles]:
        """Matrix (d, 3 · 2f) and bias of what a word puts into windows of two and of three: its
        own, which begin with it or are around it, those of the word before it, those of the word
        after it.
        """
        layers = self.layers
        here, after = np.split(layers.two, 2)
        before, around, beyond = np.split(layers.three, 3)
        none = np.zeros_like(here)
        matrix = np.concatenate([here, around, after, beyond, none, before], axis=1)
        bias = np.zeros(matrix.shape[1])
        bias[: 2 * len(layers.two_bias)] = np.concatenate([layers.two_bias, layers.three_bias])
        return matrix.astype(np.float64), bias

    @cached_property
    def _above(self) -> tuple[Doubles, Doubles, Doubles]:
        """`hidden` and `straight` side by side, their biases, and `out`."""
        layers = self.layers
        matrix = np.concatenate([layers.hidden, layers.straight], axis=1)
        bias = np.concatenate([layers.hidden_bias, layers.bias])
        return matrix.astype(np.float64), bias.astype(np.float64), layers.out.astype(np.float64)

    def of_words(self, places: Floats) -> Floats:
        """What words put into windows, by their places: (3, words, 2f), their own, those of the
        word before, those of the word after.
        """
        matrix, bias = self._sides
        sides = (places.astype(np.float64) @ matrix + bias).reshape(len(places), 3, -1)
        return sides.transpose(1, 0, 2).astype(np.float32)

    def told(self, places: Floats, windows: Floats) -> Floats:
        """What each text says, (texts, 2d + 4f): the means, then the most.

        Of the words of texts of one length: where they lie, (words, texts, d), and what they put
        into their own windows and those of the words before and after, (3, words, texts, 2f), which
        is written over.
        """
        seen = _seen(windows)
        many = len(places)
        mean = [places.sum(axis=0) / many, seen.sum(axis=0) / many]
        return np.concatenate([*mean, places.max(axis=0), seen.max(axis=0)], axis=1)

    def logits(self, told: Floats) -> Doubles:
        """Of texts that say so much (`told`), for each head."""
        matrix, bias, out = self._above
        above = told @ matrix + bias
        filters = len(out)
        logits: Doubles = np.maximum(above[:, :filters], 0) @ out + above[:, filters:]
        return logits


def _seen(windows: Floats) -> Floats:
    """Each word's windows, with what its neighbours put into them."""
    own, before, after = windows
    own[:-1] += before[1:]
    own[1:] += after[:-1]
    seen: Floats = np.maximum(own, 0, out=own)
    return seen


def named(layers: Layers) -> dict[str, Floats]:
    """The matrices by name, as they are stored."""
    return {field.name: getattr(layers, field.name) for field in fields(layers)}
