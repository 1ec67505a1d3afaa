"""Opens sections, answers in them, corrects and takes back what we wrote; finds what was left."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from barza.connectors.errors import Missing, Permanent
from barza.connectors.items import Outgoing, Sent, Visibility
from barza.connectors.plain import fold

from .client import Client
from .compare import compare
from .cursor import stamp
from .models import Page, Revision
from .pages import Pages
from .reading import Said, number
from .talk import Block, below, parse
from .wikitext import escaped, one_line, paragraphs, plain

SKEW = timedelta(minutes=2)
"""How far the wiki's clock may be behind ours."""
LOOKED = 50
"""Newest contributions of ours among which ``find`` looks."""
HEADING = 80
"""Characters of a heading that nobody gave: the text's own first words."""
SIGNATURE = "~~~~"


@dataclass
class Sending:
    client: Client

    def __post_init__(self) -> None:
        self.pages = Pages(self.client)

    def send(self, outgoing: Outgoing) -> Sent:
        if outgoing.visibility is Visibility.PRIVATE:
            raise Permanent("A wiki has no private messages")
        if outgoing.media:
            raise Permanent("A wiki takes no file without a licence: a person uploads it there")
        limit, size = self.client.site.general.maxarticlesize, len(as_sent(outgoing).encode())
        if size > limit:
            raise Permanent(f"{size} bytes, of {limit} allowed")
        if outgoing.reply_to is None:
            return self._begin(outgoing, self._place(outgoing))
        page, revision = self.pages.revision(number(outgoing.reply_to))
        if page.ns % 2 == 0:
            return self._begin(outgoing, self._page(self.client.site.talk(page)))
        return self._answer(outgoing, revision)

    def _place(self, outgoing: Outgoing) -> Page:
        """The talk page of the page that is named, else our own."""
        site, named = self.client.site, outgoing.thread or ""
        if not named:
            return Page(ns=3, title=f"{site.namespaces['3'].name}:{site.userinfo.name}")
        kind, _, title = named.partition(":")
        if kind != "page" or not title:
            raise Permanent("A new section needs a page to stand on, such as page:Main Street")
        page = self._page(title)
        return page if page.ns % 2 else self._page(site.talk(page))

    def _page(self, title: str) -> Page:
        found = self.pages.latest(title)
        return found if isinstance(found, Page) else found[0]

    def _begin(self, outgoing: Outgoing, page: Page) -> Sent:
        heading = _heading(outgoing)
        done = self.client.edit(
            page.title, ns=page.ns, section="new", sectiontitle=escaped(heading),
            text=as_sent(outgoing),
        )  # fmt: skip
        return Sent(f"rev:{done.newrevid}", self.client.address(page.title, heading))

    def _answer(self, outgoing: Outgoing, revision: Revision) -> Sent:
        said, lines, place = self._standing(revision)
        block = said.blocks[place]
        tail = said.blocks[[place, *below(said.blocks, place)][-1]]
        line = f"{':' * (block.indent + 1)}{as_sent(outgoing)}"
        lines[tail.last : tail.last] = [line]
        revid = self._write(said, lines, f"/* {block.heading} */")
        return Sent(f"rev:{revid}", self.client.address(said.page.title, said.heading(place)))

    def _standing(self, revision: Revision) -> tuple[Said, list[str], int]:
        """The page as it is now, and where the message of ``revision`` stands on it."""
        page, latest = self._now(revision)
        blocks = parse(latest.content or "", self.pages.people)
        there = self.pages.blocks(revision.revid)
        added = compare(self.pages.blocks(revision.parentid), there).added
        own = [i for i in added if there[i].user in ("", revision.user)]
        found = compare(there, blocks).after(own[0]) if own else None
        if found is None:
            raise Missing(f"What revision {revision.revid} said does not stand there any more")
        said = Said(self.pages, page, blocks, latest.revid)
        return said, (latest.content or "").split("\n"), found

    def _now(self, revision: Revision) -> tuple[Page, Revision]:
        found = self.pages.latest(self.pages.revision(revision.revid)[0].title)
        if isinstance(found, Page):
            raise Missing(f"{found.title} is not there any more")
        return found

    def standing(self, id: str) -> tuple[Said, int, Revision]:
        revision = self.pages.revision(number(id))[1]
        said, _, place = self._standing(revision)
        return said, place, revision

    def edit(self, id: str, text: str) -> None:
        said, lines, block, _ = self._ours(id)
        indent = ":" * block.indent
        words = one_line(text) if indent else paragraphs(text)
        _, last = lines[block.first], lines[block.last - 1]
        lines[block.first : block.last] = [f"{indent}{words} {_signature(last, block)}".rstrip()]
        self._write(said, lines, f"/* {block.heading} */")

    def delete(self, id: str) -> None:
        said, lines, block, place = self._ours(id)
        if below(said.blocks, place):
            raise Permanent("Others have answered it: a wiki strikes it out by a correction")
        first = block.first
        alone = [one for one in said.blocks if one.section == block.section] == [block]
        if alone and block.section:
            first = next(i for i in range(first - 1, -1, -1) if lines[i].startswith("="))
        del lines[first : block.last]
        self._write(said, lines, f"/* {block.heading} */")

    def _ours(self, id: str) -> tuple[Said, list[str], Block, int]:
        page, revision = self.pages.revision(number(id))
        if page.ns % 2 == 0:
            raise Permanent(f"{page.title} is an article: the institution writes none (P-22)")
        said, lines, place = self._standing(revision)
        if revision.userid != self.client.site.userinfo.id:
            raise Permanent("Others wrote it: on a wiki each person's words stay as they are")
        return said, lines, said.blocks[place], place

    def _write(self, said: Said, lines: list[str], summary: str) -> int:
        """On top of the revision that we read: MediaWiki merges what others wrote meanwhile,
        or refuses."""
        done = self.client.edit(
            said.page.title, ns=said.page.ns, text="\n".join(lines), summary=summary,
            baserevid=said.upto, nocreate=1,
        )  # fmt: skip
        return done.newrevid or said.upto

    def find(self, outgoing: Outgoing, since: datetime) -> Sent | None:
        """The same words on the same page."""
        title = self._where(outgoing)
        found = self.client.query(
            list="usercontribs", ucuserids=self.client.site.userinfo.id, uclimit=LOOKED,
            ucprop="ids|title|timestamp", ucend=stamp(since - SKEW),
        ).get("usercontribs") or []  # fmt: skip
        revids = [int(one["revid"]) for one in found if one.get("title") == title]
        return next((sent for revid in revids if (sent := self._same(outgoing, revid))), None)

    def _where(self, outgoing: Outgoing) -> str:
        if outgoing.reply_to is None:
            return self._place(outgoing).title
        return self.client.site.talk(self.pages.revision(number(outgoing.reply_to))[0])

    def _same(self, outgoing: Outgoing, revid: int) -> Sent | None:
        page, revision = self.pages.revision(revid)
        there = self.pages.blocks(revid)
        for place in compare(self.pages.blocks(revision.parentid), there).added:
            said = plain(there[place].body, self.pages.people)
            heading = plain(there[place].heading, self.pages.people)
            if fold(said) == fold(outgoing.text) and self._beside(outgoing, heading):
                return Sent(f"rev:{revid}", self.client.address(page.title, heading))
        return None

    def _beside(self, outgoing: Outgoing, heading: str) -> bool:
        return outgoing.reply_to is not None or fold(heading) == fold(_heading(outgoing))


def _heading(outgoing: Outgoing) -> str:
    title = outgoing.title.strip() or outgoing.text.strip().split("\n")[0]
    return title if len(title) <= HEADING else f"{title[: HEADING - 1].rstrip()}…"


def as_sent(outgoing: Outgoing) -> str:
    """Wikitext, with the signature that the wiki puts in place of its mark."""
    words = paragraphs(outgoing.text) if outgoing.reply_to is None else one_line(outgoing.text)
    return f"{words} {SIGNATURE}"


def _signature(line: str, block: Block) -> str:
    """What stands after the words in a message's last line, as it stands."""
    bare = line.lstrip(":*#;").strip()
    said = block.body.split("\n")[-1]
    return bare[len(said) :].lstrip() if bare.startswith(said) else ""
