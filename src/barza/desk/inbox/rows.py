"""The rows of the list as plain values, so that fifty of them cost a template next to nothing."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from . import phrases
from .findings import clause_name
from .queries import Hit, Row

LANGUAGES = {"ar": "العربية", "en": "English"}
MARKS = frozenset({"mastodon", "wordpress"})
"""Networks with a mark of their own in the sprite; the others get a globe."""

Shown = dict[str, Any]


def shown(
    rows: Iterable[Row], *, me: int, open_case: int | None, at: str, now: datetime
) -> list[Shown]:
    """``at`` is the list's own query, which each row's address goes on carrying."""
    words = _Words()
    return [_row(row, me, open_case, at, now, words) for row in rows]


def hits(found: Iterable[Hit], *, open_case: int | None, at: str, now: datetime) -> list[Shown]:
    return [
        {
            "id": hit.case_id,
            "href": f"/case/{hit.case_id}{at}",
            "author": hit.author,
            "parts": hit.excerpt,
            "when": phrases.ago(hit.at, now),
            "is_out": hit.direction == "out",
            "current": _current(hit.case_id == open_case),
        }
        for hit in found
    ]


class _Words:
    """What many rows say alike, translated once a page."""

    def __init__(self) -> None:
        self.mine = _("You")
        self.kinds: dict[str, str] = {}
        self.urgencies: dict[str, str] = {}
        self.clauses: dict[str, str] = {}


def _row(row: Row, me: int, open_case: int | None, at: str, now: datetime, words: _Words) -> Shown:
    when, tone = _time(row, now)
    return {
        "id": row.id,
        "href": f"/case/{row.id}{at}",
        "reference": row.reference,
        "author": row.author,
        "excerpt": row.excerpt,
        "lang": _lang(row.lang),
        "language": LANGUAGES.get(row.lang, row.lang),
        "kind": words.kinds.get(row.kind) or words.kinds.setdefault(row.kind, row.kind_name),
        "urgent": ""
        if row.urgency == "normal"
        else words.urgencies.get(row.urgency)
        or words.urgencies.setdefault(row.urgency, row.urgency_name),
        "urgency": row.urgency,
        "mark": f"n-{row.network}" if row.network in MARKS else "i-globe",
        "mark_kind": "n" if row.network in MARKS else "",
        "area": row.area,
        "private": row.private,
        "finding": _clause(row.findings, words),
        "when": when,
        "tone": tone,
        "holder": row.holder,
        "initials": phrases.initials(row.holder) if row.holder else "",
        "own": " own" if row.holder_id == me else "",
        "current": _current(row.id == open_case),
    }


def _time(row: Row, now: datetime) -> tuple[str, str]:
    if row.due_at is None:
        return phrases.ago(row.last_at, now), ""
    return phrases.time_left(row.due_at, now)


def _clause(found: list[str], words: _Words) -> str:
    if not found:
        return ""
    return words.clauses.get(found[0]) or words.clauses.setdefault(found[0], clause_name(found[0]))


def _lang(lang: str) -> SafeString:
    """The attribute, where the language is known: a screen reader changes its voice."""
    return mark_safe(f' lang="{lang}"' if lang in LANGUAGES else "")  # noqa: S308 -- ar or en


def _current(is_open: bool) -> SafeString:
    return mark_safe(' aria-current="true"' if is_open else "")  # noqa: S308 -- our own constant
