"""Proving the register of acts: every block after the one before, every act as it was written.

Reads by key, one block at a time, so that memory does not grow with age. The first thing that is
wrong is named; what follows it can't be trusted and isn't judged.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from . import digest
from .models import Act, Block
from .sealing import GENESIS

PAGE = 1000
BLOCKS = 4
"""In memory at once, each with up to a thousand digests."""


class Wrong(StrEnum):
    ALTERED = "altered"
    MISSING = "missing"
    ADDED = "added to a sealed block"
    BLOCK = "block altered"
    ANCHOR = "anchor not found"


@dataclass(frozen=True, slots=True)
class Fault:
    """The first thing wrong. Of a missing act only its number is known."""

    wrong: Wrong
    act: int | None = None
    event: str = ""
    about: str = ""
    at: datetime | None = None
    block: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """``head`` is the newest block's digest: written down elsewhere, it is an anchor that shows
    later whether the whole chain was made anew."""

    blocks: int
    sealed: int
    unsealed: int
    head: bytes
    fault: Fault | None = None


def verify(anchor: bytes | None = None) -> Report:
    """Checks all blocks, all acts in them, and the acts not sealed yet."""
    previous, blocks, sealed, anchored = GENESIS, 0, 0, anchor is None
    for block in _blocks():
        if fault := _fault_in(block, previous):
            return Report(blocks, sealed, 0, previous, fault)
        previous, blocks, sealed = bytes(block.digest), blocks + 1, sealed + len(block.acts)
        anchored = anchored or previous == anchor
    if not anchored:
        return Report(blocks, sealed, 0, previous, Fault(Wrong.ANCHOR))
    unsealed = 0
    for act in _unsealed():
        if _is_altered(act):
            return Report(blocks, sealed, unsealed, previous, _of(act, Wrong.ALTERED))
        unsealed += 1
    return Report(blocks, sealed, unsealed, previous)


def _fault_in(block: Block, previous: bytes) -> Fault | None:
    listed = list(zip(block.acts, map(bytes, block.digests), strict=False))
    if (
        bytes(block.previous) != previous
        or len(block.acts) != len(block.digests)
        or digest.of_block(previous, listed) != bytes(block.digest)
    ):
        return Fault(Wrong.BLOCK, block=block.pk)
    found = {act.pk: act for act in Act.objects.filter(block=block).order_by("id")}
    for pk, own in listed:
        act = found.pop(pk, None)
        if act is None:
            return Fault(Wrong.MISSING, act=pk, block=block.pk)
        if bytes(act.digest) != own or _is_altered(act):
            return _of(act, Wrong.ALTERED)
    return next((_of(act, Wrong.ADDED) for act in found.values()), None)


def _is_altered(act: Act) -> bool:
    return digest.of_act(act) != bytes(act.digest)


def _of(act: Act, wrong: Wrong) -> Fault:
    return Fault(wrong, act.pk, act.event, act.about, act.at, act.block_id)


def _blocks() -> Iterator[Block]:
    after = 0
    while page := list(Block.objects.filter(id__gt=after).order_by("id")[:BLOCKS]):
        yield from page
        after = page[-1].pk


def _unsealed() -> Iterator[Act]:
    after = 0
    while page := list(Act.objects.filter(block=None, id__gt=after).order_by("id")[:PAGE]):
        yield from page
        after = page[-1].pk
