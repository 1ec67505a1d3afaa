"""A small linear model that weighs words one by one: whole, or by a few letters at a time.

What a word weighs depends on the word alone and is remembered with it, so that a text costs one
sum. The letters are hashed into buckets; each bucket holds a small whole number for each label.
Trained by `wordwise_training.train`; the file holds no text.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path
from struct import iter_unpack
from types import MappingProxyType
from zlib import crc32

FOLDER = Path(__file__).parent / "data"
SMOOTHING = 2
WORDS_WEIGHED = 400
"""Words of a text that are weighed: more would not change the answer."""

MIDDLE = 128
"""What a byte of the table says for nothing."""

LANE = 32
LANE_BYTES = LANE // 8
REMEMBERED_ROWS = 65_536

Weights = int
"""Sums of bytes of the table side by side, a lane of 32 bits for each label, so that one addition
adds them all; the lowest lane counts what was added."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read of a word: its first so many letters, whole and so many together."""

    longest: int
    together: tuple[int, ...] = ()

    def features(self, word: str, marks: Iterable[str] = ()) -> list[str]:
        """What is read of a folded word, and what is marked on it."""
        whole = f" {word[: self.longest]} "
        found = [whole, *marks]
        for together in self.together:
            found += [whole[at : at + together] for at in range(len(whole) - together + 1)]
        return found


def bucket(feature: str, buckets: int) -> int:
    """Where the table keeps a feature; others may share the place."""
    return crc32(feature.encode("utf-8", "surrogatepass")) % buckets


def lanes(weights: Weights, labels: int) -> tuple[int, ...]:
    """How many rows were added, then their sum for each of so many labels."""
    # What no lane holds any more, after millions of rows, is left out.
    kept = weights & (1 << LANE * (labels + 1)) - 1
    return tuple(
        lane for (lane,) in iter_unpack("<I", kept.to_bytes(LANE_BYTES * (labels + 1), "little"))
    )


class _Rows(dict[str, Weights]):
    """The table's rows by feature, remembered until there are too many."""

    def __init__(self, table: bytes, buckets: int, width: int) -> None:
        super().__init__()
        self._buckets, self._row = buckets, LANE_BYTES * (width + 1)
        spread = bytearray(self._row * buckets)
        spread[:: self._row] = b"\1" * buckets
        for label in range(width):
            spread[LANE_BYTES * (label + 1) :: self._row] = table[label::width]
        self._spread = bytes(spread)

    def __missing__(self, feature: str) -> Weights:
        row = self.once(feature)
        if len(self) >= REMEMBERED_ROWS:
            self.clear()
        self[feature] = row
        return row

    def once(self, feature: str) -> Weights:
        """A feature's row, for one too rare to be remembered."""
        start = bucket(feature, self._buckets) * self._row
        return int.from_bytes(self._spread[start : start + self._row], "little")


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
    table: bytes = field(repr=False)
    rows: _Rows = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Prepare the memory of rows."""
        rows = _Rows(self.table, self.buckets, len(self.labels))
        object.__setattr__(self, "rows", rows)

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

    def weigh(self, word: str, marks: Sequence[str] = ()) -> Weights:
        """What a folded word weighs for each label, in steps of `scale`."""
        reading, rows = self.reading, self.rows
        whole = f" {word[: reading.longest]} "
        weights = rows.once(whole) if reading.together else rows[whole]
        if marks:
            weights = sum([rows[mark] for mark in marks], weights)
        for many in reading.together:
            starts = range(len(whole) - many + 1)
            weights = sum([rows[whole[at : at + many]] for at in starts], weights)
        return weights

    def scores(
        self, weighed: Sequence[Weights], signs: Mapping[str, float] = NO_SIGNS
    ) -> list[float]:
        """How much words of these weights, and outer signs, speak for each label, in order."""
        counted = weighed[:WORDS_WEIGHED]
        return self.scores_of(lanes(sum(counted), len(self.labels)), len(counted), signs)

    def scores_of(
        self, summed: Sequence[int], words: int, signs: Mapping[str, float] = NO_SIGNS
    ) -> list[float]:
        """As `scores`, of the `lanes` of the sum of so many words."""
        rows, *sums = summed
        nothing = rows * MIDDLE
        share = self.scale / sqrt(words + SMOOTHING)
        scores = [
            bias + share * (lane - nothing) for bias, lane in zip(self.bias, sums, strict=True)
        ]
        for sign, much in signs.items():
            for at, weight in enumerate(self.signs[sign]):
                scores[at] += much * weight
        return scores
