"""A small linear model that weighs words one by one: whole, or by a few letters at a time.

What a word weighs depends on the word alone and is remembered with it, so that a text costs one
sum. The letters are hashed into buckets; each bucket holds a small whole number for each label.
Trained by `wordwise_training.train`; the file holds no text.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from types import MappingProxyType
from zlib import crc32

BYTES_A_LETTER = 2
FOLDER = Path(__file__).parent / "data"
SMOOTHING = 2
WORDS_WEIGHED = 400
"""Words of a text that are weighed: more would not change the answer."""

MIDDLE = 128
"""What a byte of the table says for nothing."""

Weights = tuple[int, ...] | bytes
"""For each label how much, in steps of the model's scale, and `MIDDLE` for nothing."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read of a word: its first so many letters, whole and so many together."""

    longest: int
    together: tuple[int, ...] = ()

    def features(self, word: str, marks: Iterable[str] = ()) -> list[int]:
        """The hashes of what is read of a folded word, and of what is marked on it."""
        whole = f" {word[: self.longest]} ".encode("utf-16-le", "surrogatepass")
        found = [crc32(whole), *(crc32(mark.encode()) for mark in marks)]
        for together in self.together:
            size = together * BYTES_A_LETTER
            last = len(whole) - size
            found += [crc32(whole[at : at + size]) for at in range(0, last + 1, BYTES_A_LETTER)]
        return found


NO_SIGNS: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Model:
    """Labels, what they weigh of themselves and with each outer sign, and the buckets' table."""

    labels: tuple[str, ...]
    reading: Reading
    scale: float
    bias: tuple[float, ...]
    signs: Mapping[str, tuple[float, ...]]
    buckets: int
    table: bytes

    @classmethod
    def load(cls, name: str) -> "Model":
        """The model of this name in the package."""
        return cls.read((FOLDER / name).read_bytes())

    @classmethod
    def read(cls, stored: bytes) -> "Model":
        """A model as `stored` wrote it: a line of JSON, then the table, a byte for each weight."""
        head, _, table = stored.partition(b"\n")
        said = json.loads(head)
        return cls(
            labels=tuple(said["labels"]),
            reading=Reading(said["longest"], tuple(said["together"])),
            scale=said["scale"],
            bias=tuple(said["bias"]),
            signs={name: tuple(weights) for name, weights in said["signs"].items()},
            buckets=said["buckets"],
            table=table,
        )

    def stored(self) -> bytes:
        """The model as bytes."""
        head = {
            "labels": self.labels,
            "longest": self.reading.longest,
            "together": self.reading.together,
            "scale": self.scale,
            "bias": self.bias,
            "signs": self.signs,
            "buckets": self.buckets,
        }
        return json.dumps(head).encode() + b"\n" + self.table

    def weigh(self, word: str, marks: Iterable[str] = ()) -> Weights:
        """What a folded word weighs for each label, in steps of `scale`."""
        table, buckets, width = self.table, self.buckets, len(self.labels)
        rows = []
        for hashed in self.reading.features(word, marks):
            start = hashed % buckets * width
            rows.append(table[start : start + width])
        if len(rows) == 1:
            return rows[0]
        middle = MIDDLE * (len(rows) - 1)
        return tuple([sum(column) - middle for column in zip(*rows, strict=True)])

    def scores(
        self, weighed: Sequence[Weights], signs: Mapping[str, float] = NO_SIGNS
    ) -> list[float]:
        """How much words of these weights, and outer signs, speak for each label, in order."""
        scores = [*self.bias]
        weighed = weighed[:WORDS_WEIGHED]
        if weighed:
            share = self.scale / sqrt(len(weighed) + SMOOTHING)
            middle = MIDDLE * len(weighed)
            for at, column in enumerate(zip(*weighed, strict=True)):
                scores[at] += share * (sum(column) - middle)
        for sign, much in signs.items():
            for at, weight in enumerate(self.signs[sign]):
                scores[at] += much * weight
        return scores
