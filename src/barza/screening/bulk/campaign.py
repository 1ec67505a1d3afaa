"""What it means that nearly the same was written before."""

from collections.abc import Sequence

from barza.screening.bulk.window import Identity, Near
from barza.screening.finding import Finding

AUTHORS, TIMES = 5, 3
COORDINATED, REPEATED = 0.75, 0.6
"""Scores below those that hold: many may have the same grievance, and a form letter is lawful."""


def finding(
    text: str,
    author: Identity,
    near: Sequence[Near],
    *,
    authors: int = AUTHORS,
    times: int = TIMES,
) -> Finding | None:
    """`spm.coordinated` from so many different authors, `spm.repeated` from one's so many times.

    `near` is what `Window.add` said of the text; the new message counts in both. The finding is
    the whole text, of clause SPM. None where neither limit is reached.
    """
    if len({author, *(earlier.author for earlier in near)}) >= authors:
        return Finding("SPM", "spm.coordinated", 0, len(text), COORDINATED)
    if 1 + sum(earlier.author == author for earlier in near) >= times:
        return Finding("SPM", "spm.repeated", 0, len(text), REPEATED)
    return None
