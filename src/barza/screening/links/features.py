"""What the linear model sees of a link: hashed character n-grams of host and path, and its build.

Everything is a slot of one table of weights. Digits count as one sign, so that numbers' values
teach nothing; how many there are is a feature of its own.
"""

import math
import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from barza.screening.lexicon.lures import HOST_WORDS
from barza.screening.links.address import Address
from barza.screening.links.suffixes import Parts
from barza.screening.links.words import any_of

GRAM_SLOTS, BUILD_SLOTS = 1 << 17, 1 << 12
SLOTS = GRAM_SLOTS + BUILD_SLOTS
GRAMS = (2, 3, 4)
# All n-grams of a host (or a path) together weigh as much as these; each mark of build as that.
GRAM_WEIGHT, BUILD_WEIGHT = 0.4, 0.5
PRIME, MIX, SHIFT = np.uint32(16777619), np.uint32(0x85EBCA6B), np.uint32(15)
CODES = np.arange(1, 257, dtype=np.uint32)
PATH_CODE, LAST_GRAM = np.uint32(0x0DD0_0000), np.uint32(GRAM_SLOTS - 1)

WORD = re.compile(any_of(HOST_WORDS))
DIGIT = re.compile(r"\d")
HEXADECIMAL = re.compile(r"[0-9a-f]{16}")
DOMAIN_IN_PATH = re.compile(r"\.(?:com|net|org|co|uk|br)\b")
BLOG_SOFTWARE = re.compile(r"wp-(?:content|includes|admin)")
VOWEL = re.compile(r"[aeiouy]")
LETTER = re.compile(r"[^\W\d_]")
ODD_SIGNS = frozenset("~%@=!$|+")

Slots = NDArray[np.uint32]
Weights = NDArray[np.float32]


class Seen(NamedTuple):
    """What a link shows: slots of n-grams, and of how it is built.

    `sizes` are the lengths of runs of `grams`: by turns of the host, and of the path if there is
    one. Slots may occur twice.
    """

    grams: Slots
    sizes: list[int]
    build: list[int]

    def weights(self) -> list[float]:
        """The weight of an n-gram of the host, and of one of the path if there is one."""
        turns = len(self.sizes) // len(GRAMS)
        return [GRAM_WEIGHT / math.sqrt(max(1, sum(self.sizes[t::turns]))) for t in range(turns)]


def seen(link: Address, parts: Parts | None) -> Seen:
    """The features of a link."""
    host = DIGIT.sub("0", f"^{link.host}$").encode("utf-8", "ignore")
    path = DIGIT.sub("0", f"/{link.path}$").encode("utf-8", "ignore") if link.path else b""
    of_path = [len(path)] if path else []
    return Seen(
        grams=_grams(host, path),
        sizes=[size for length in GRAMS for size in (len(host) - length + 1, *of_path)],
        build=[_slot(mark) for mark in _marks(link, parts)],
    )


def features(link: Address, parts: Parts | None) -> tuple[Slots, Weights]:
    """The slots of a link in one row, and the weight of each."""
    grams, sizes, build = shown = seen(link, parts)
    weights = np.array([*shown.weights() * len(GRAMS), BUILD_WEIGHT], dtype=np.float32)
    slots = np.concatenate([grams, np.array(build, dtype=np.uint32)])
    return slots, np.repeat(weights, [*sizes, len(build)])


def _grams(host: bytes, path: bytes) -> Slots:
    """Slots of the n-grams of each length, in order of place, those of the path apart.

    A rolling hash (FNV-1a), mixed at the end as MurmurHash3 does. An n-gram that begins in the
    host may end in the path.
    """
    codes = CODES[np.frombuffer(host + path, dtype=np.uint8)]
    codes[len(host) :] ^= PATH_CODE
    rolling, found = codes, []
    for length in GRAMS:
        rolling = rolling[:-1] * PRIME ^ codes[length - 1 :]
        found.append(rolling)
    hashes = np.concatenate(found)
    hashes ^= hashes >> SHIFT
    hashes *= MIX
    hashes ^= hashes >> SHIFT
    return hashes & LAST_GRAM


