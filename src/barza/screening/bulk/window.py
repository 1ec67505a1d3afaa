"""The latest messages, and which of them say nearly the same as one that comes in.

Locality-sensitive hashing by bands: a message is compared with those alone that agree with it in
one band of the signature. All memory is taken when a window is made, 1 to 1.5 kB a message; the
newest takes the place of the oldest.

Numpy rather than a library of MinHash, by measuring on one core, for a message of 65 characters:
datasketch needs 400 to 500 µs, this 22 µs. rensa, compiled, needs 11 µs, but for text already
folded and stripped, which is a third of the work here, and without times and authors; what it would
save doesn't outweigh one dependency more.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

import numpy as np

from barza.screening.bulk.signature import BANDS, PLACES, ROWS, Numbers, signature

SIMILAR = 0.5
"""Share in common from which two messages are nearly the same: about one word in five differs."""
DEEPEST = 6
"""How many of a band's messages are looked at, the latest first."""
STEPS = 24
"""How many are looked at in all bands together, so that a flood costs no more."""
SERIAL_BITS = 40
SERIAL = (1 << SERIAL_BITS) - 1
ROOM = 4
"""Places in a band's table for each message: few meet there by accident."""

Identity = str | int


class Near(NamedTuple):
    """An earlier message that is nearly the same; `similarity` is estimated, 0 to 1."""

    key: Identity
    author: Identity
    at: datetime
    similarity: float


class Window:
    """The latest `size` messages, of which those within `seconds` of a new one count.

    Messages too short to be anybody's own words are not kept. A message added twice under one key
    is not its own duplicate.
    """

    def __init__(self, *, size: int, seconds: float) -> None:
        """Raises ValueError for limits that hold nothing."""
        if size < 1 or seconds <= 0:
            raise ValueError("a window holds at least one message and some time")
        self._size, self._span = size, timedelta(seconds=seconds)
        self._serial = 1
        self._kept: list[tuple[Identity, Identity, datetime] | None] = [None] * size
        self._signatures = np.zeros((size, PLACES), np.uint32)
        # A link is a message's serial number under the upper bits of its band's hash.
        places = 1 << (ROOM * size - 1).bit_length()
        self._mask = np.int64(places - 1)
        self._tables = np.arange(BANDS, dtype=np.int64) * places
        self._newest = np.zeros(BANDS * places, np.int64)
        self._before = np.zeros((size, BANDS), np.int64)
        self._links = memoryview(self._before.data).cast("B").cast("q")

    def add(self, key: Identity, author: Identity, text: str, at: datetime) -> list[Near]:
        """Keep a message; those before it that are nearly the same, in order of arrival.

        `at` is aware. Never raises, whatever the text.
        """
        mine = signature(text)
        if mine is None:
            return []
        bands = mine.reshape(BANDS, ROWS).dot(_MIX).astype(np.int64)
        places = (bands & self._mask) + self._tables
        tags = bands >> 9 << SERIAL_BITS
        before = self._newest[places]
        near = self._near(mine, self._candidates(before.tolist(), tags.tolist()), key, at)
        slot = self._serial % self._size
        self._kept[slot] = (key, author, at)
        self._signatures[slot] = mine
        self._before[slot] = before
        self._newest[places] = tags | self._serial
        self._serial += 1
        return near

    def _candidates(self, links: list[int], tags: list[int]) -> list[int]:
        """Serial numbers of the messages that agree in some band, in order of arrival."""
        oldest = max(1, self._serial - self._size)
        found: set[int] = set()
        steps = STEPS
        for band, (link, tag) in enumerate(zip(links, tags, strict=True)):
            deepest = max(steps - DEEPEST, 0)
            while (serial := link & SERIAL) >= oldest and steps > deepest:
                if link == tag | serial:
                    found.add(serial)
                link = self._links[serial % self._size * BANDS + band]
                steps -= 1
        return sorted(found)

    def _near(
        self, mine: Numbers, candidates: list[int], key: Identity, at: datetime
    ) -> list[Near]:
        if not candidates:
            return []
        slots = [serial % self._size for serial in candidates]
        alike = (self._signatures[slots] == mine).mean(axis=1).tolist()
        near: list[Near] = []
        for slot, similarity in zip(slots, alike, strict=True):
            kept = self._kept[slot]
            if similarity >= SIMILAR and kept and kept[0] != key and self._within(kept[2], at):
                near.append(Near(*kept, similarity))
        return near

    def _within(self, one: datetime, other: datetime) -> bool:
        return abs(other - one) <= self._span


_MIX = np.array([0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F], np.uint32)
