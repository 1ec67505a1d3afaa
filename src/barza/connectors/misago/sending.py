"""Begins threads, answers in them, and finds what an earlier attempt may have left."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from barza.connectors.asking import checked, readable
from barza.connectors.errors import Missing, Permanent
from barza.connectors.items import Outgoing, Sent, Upload, Visibility
from barza.connectors.plain import fold

from .client import Client
from .models import Attached, Begun, Category, Post, Thread, Threads, Written
from .pages import Pages
from .reading import TREES, Page, Place, place
from .text import addressed, escaped, plain, without_name

LONGEST, TITLE = 60_000, 90
"""Characters, as Misago comes."""
SKEW = timedelta(minutes=2)
"""How far the forum's clock may be behind ours."""
PAGES = 5
"""Last pages of a thread, and newest threads of ours, among which ``find`` looks."""


@dataclass(frozen=True)
class Sending:
    client: Client
    types: frozenset[str]

    def send(self, outgoing: Outgoing) -> Sent:
        length = len(as_sent(outgoing))
        if length > LONGEST:
            raise Permanent(f"{length} characters, of {LONGEST} allowed")
        if outgoing.reply_to is not None and not self._apart(outgoing):
            return self._answer(outgoing, place(outgoing.reply_to))
        if outgoing.visibility is Visibility.PRIVATE:
            return self._begin_private(outgoing)
        named = {"category": self._category(outgoing), "title": title(outgoing)}
        body = {**named, **self._words(outgoing)}
        begun = self._begin(Place("thread", 0), body)
        return Sent(str(begun), self._url(begun))

    def _apart(self, outgoing: Outgoing) -> bool:
        """A private answer to what was said in public is a thread of its own."""
        where = place(outgoing.reply_to or "")
        return outgoing.visibility is Visibility.PRIVATE and where.tree == "thread"

    def _begin(self, tree: Place, body: dict[str, Any]) -> Place:
        path = f"/{TREES[tree.tree]}/"
        told = self.client.call("POST", path, taken=True, json=body)
        return Place(tree.tree, checked(Begun, told, taken=True).id)

    def _begin_private(self, outgoing: Outgoing) -> Sent:
        if outgoing.to is None:
            raise Permanent("A private thread needs somebody to write to")
        named = {"to": [outgoing.to.handle], "title": title(outgoing)}
        body = {**named, **self._words(outgoing)}
        begun = self._begin(Place("private", 0), body)
        return Sent(str(begun), self._url(begun))

    def _answer(self, outgoing: Outgoing, where: Place) -> Sent:
        body = self._words(outgoing)
        told = self.client.call("POST", f"{where.path}posts/", taken=True, json=body)
        sent = Place(where.tree, where.thread, checked(Written, told, taken=True).id)
        return Sent(str(sent), self._url(sent))

    def _url(self, where: Place) -> str:
        return where.url(self.client.base_url)

    def _words(self, outgoing: Outgoing) -> dict[str, Any]:
        files = [self._attach(upload) for upload in outgoing.media]
        shown = [f"![{escaped(alt)}]({file.url.get('index')})" for file, alt in files]
        post = "\n\n".join([escaped(as_sent(outgoing)), *shown])
        told: dict[str, Any] = {"post": post, "attachments": [file.id for file, _ in files]}
        return told

    def _attach(self, upload: Upload) -> tuple[Attached, str]:
        """Shows nothing to anyone by itself, so a failure here may simply be tried again."""
        if upload.mime not in self.types:
            raise Permanent(f"The forum does not take files of the type {upload.mime}")
        files = {"upload": (upload.name, upload.content, upload.mime)}
        return checked(Attached, self.client.call("POST", "/attachments/", files=files)), upload.alt

    def _category(self, outgoing: Outgoing) -> int:
        """The one that is named (``category:3``), else the first in which we may begin one."""
        kind, _, number = (outgoing.thread or "").partition(":")
        if kind == "category" and number.isdigit():
            return int(number)
        found = readable(Category, self.client.call("GET", "/threads/editor/"))
        for category in found:
            if category.post:
                return category.id
        raise Permanent("The forum lets us begin no thread anywhere")

    def find(self, outgoing: Outgoing, since: datetime) -> Sent | None:
        """The same words of ours in the same thread, or in a new one of ours."""
        pages = Pages(self.client)
        after = since - SKEW
        if outgoing.reply_to is not None and not self._apart(outgoing):
            return self._in(pages, place(outgoing.reply_to).opening, outgoing, after)
        tree = "private" if outgoing.visibility is Visibility.PRIVATE else "thread"
        told = self.client.call("GET", f"/{TREES[tree]}/", params={"list": "my"})
        for thread in readable(Thread, checked(Threads, told).results):
            page = pages.page(Place(tree, thread.id), 1)
            first = page.posts[:1]
            if thread.title == title(outgoing) and self._same(page, first, outgoing, after):
                where = Place(tree, thread.id)
                return Sent(str(where), self._url(where))
        return None

    def _in(self, pages: Pages, opening: Place, outgoing: Outgoing, after: datetime) -> Sent | None:
        try:
            last = pages.page(opening, 1).whole.post_set.pages
        except Missing:
            return None
        for number in range(last, max(0, last - PAGES), -1):
            page = pages.page(opening, number)
            found = self._same(page, page.posts, outgoing, after)
            if found is not None:
                where = page.place(found)
                return Sent(str(where), self._url(where))
        return None

    def _same(
        self, page: Page, posts: list[Post], outgoing: Outgoing, after: datetime
    ) -> Post | None:
        wanted = fold(without_name(outgoing.text))
        for post in posts:
            own = post.poster is not None and post.poster.id == page.me.id
            said = without_name(plain(post.content or "", self.client.base_url))
            if own and post.posted_on >= after and fold(said) == wanted:
                return post
        return None


def title(outgoing: Outgoing) -> str:
    given = outgoing.title.strip() or outgoing.text.strip().split("\n")[0].strip()
    return given if len(given) <= TITLE else f"{given[: TITLE - 1].rstrip()}…"


def as_sent(outgoing: Outgoing) -> str:
    """An answer in public names whom it answers: a forum shows posts one after the other."""
    if outgoing.to is None or outgoing.reply_to is None:
        return outgoing.text
    return addressed(outgoing.text, outgoing.to.handle)
