"""A text as the eye reads it through the tricks, with the way back to what was typed."""

from barza.screening.skeleton.letters import origins, plain_letters
from barza.screening.skeleton.tricks import AFTERWARDS, TRICKS, Trick


class Skeleton:
    """What is left of a text when its disguises are gone; it knows where each character was."""

    __slots__ = ("_origin", "_undone", "source", "text")

    def __init__(self, source: str, text: str, undone: tuple[Trick, ...] = ()) -> None:
        """`undone` are the tricks found in `source`, in order; the way back is made when asked."""
        self.source = source
        self.text = text
        self._undone = undone
        self._origin: list[int] | None = None

    @property
    def origin(self) -> list[int]:
        """The index in the source of each character of `text`, never falling."""
        if self._origin is None:
            self._origin = self._way_back()
        return self._origin

    def _way_back(self) -> list[int]:
        text, origin = plain_letters(self.source), origins(self.source)
        for trick in self._undone:
            origin = trick.origins(text, origin)
            text = trick.undo(text)
        return origin

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The slice of the source that became `text[start:end]`; an empty slice stays empty."""
        if start >= end:
            at = self.origin[start] if start < len(self.text) else len(self.source)
            return at, at
        return self.origin[start], self.origin[end - 1] + 1


def skeleton(text: str) -> Skeleton:
    """The skeleton of a text: linear, the same whoever asks, and nothing new when done twice."""
    plain = plain_letters(text)
    undone: list[Trick] = []
    for trick in TRICKS:
        if trick.may_be_in(plain):
            plain = _undo(trick, plain, undone)
    if undone and undone[-1] is TRICKS[-1]:
        plain = _undo(AFTERWARDS, plain, undone)
    return Skeleton(text, plain, tuple(undone))


def _undo(trick: Trick, text: str, undone: list[Trick]) -> str:
    without = trick.undo(text)
    if without != text:
        undone.append(trick)
    return without