@lru_cache(maxsize=8192)
def _slot(mark: str) -> int:
    return GRAM_SLOTS + crc32(mark.encode("utf-8", "ignore")) % BUILD_SLOTS


def _marks(link: Address, parts: Parts | None) -> Iterator[str]:
    """How a link is built, as names of features."""
    if link.is_ip:
        yield "ip"
    elif parts is not None:
        yield from _host_marks(parts)
        yield from _host_words(link.host, len(parts.subdomain))
    yield from _path_marks(link.path)
    in_path = set(WORD.findall(link.path))
    yield f"words in path {min(4, len(in_path))}"
    for word in in_path:
        yield "in path " + word


def _host_words(host: str, subdomain: int) -> Iterator[str]:
    words = {(found[0], found.start() < subdomain) for found in WORD.finditer(host)}
    yield f"words in host {min(3, len(words))}"
    for word, before in words:
        yield ("in subdomain " if before else "in name ") + word


def _host_marks(parts: Parts) -> Iterator[str]:
    subdomain, name = parts.subdomain, parts.name
    letters = max(1, len(LETTER.findall(name)))
    vowels = len(VOWEL.findall(name)) / letters
    yield "top " + parts.suffix.rpartition(".")[2]
    yield "suffix " + parts.suffix
    if parts.private:
        yield "private suffix"
    yield _step("name", len(name), (4, 6, 8, 10, 13, 16, 19, 23, 29))
    yield _step("host", len(name) + len(subdomain), (5, 8, 11, 14, 18, 23, 30, 40, 60))
    yield _step("subdomain", len(subdomain), (1, 4, 7, 11, 17, 25))
    yield _step("dots", subdomain.count("."), (1, 2, 3))
    yield _step("digits", len(DIGIT.findall(name)), (1, 2, 3, 4, 6, 9))
    yield _step("digits before", len(DIGIT.findall(subdomain)), (1, 2, 4, 7))
    yield _step("hyphens", name.count("-"), (1, 2, 3, 4))
    yield _step("hyphens before", subdomain.count("-"), (1, 2, 3, 4))
    yield _step("variety", _variety(name), (0.75, 0.8, 0.85, 0.9, 0.94, 0.97, 0.999))
    yield _step("vowels", vowels, (0.01, 0.15, 0.25, 0.33, 0.4, 0.5, 0.6))


def _path_marks(path: str) -> Iterator[str]:
    page, _, query = path.partition("?")
    digits = len(DIGIT.findall(page)) / max(1, len(page))
    yield _step("page", len(page), (1, 4, 9, 16, 26, 41, 61, 91))
    yield _step("query", len(query), (1, 9, 21, 51, 101))
    yield _step("depth", page.count("/") if page else -1, (0, 1, 2, 3, 4, 5, 7))
    yield _step("digits of page", digits, (0.01, 0.05, 0.1, 0.2, 0.35, 0.5))
    yield _step("entropy", _entropy(page), (0.1, 2, 2.5, 3, 3.5, 4, 4.5))
    yield _step("joints", page.count("-") + page.count("_"), (1, 2, 3, 5, 8))
    last = page.rpartition("/")[2]
    yield "ending " + (last.rpartition(".")[2][:5] if "." in last else "-" if last else "")
    yield "last " + (last if len(last) < 14 else "long")
    if HEXADECIMAL.search(path):
        yield "hexadecimal"
    if DOMAIN_IN_PATH.search(path):
        yield "domain in path"
    if BLOG_SOFTWARE.search(path):
        yield "blog software"
    for sign in ODD_SIGNS.intersection(path):
        yield "sign " + sign


def _step(name: str, value: float, edges: tuple[float, ...]) -> str:
    return f"{name} {bisect_left(edges, value + 1e-9)}"


def _entropy(written: str) -> float:
    """Bits a character of Shannon's entropy."""
    size = len(written)
    counts = map(written.count, set(written))
    return -sum(count / size * math.log2(count / size) for count in counts)


def _variety(written: str) -> float:
    """Entropy as a share of what the length allows."""
    return _entropy(written) / math.log2(max(2, len(written)))
