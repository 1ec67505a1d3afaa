"""A revision as what was said with it."""

from dataclasses import dataclass
from datetime import UTC
from difflib import unified_diff

from barza.connectors.errors import Missing
from barza.connectors.items import Author, Item, ItemKind

from .models import Page, Revision
from .pages import Pages
from .talk import Block, opener, parent
from .wikitext import plain, without_mention_of

SHOWN = 4000
"""Characters of an article's change that are shown; the wiki has the whole."""


def number(id: str) -> int:
    """``rev:7``. Raises ``Missing`` for what was never an id of ours."""
    kind, _, digits = id.partition(":")
    if kind != "rev" or not (digits.isascii() and digits.isdigit() and len(digits) < 19):
        raise Missing(f"The wiki has nothing named {id!r}")
    return int(digits)


def by(revision: Revision) -> Author:
    """Who writes without an account has an address for a name."""
    name = revision.user or ""
    return Author(str(revision.userid) if revision.userid else f"ip:{name}", name, name)


@dataclass(frozen=True)
class Said:
    """Messages within one text of a page, which is that of revision ``upto``."""

    pages: Pages
    page: Page
    blocks: list[Block]
    upto: int

    def id(self, place: int) -> str | None:
        found = self.pages.brought_by(self.page, self.blocks, place, self.upto)
        return f"rev:{found}" if found else None

    def thread(self, place: int, own: str) -> str:
        first = opener(self.blocks, place)
        return own if first == place else self.id(first) or own

    def parent(self, place: int, own: str) -> str | None:
        above = parent(self.blocks, place)
        if above is None:
            return None
        return (self.id(above) or self.thread(place, own)) if above is not None else None

    def text(self, *places: int) -> str:
        site = self.pages.client.site
        said = (plain(self.blocks[place].body, self.pages.people) for place in places)
        return without_mention_of(site.userinfo.name, "\n\n".join(said))

    def heading(self, place: int) -> str:
        return plain(self.blocks[place].heading, self.pages.people)

    def item(
        self,
        places: list[int],
        id: str,
        revision: Revision,
        author: Author,
        *,
        edited: bool = False,
    ) -> Item:
        first, heading = places[0], self.heading(places[0])
        thread = self.thread(first, id)
        return Item(
            id=id,
            thread=thread,
            author=author,
            text=self.text(*places),
            at=revision.timestamp.astimezone(UTC),
            kind=ItemKind.EDITED if edited else ItemKind.MESSAGE,
            parent=self.parent(first, id),
            own=author.id == str(self.pages.client.site.userinfo.id),
            edited_at=revision.timestamp.astimezone(UTC) if edited else None,
            url=self.pages.client.address(self.page.title, heading),
            title=heading if thread == id else "",
            raw=kept(self.page, revision),
        )


def article(pages: Pages, page: Page, revision: Revision) -> Item:
    """A change of a watched page that is no talk page: its summary and its lines."""
    old = pages.revision(revision.parentid)[1].content if revision.parentid else ""
    id = f"rev:{revision.revid}"
    return Item(
        id=id,
        thread=id,
        author=by(revision),
        text="\n".join(filter(None, (revision.comment, lines(old or "", revision.content or "")))),
        at=revision.timestamp.astimezone(UTC),
        own=revision.userid == pages.client.site.userinfo.id,
        url=f"{pages.client.base_url}/index.php?diff={revision.revid}",
        title=page.title,
        raw=kept(page, revision),
    )


def lines(old: str, new: str) -> str:
    """What was taken out (-) and put in (+), line by line."""
    found = unified_diff(old.split("\n"), new.split("\n"), n=0, lineterm="")
    told = "\n".join(line for line in list(found)[2:] if not line.startswith("@@"))
    return told if len(told) <= SHOWN else f"{told[:SHOWN]}…"


def kept(page: Page, revision: Revision) -> dict[str, object]:
    told = revision.model_dump(mode="json", exclude={"slots"})
    return {**told, "page": page.title, "ns": page.ns, "pageid": page.pageid}
