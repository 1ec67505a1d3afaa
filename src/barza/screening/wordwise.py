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
from types import MappingProxyType
from zlib import crc32

FOLDER = Path(__file__).parent / "data"
SMOOTHING = 2
WORDS_WEIGHED = 400
"""Words of a text that are weighed: more would not change the answer."""

MIDDLE = 128
"""What a byte of the table says for nothing."""

LANE = 32
LANE_ONLY = (1 << LANE) - 1
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


class _Rows(dict[str, Weights]):
    """The table's rows by feature, remembered until there are too many."""

    def __init__(self, table: bytes, buckets: int, width: int) -> None:
        super().__init__()
        self._table, self._buckets, self._width = table, buckets, width

    def __missing__(self, feature: str) -> Weights:
        start = bucket(feature, self._buckets) * self._width
        row = 1
        for lane, byte in enumerate(self._table[start : start + self._width], start=1):
            row += byte << LANE * lane
        if len(self) >= REMEMBERED_ROWS:
            self.clear()
        self[feature] = row
        return row


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

    def weigh(self, word: str, marks: Iterable[str] = ()) -> Weights:
        """What a folded word weighs for each label, in steps of `scale`."""
        reading = self.reading
        if not reading.together and not marks:
            return self.rows[f" {word[: reading.longest]} "]
        return sum(map(self.rows.__getitem__, reading.features(word, marks)))

    def scores(
        self, weighed: Sequence[Weights], signs: Mapping[str, float] = NO_SIGNS
    ) -> list[float]:
        """How much words of these weights, and outer signs, speak for each label, in order."""
        scores = [*self.bias]
        if weighed:
            total = sum(weighed[:WORDS_WEIGHED])
            share = self.scale / sqrt(min(len(weighed), WORDS_WEIGHED) + SMOOTHING)
            nothing = (total & LANE_ONLY) * MIDDLE
            for at in range(len(scores)):
                total >>= LANE
                scores[at] += share * ((total & LANE_ONLY) - nothing)
        for sign, much in signs.items():
            for at, weight in enumerate(self.signs[sign]):
                scores[at] += much * weight
        return scores
