"""A talk page as what people said on it.

There is no grammar of talk pages: a message is what ends with a signature, that is a link to its
author and a time, or what is left over before the next heading. Source:
en.wikipedia.org/wiki/Help:Talk_pages; DiscussionTools tells messages apart in the same way.
"""

import re
from dataclasses import dataclass
from hashlib import sha256

_HEADING = re.compile(r"^(={1,6})[ \t]*(.+?)[ \t]*\1[ \t]*$")
_TIME = re.compile(r"\d{1,2}:\d{2}[^\[\]{}]{4,60}$")
LONGEST_SIGNATURE = 400
"""Characters before the time in which the author is named."""


@dataclass(frozen=True)
class Block:
    """``lines`` from ``first`` to before ``last``; ``section`` counts the headings above it.

    ``body`` is without indentation and signature. ``user`` is empty where nobody signed.
    """

    section: int
    heading: str
    indent: int
    user: str
    stamp: str
    body: str
    first: int
    last: int

    @property
    def words(self) -> tuple[str, str, str]:
        return self.user, self.stamp, self.body

    def digest(self, page: int) -> str:
        said = "\0".join((str(page), *self.words))
        return sha256(said.encode("utf-8", "replace")).hexdigest()[:16]


def parse(text: str, people: set[str]) -> list[Block]:
    """Oldest first as they stand. ``people``: see ``wikitext.plain``."""
    reader = _Reader(_signing(people))
    for number, line in enumerate(text.split("\n")):
        reader.line(number, line)
    reader.end()
    return reader.blocks


def _signing(people: set[str]) -> re.Pattern[str]:
    names = "|".join(re.escape(one).replace(r"\ ", "[ _]") for one in sorted(people))
    return re.compile(rf"\[\[\s*:?(?:{names})\s*:\s*([^\]\[|/#]+)[^\]\[]*\]\]", re.I)


class _Reader:
    def __init__(self, signing: re.Pattern[str]) -> None:
        self.signing = signing
        self.blocks: list[Block] = []
        self.section, self.heading = 0, ""
        self.open: list[tuple[int, str]] = []

    def line(self, number: int, line: str) -> None:
        heading = _HEADING.match(line)
        if heading:
            self.end()
            self.section, self.heading = self.section + 1, heading[2]
            return
        if line.strip() or self.open:
            self.open.append((number, line))
        signed = self._signature(line)
        if signed is not None:
            self._close(*signed)

    def end(self) -> None:
        while self.open and not self.open[-1][1].strip():
            self.open.pop()
        if self.open:
            self._close("", "", len(self.open[-1][1]))

    def _signature(self, line: str) -> tuple[str, str, int] | None:
        """Who, when, and where in the line the signature begins."""
        time = _TIME.search(line.rstrip())
        if time is None:
            return None
        start = max(0, time.start() - LONGEST_SIGNATURE)
        links = list(self.signing.finditer(line, start, time.start()))
        if not links:
            return None
        user = _name(links[-1][1])
        begins = links[-1].start()
        for link in reversed(links):
            if _name(link[1]) != user:
                break
            begins = link.start()
        return user, time[0].strip(), begins

    def _close(self, user: str, stamp: str, until: int) -> None:
        lines = [line for _, line in self.open]
        lines[-1] = lines[-1][:until].rstrip(" \t-–—")
        indent = len(lines[0]) - len(lines[0].lstrip(":*#;"))
        body = "\n".join(line.lstrip(":*#;").strip() for line in lines).strip()
        first, last = self.open[0][0], self.open[-1][0] + 1
        self.blocks.append(
            Block(self.section, self.heading, indent, user, stamp, body, first, last)
        )
        self.open = []


def _name(written: str) -> str:
    name = written.replace("_", " ").strip()
    return name[:1].upper() + name[1:]


def opener(blocks: list[Block], place: int) -> int:
    """What the section of this message began with."""
    section = blocks[place].section
    return next(i for i, block in enumerate(blocks) if block.section == section)


def parent(blocks: list[Block], place: int) -> int | None:
    """What it answers: the nearest above that is indented less; None for a beginning."""
    first = opener(blocks, place)
    if place == first:
        return None
    above = range(place - 1, first - 1, -1)
    return next((i for i in above if blocks[i].indent < blocks[place].indent), first)


def below(blocks: list[Block], place: int) -> list[int]:
    """All that hangs from a message."""
    first = opener(blocks, place)
    section = [
        i for i in range(place + 1, len(blocks)) if blocks[i].section == blocks[first].section
    ]
    if place == first:
        return section
    found: list[int] = []
    for i in section:
        if blocks[i].indent <= blocks[place].indent:
            break
        found.append(i)
    return found
