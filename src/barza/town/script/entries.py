"""The script: what citizens write, what it trains, and how they take an answer."""

import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from barza.town.script import people
from barza.town.store.records import Visibility
from barza.town.writing.length import MAX_LENGTH, length

ADDRESS = "@muscat "
"""What makes a public message one to the institution."""


class Kind(StrEnum):
    COMPLAINT = "complaint"
    REQUEST = "request"
    INQUIRY = "inquiry"
    IDEA = "idea"
    OPINION = "opinion"
    THANKS = "thanks"
    CORRECTION = "correction"


class Lesson(StrEnum):
    """What an entry trains. The first ten are the desk's moderation and urgency codes."""

    PERSONAL_DATA = "PII"
    PHISHING = "PHI"
    RELIGION_OR_SECT = "REL"
    DEFAMATION = "DEF"
    DISCRIMINATION = "DIS"
    ILLEGAL = "ILL"
    FALSE = "FLS"
    ABUSE = "ABU"
    URGENT = "URG"
    DUPLICATE = "DUP"
    CRITICISM = "CRT"
    """Sharp and lawful: it stays, and is answered."""
    CORRECTION = "COR"
    TWO_MATTERS = "TWO"
    OTHER_BODY = "OUT"
    PRIVATE = "PRV"
    EDITED = "EDT"
    DELETED = "DEL"
    OTHER_LANGUAGE = "LNG"


class Take(StrEnum):
    """How a citizen takes a good answer."""

    THANK = "thank"
    ADD = "add"
    OBJECT = "object"
    SILENCE = "silence"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Post(_Frozen):
    """Something that the institution has written before the script begins."""

    id: str
    text: str


class Entry(_Frozen):
    """``edit`` and ``delete``: what the citizen does with it later. ``hour`` tells a trainer at
    what time the story happens; the town itself doesn't wait for the night. ``thank``,
    ``object``, ``add``: the citizen's own words in place of the usual ones."""

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    citizen: str
    lang: Literal["ar", "en", "mixed"]
    kind: Kind
    text: str = Field(min_length=1)
    place: str = ""
    hour: Literal["", "night"] = ""
    visibility: Visibility = Visibility.PUBLIC
    trains: tuple[Lesson, ...] = ()
    reply_to: str = ""
    edit: str = ""
    delete: bool = False
    answer: Take = Take.THANK
    thank: str = ""
    object: str = ""
    add: str = ""

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if self.answer == Take.ADD and not self.add:
            raise ValueError(f"{self.id} adds something, and doesn't say what")
        if self.answer == Take.OBJECT and not self.object:
            raise ValueError(f"{self.id} objects, and doesn't say to what")
        words = (self.text, self.edit, self.add, self.object, self.thank)
        if any(length(ADDRESS + text) > MAX_LENGTH for text in words):
            raise ValueError(f"{self.id} is longer than a status may be")
        return self


class Script(_Frozen):
    posts: tuple[Post, ...]
    entries: tuple[Entry, ...]

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        known = {post.id for post in self.posts}
        handles = {person.handle for person in people.load().citizens}
        for entry in self.entries:
            if entry.citizen not in handles or (entry.reply_to and entry.reply_to not in known):
                raise ValueError(f"{entry.id} names somebody or something that isn't there")
            if entry.id in known:
                raise ValueError(f"{entry.id} is there twice")
            known.add(entry.id)
        return self

    def entry(self, id: str) -> Entry | None:
        return next((entry for entry in self.entries if entry.id == id), None)


@cache
def load() -> Script:
    """Raises ``pydantic.ValidationError``, which names the entry that is wrong."""
    folder = files("barza.town.script")
    chapters = sorted(folder.joinpath("chapters").iterdir(), key=lambda file: file.name)
    posts = tomllib.loads(folder.joinpath("posts.toml").read_text("utf-8"))["posts"]
    entries = [
        entry
        for chapter in chapters
        for entry in tomllib.loads(chapter.read_text("utf-8"))["entries"]
    ]
    return Script.model_validate({"posts": posts, "entries": entries})
