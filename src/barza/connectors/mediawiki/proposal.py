"""A proposed edit of an article, put on its talk page with source and affiliation (P-22).

The institution writes nothing about itself into an article: others decide whether they do.
"""

from dataclasses import dataclass

from barza.connectors.errors import Permanent
from barza.connectors.items import Outgoing

from .reading import lines


@dataclass(frozen=True)
class Proposal:
    """``page``: the article's title. ``old`` and ``new``: its wikitext, or the part in question.

    ``source``: what proves it. ``disclosure``: who speaks here, and for whom.
    """

    page: str
    title: str
    why: str
    old: str
    new: str
    source: str
    disclosure: str

    @property
    def diff(self) -> str:
        return lines(self.old, self.new)

    def outgoing(self, key: str) -> Outgoing:
        """Ready to be sent. Raises ``Permanent`` where P-22 is not kept."""
        self._check()
        parts = (self.disclosure, self.why, self.diff, self.source)
        text = "\n\n".join(part.strip() for part in parts if part.strip())
        return Outgoing(text, key, thread=f"page:{self.page}", title=self.title)

    def _check(self) -> None:
        if not self.disclosure.strip():
            raise Permanent("A proposed edit says who proposes it, and for whom (P-22)")
        if not self.source.strip():
            raise Permanent("A proposed edit names its source (P-22)")
        if not self.page.strip() or not self.title.strip():
            raise Permanent("A proposed edit names the page and what it is about (P-22)")
        if not self.diff:
            raise Permanent("A proposed edit changes something (P-22)")
