"""What MediaWiki answers (``formatversion=2``), as far as we rely on it.

Source: mediawiki.org/wiki/API:Watchlist, API:RecentChanges, API:Revisions, API:Edit, API:Login.
"""

from typing import Any

from pydantic import AwareDatetime, BaseModel, Field


class Change(BaseModel):
    """One line of the watch-list or of recent changes."""

    type: str
    ns: int
    title: str
    pageid: int
    revid: int
    old_revid: int = 0
    timestamp: AwareDatetime


class _Slot(BaseModel):
    content: str | None = None


class Revision(BaseModel):
    """``user`` and ``content`` are None where the wiki's administrators have hidden them."""

    revid: int
    parentid: int = 0
    user: str | None = None
    userid: int = 0
    timestamp: AwareDatetime
    comment: str = ""
    tags: list[str] = Field(default_factory=list)
    slots: dict[str, _Slot] = Field(default_factory=dict)

    @property
    def content(self) -> str | None:
        return self.slots["main"].content if "main" in self.slots else None


class Page(BaseModel):
    ns: int
    title: str
    pageid: int = 0
    missing: bool = False
    lastrevid: int = 0
    revisions: list[Revision] = Field(default_factory=list)


class Namespace(BaseModel):
    id: int
    name: str
    canonical: str = ""


class Alias(BaseModel):
    id: int
    alias: str


class General(BaseModel):
    articlepath: str = "/wiki/$1"
    maxarticlesize: int = 2_097_152
    lang: str = ""


class User(BaseModel):
    id: int
    name: str


class Site(BaseModel):
    general: General
    namespaces: dict[str, Namespace]
    namespacealiases: list[Alias] = Field(default_factory=list)
    userinfo: User

    def names(self, *ids: int) -> set[str]:
        """All that a wiki calls these namespaces."""
        spaces = [space for space in self.namespaces.values() if space.id in ids]
        found = {name for space in spaces for name in (space.name, space.canonical)}
        return (found | {one.alias for one in self.namespacealiases if one.id in ids}) - {""}

    def talk(self, page: Page) -> str:
        """The talk page that belongs to a page; itself for a talk page."""
        if page.ns % 2:
            return page.title
        bare = page.title.partition(":")[2] if page.ns else page.title
        return f"{self.namespaces[str(page.ns + 1)].name}:{bare}"


class Login(BaseModel):
    result: str
    reason: Any = ""
    wait: float = 0


class Edited(BaseModel):
    """``newrevid`` is missing where nothing changed."""

    result: str
    newrevid: int = 0
    title: str = ""
    captcha: Any = None
