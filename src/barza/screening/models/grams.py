"""Texts as numbers: every run of 2 to 5 characters, every word and pair of words, hashed.

Hashing needs no vocabulary, so that no word is unknown and misspelled ones still share most of
their runs with the right one. All texts of a batch are hashed in one pass over one array of code
points (feature hashing: Weinberger et al., 2009).
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

BITS = 20
BUCKETS = 1 << BITS
CHARACTERS = (2, 3, 4, 5)
WORDS = (1, 2)

_STEP = np.uint32(0x01000193)
_FIRST = np.uint32(0x9E3779B1)
_LONGEST_WORD = 64
_SPACE = 32

Codes = NDArray[np.uint32]
Index = NDArray[np.int64]


class Grams(NamedTuple):
    """Of each gram: its bucket, and the characters `start` to `end` of the joined texts.

    `owner` is the number of the text that it is in; the three arrays go together.
    """

    bucket: Codes
    owner: Index
    start: Index
    end: Index


def grams(texts: Sequence[str]) -> Grams:
    """The grams of texts that are already spelled alike and stand between spaces (`plain`)."""
    codes = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)
    owner = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    parts = [*_of_characters(codes, owner), *_of_words(codes, owner)]
    return Grams(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _of_characters(codes: Codes, owner: Index) -> list[Grams]:
    found = []
    hashed = codes * _FIRST
    for length in range(2, max(CHARACTERS) + 1):
        hashed = hashed[:-1] * _STEP + codes[length - 1 :]
        start = np.flatnonzero(owner[: len(hashed)] == owner[length - 1 :])
        bucket = _bucket(hashed[start], length * 0x85EBCA6B)
        found.append(Grams(bucket, owner[start], start, start + length))
    return found


def _of_words(codes: Codes, owner: Index) -> list[Grams]:
    blank = codes == _SPACE
    start = np.flatnonzero(blank[:-1] & ~blank[1:]) + 1
    end = np.flatnonzero(~blank[:-1] & blank[1:]) + 1
    words = _mixed(_word_hashes(codes, blank, start, end))
    found, pair = [], words.copy()
    for length in WORDS:
        if length > 1:
            pair = pair[:-1] * _STEP + words[length - 1 :]
        last = len(words) - length + 1
        whole = np.flatnonzero(owner[start[:last]] == owner[start[length - 1 :]])
        bucket = _bucket(pair[whole], length * 0xC2B2AE35)
        found.append(Grams(bucket, owner[start[whole]], start[whole], end[whole + length - 1]))
    return found


def _word_hashes(codes: Codes, blank: NDArray[np.bool_], start: Index, end: Index) -> Codes:
    """A sum for each word in which every letter counts by its place."""
    begun = np.zeros(len(codes), np.int64)
    begun[start] = start
    place = (np.arange(len(codes)) - np.maximum.accumulate(begun)) % _LONGEST_WORD
    letters = np.where(blank, 0, _mixed(codes * _POWERS[place])).astype(np.uint64)
    sums = np.concatenate([np.zeros(1, np.uint64), np.cumsum(letters)])
    hashed: Codes = ((sums[end] - sums[start]) & 0xFFFFFFFF).astype(np.uint32)
    return hashed


def _powers() -> Codes:
    step, power, powers = int(_STEP), 1, []
    for _ in range(_LONGEST_WORD):
        powers.append(power)
        power = power * step & 0xFFFFFFFF
    return np.array(powers, np.uint32)


def _mixed(hashed: Codes) -> Codes:
    hashed = hashed ^ (hashed >> np.uint32(15))
    hashed = hashed * np.uint32(0x2C1B3C6D)
    return hashed ^ (hashed >> np.uint32(12))


def _bucket(hashed: Codes, salt: int) -> Codes:
    return _mixed(hashed + np.uint32(salt & 0xFFFFFFFF)) & np.uint32(BUCKETS - 1)


_POWERS = _powers()
