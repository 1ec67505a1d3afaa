"""Words as numbers: every run of 2 to 5 of their characters, each word, each pair, hashed.

Hashing needs no vocabulary, so that no word is unknown and misspelled ones still share most of
their runs with the right one. All words of a batch are hashed in one pass over one array of code
points (feature hashing: Weinberger et al., 2009).
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

BUCKETS = 1 << 20
SHORTEST, LONGEST = 2, 5

_STEP = np.uint32(0x01000193)
_FIRST = np.uint32(0x9E3779B1)
_HIGH, _ODD, _LOW = np.uint32(15), np.uint32(0x2C1B3C6D), np.uint32(12)
_LAST = np.uint32(BUCKETS - 1)
_BY_LENGTH, _BY_WORD, _BY_PAIR = 0x85EBCA6B, 0xC2B2AE35, 0x27D4EB2F
_LONGEST_WORD = 64

Codes = NDArray[np.uint32]
Index = NDArray[np.int64]


class WordGrams(NamedTuple):
    """The grams of words, one word behind another: `counts` says how many each word has.

    `hashed` tells words apart; pairs are made of it.
    """

    bucket: Index
    counts: Index
    hashed: Codes


def word_grams(words: Sequence[str]) -> WordGrams:
    """The grams of words, each between two blanks; no word is empty."""
    spelled = [f" {word} " for word in words]
    codes = np.frombuffer("".join(spelled).encode("utf-32-le", "surrogatepass"), np.uint32)
    lengths = np.fromiter(map(len, spelled), np.int64, len(spelled))
    owner = np.repeat(np.arange(len(spelled)), lengths)
    whole = _hashes(codes, owner, lengths)
    buckets = [_bucket(whole, _BY_WORD)]
    owners = [np.arange(len(spelled))]
    hashed = codes * _FIRST
    for length in range(SHORTEST, LONGEST + 1):
        hashed = hashed[:-1] * _STEP + codes[length - 1 :]
        inside = np.flatnonzero(owner[: len(hashed)] == owner[length - 1 :])
        buckets.append(_bucket(hashed[inside], length * _BY_LENGTH))
        owners.append(owner[inside])
    together = np.concatenate(owners)
    order = np.argsort(together, kind="stable")
    counts = np.bincount(together, minlength=len(spelled))
    return WordGrams(np.concatenate(buckets)[order].astype(np.int64), counts, whole)


def pair_buckets(hashed: Codes, others: Codes) -> Index:
    """The bucket of each word with the next, along the last axis: `others` is `hashed`, `mixed`."""
    pairs = hashed[..., :-1] * _STEP
    pairs += others[..., 1:]
    return _bucket(pairs, _BY_PAIR).astype(np.int64)


def _hashes(codes: Codes, owner: Index, lengths: Index) -> Codes:
    """A sum for each word in which every letter counts by its place."""
    starts = np.cumsum(lengths) - lengths
    place = (np.arange(len(codes)) - starts[owner]) % _LONGEST_WORD
    letters = mixed(codes * _POWERS[place]).astype(np.uint64)
    sums = np.add.reduceat(letters, starts) & np.uint64(0xFFFFFFFF)
    return mixed(sums.astype(np.uint32))


def _powers() -> Codes:
    step, power, powers = int(_STEP), 1, []
    for _ in range(_LONGEST_WORD):
        powers.append(power)
        power = power * step & 0xFFFFFFFF
    return np.array(powers, np.uint32)


def mixed(hashed: Codes) -> Codes:
    """All bits of each hash depend on all others."""
    hashed = hashed ^ (hashed >> _HIGH)
    hashed *= _ODD
    hashed ^= hashed >> _LOW
    return hashed


def _bucket(hashed: Codes, salt: int) -> Codes:
    bucket = mixed(hashed + np.uint32(salt & 0xFFFFFFFF))
    bucket &= _LAST
    return bucket


_POWERS = _powers()
