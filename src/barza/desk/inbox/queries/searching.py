"""Full-text search over what citizens and officers wrote, however it is spelled."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.search import SearchHeadline, SearchQuery
from django.db.models import BooleanField, F, Func, Max, QuerySet

from barza.desk.cases.models import Message
from barza.desk.channels.models import Delivery
from barza.desk.core.bilingual import chosen
from barza.desk.people.models import Employee
from barza.screening import fold, normalise

from .gate import account_ids

SIZE = 50
LONGEST = 200
"""Characters of a query; more is no search."""
RECENT = 20_000
"""How many of the newest messages are looked through before the index of words is asked."""
BEFORE, AROUND = 40, 160
OPENS, CLOSES = "\ue000", "\ue001"
"""Marks that no text of a language holds: private use characters."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of an excerpt in its original spelling, marked where the search found it."""

    text: str
    is_marked: bool


@dataclass(frozen=True, slots=True)
class Hit:
    message_id: int
    case_id: int
    account_id: int
    author: str
    direction: str
    at: datetime
    excerpt: list[Part]


@dataclass(frozen=True, slots=True)
class Hits:
    rows: list[Hit]
    next: str = ""


def search(employee: Employee, text: str, now: datetime, after: str = "", size: int = SIZE) -> Hits:
    """Messages of cases that the officer may see, the latest first; at most four queries.

    Words are all to be found; quotes, ``or`` and ``-`` work as on the web. The last word may
    be unfinished.
    """
    wanted = _query(fold(text[:LONGEST].replace("\x00", "")))
    accounts = account_ids(employee, now)
    if wanted is None or not accounts:
        return Hits([])
    seen = Message.objects.filter(account__in=accounts, case__isnull=False)
    seen = seen.exclude(delivery__state=Delivery.State.WITHDRAWN)
    ids = _latest(seen, wanted, int(after) if after.isdecimal() else None, size + 1)
    rows = list(_columns(Message.objects.filter(pk__in=ids).order_by("-id"), wanted))
    further = str(rows[size - 1]["pk"]) if len(rows) > size else ""
    return Hits([_hit(row) for row in rows[:size]], further)


class _Holds(Func):
    """``search @@ query`` in a spelling that the index of words does not answer."""

    function = "ts_match_vq"
    output_field = BooleanField()


def _latest(
    seen: QuerySet[Message], wanted: SearchQuery, before: int | None, size: int
) -> "list[int] | QuerySet[Message, int]":
    """The newest ``size`` that hold the words, in a time that hardly grows with the archive.

    A frequent word fills the page from the newest messages alone, one after the other. A
    rare one doesn't, and then the index of words lists all of its places quickly. PostgreSQL
    can't tell the two apart by itself: of a word that is only begun it knows no frequency.
    """
    if before is None:
        before = (Message.objects.aggregate(last=Max("pk"))["last"] or 0) + 1
    recent = seen.filter(_Holds("search", wanted), pk__lt=before, pk__gte=before - RECENT)
    ids = list(recent.order_by("-id").values_list("pk", flat=True)[:size])
    if len(ids) == size:
        return ids
    found = seen.filter(search=wanted, pk__lt=before).annotate(turn=F("pk") + 0)
    return found.order_by("-turn").values_list("pk", flat=True)[:size]


def _query(folded: str) -> SearchQuery | None:
    """The words as PostgreSQL's web search reads them; the last one also as a beginning."""
    words = folded.split()
    if not words:
        return None
    whole = SearchQuery(folded, config="barza", search_type="websearch")
    if not re.fullmatch(r"\w+", words[-1]):
        return whole
    begun = SearchQuery(f"{words[-1]}:*", config="simple", search_type="raw")
    if len(words) == 1:
        return whole | begun
    rest = SearchQuery(" ".join(words[:-1]), config="barza", search_type="websearch")
    return whole | (rest & begun)


def _columns(found: QuerySet[Message], wanted: SearchQuery) -> QuerySet[Any, Any]:
    marked = SearchHeadline(
        "folded",
        wanted,
        config="barza",
        start_sel=OPENS,
        stop_sel=CLOSES,
        highlight_all=True,
    )
    return found.annotate(marked=marked, who=F("handle__name"), nick=F("handle__handle")).values(
        "pk",
        "case_id",
        "account_id",
        "direction",
        "at",
        "text",
        "marked",
        "who",
        "nick",
        "employee__name_ar",
        "employee__name_en",
    )


def _hit(row: dict[str, Any]) -> Hit:
    return Hit(
        message_id=row["pk"],
        case_id=row["case_id"],
        account_id=row["account_id"],
        author=row["who"] or row["nick"] or _officer(row),
        direction=row["direction"],
        at=row["at"],
        excerpt=excerpt(row["text"], spans(row["text"], row["marked"])),
    )


def _officer(row: dict[str, Any]) -> str:
    return chosen(row["employee__name_ar"] or "", row["employee__name_en"] or "")


def spans(text: str, marked: str) -> list[tuple[int, int]]:
    """Where the marks of the folded text lie in the original one."""
    folded = normalise(text)
    found: list[tuple[int, int]] = []
    position = begun = 0
    for piece in re.split(f"([{OPENS}{CLOSES}])", marked):
        if piece == OPENS:
            begun = position
        elif piece == CLOSES:
            found.append(folded.span(begun, position))
        else:
            position += len(piece)
    return found if position == len(folded.text) else []


def excerpt(text: str, found: list[tuple[int, int]]) -> list[Part]:
    """The text around the first mark, cut at spaces, in marked and unmarked pieces."""
    first = found[0][0] if found else 0
    start = text.rfind(" ", 0, first - BEFORE) + 1 if first > BEFORE else 0
    end = text.find(" ", start + AROUND)
    end = len(text) if end < 0 else end
    parts, position = [Part("…", False)] if start else [], start
    for left, right in found:
        if left < position or right > end:
            continue
        parts += [Part(text[position:left], False), Part(text[left:right], True)]
        position = right
    parts.append(Part(text[position:end] + ("…" if end < len(text) else ""), False))
    return [part for part in parts if part.text]
