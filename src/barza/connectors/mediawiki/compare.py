"""What happened between two texts of one talk page."""

from dataclasses import dataclass, field
from difflib import SequenceMatcher

from .talk import Block

ALIKE = 0.6
"""Of two unsigned texts: enough in common to be one text, corrected."""


@dataclass
class Difference:
    """``same`` and ``changed`` lead from a place in the new text to that in the old one."""

    same: dict[int, int] = field(default_factory=dict)
    changed: dict[int, int] = field(default_factory=dict)
    added: list[int] = field(default_factory=list)
    removed: list[int] = field(default_factory=list)

    def before(self, place: int) -> int | None:
        return self.same.get(place, self.changed.get(place))

    def after(self, place: int) -> int | None:
        pairs = [*self.same.items(), *self.changed.items()]
        return next((new for new, old in pairs if old == place), None)


def compare(old: list[Block], new: list[Block]) -> Difference:
    """The same words are the same message wherever they stand now; the same signature with
    other words is a message that was changed."""
    found = Difference()
    left, right = [one.words for one in old], [one.words for one in new]
    for a, b, size in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks():
        found.same |= {b + i: a + i for i in range(size)}
    olds = [i for i in range(len(old)) if i not in set(found.same.values())]
    news = [i for i in range(len(new)) if i not in found.same]
    for place in list(news):
        moved = next((i for i in olds if left[i] == right[place]), None)
        if moved is not None:
            found.same[place] = moved
            olds.remove(moved)
            news.remove(place)
    for place in news:
        was = _was(old, olds, new[place])
        if was is None:
            found.added.append(place)
        else:
            found.changed[place] = was
            olds.remove(was)
    found.removed = olds
    return found


def _was(old: list[Block], among: list[int], block: Block) -> int | None:
    signed = [i for i in among if (old[i].user, old[i].stamp) == (block.user, block.stamp)]
    if block.user:
        here = [i for i in signed if old[i].heading == block.heading]
        unsigned = [i for i in among if not old[i].user and old[i].body == block.body]
        return next(iter([*here, *signed, *unsigned]), None)
    alike = (i for i in signed if _ratio(old[i].body, block.body) > ALIKE)
    return next(alike, None)


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one[:2000], other[:2000], autojunk=False).ratio()
