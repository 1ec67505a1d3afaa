"""The rows of the list."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from barza.desk.cases.models import CaseKind, CaseState, Urgency
from barza.desk.core import clauses
from barza.desk.core.bilingual import initials

from . import phrases
from .queries import Hit, Row

LANGUAGES = {"ar": "العربية", "en": "English", "mixed": "عربي + English"}
"""Each in itself. A language that the screening doesn't tell is not named."""
MARKS = frozenset(
    {
        "bluesky",
        "facebook",
        "feeds",
        "flickr",
        "ghost",
        "mastodon",
        "mediawiki",
        "misago",
        "telegram",
        "wordpress",
        "x",
        "youtube",
    }
)
"""Networks with a mark of their own in the sprite; the others get a globe."""

Shown = dict[str, Any]

ROW = (
    '<li id="r{id}" class="row">'
    '<input type="checkbox" form="bulk" name="case" value="{id}" aria-label="{select}">'
    '<a class="row-link" href="{href}"{current}>{mark}'
    '<span class="who"><bdi>{author}</bdi></span>'
    '<span class="when num {tone}">{when}</span>'
    '<span class="what" dir="auto"{lang}>{excerpt}</span>'
    '<span class="meta">{meta}</span>{face}</a></li>\n'
)
ICON = '<svg class="i" aria-hidden="true"><use href="#i-{name}"/></svg>'
MARK = '<svg class="i {kind} mark" aria-hidden="true"><use href="#{mark}"/></svg>'
MEANT = (
    '<span class="face meant{own}" title="{who}"><span aria-hidden="true">{initials}</span>'
    '<span class="visually-hidden">{who}</span></span>'
)
FACE = (
    '<span class="face{own}" title="{holder}"><span aria-hidden="true">{initials}</span>'
    '<span class="visually-hidden">{holder}</span></span>'
)


def shown(
    rows: Iterable[Row], *, me: int, open_case: int | None, at: str, now: datetime
) -> SafeString:
    """``at`` is the list's own query, which each row's address goes on carrying.

    Markup is made here and not by a template: fifty rows would cost more than all queries.
    """
    say = _Words()
    made = [_row(row, me, open_case, escape(at), now, say) for row in rows]
    return mark_safe("".join(made))  # noqa: S308 -- each value is escaped where it goes in


def hits(found: Iterable[Hit], *, open_case: int | None, at: str, now: datetime) -> list[Shown]:
    return [
        {
            "id": hit.case_id,
            "href": f"/case/{hit.case_id}{at}",
            "author": hit.author,
            "parts": hit.excerpt,
            "when": phrases.ago(hit.at, now),
            "is_out": hit.direction == "out",
            "is_open": hit.case_id == open_case,
        }
        for hit in found
    ]


class _Words:
    """What many rows say alike, translated and escaped once a page."""

    def __init__(self) -> None:
        self.select = escape(_("Select"))
        self.held_by = escape(_("Held by"))
        self.meant_for = escape(_("Suggested for"))
        for_me = _("Suggested for you")  # apart: what collects the words reads no f-string
        self.meant_for_me = f'<span class="meant-me">{escape(for_me)}</span>'
        self.private = (
            f'<span class="private">{ICON.format(name="lock")}{escape(_("Private"))}</span>'
        )
        self.kind = cache(lambda kind: f"<span>{escape(str(CaseKind(kind).label))}</span>")
        self.urgency = cache(_urgency)
        self.finding = cache(_finding)


def _row(row: Row, me: int, open_case: int | None, at: str, now: datetime, say: _Words) -> str:
    when, tone = _time(row, now)
    return ROW.format(
        id=row.id,
        select=f"{say.select} {row.reference}",
        href=f"/case/{row.id}{at}",
        current=' aria-current="true"' if row.id == open_case else "",
        mark=_mark(row.network),
        author=escape(row.author),
        tone=tone,
        when=escape(when),
        lang=_lang(row.lang),
        excerpt=escape(row.excerpt),
        meta=_meta(row, me, say),
        face=_face(row, me, say),
    )


def _meta(row: Row, me: int, say: _Words) -> str:
    parts = [say.urgency(row.urgency)]
    if _is_meant(row) and row.suggested_id == me:
        parts.append(say.meant_for_me)
    parts.append(say.kind(row.kind))
    if row.lang in LANGUAGES:
        parts.append(f"<span{_lang(row.lang)}>{LANGUAGES[row.lang]}</span>")
    if row.area:
        parts.append(f"<span>{escape(row.area)}</span>")
    if row.findings:
        parts.append(say.finding(clauses.in_order(row.findings)[0]))
    if row.private:
        parts.append(say.private)
    return "".join(parts)


def _is_meant(row: Row) -> bool:
    """Routing has somebody in mind, and nobody holds it yet."""
    return row.suggested_id is not None and not row.holder and row.state == CaseState.OPEN


def _face(row: Row, me: int, say: _Words) -> str:
    """Who holds the case; in outline, for whom it is meant while nobody does."""
    if _is_meant(row):
        return MEANT.format(
            own=" own" if row.suggested_id == me else "",
            who=f"{say.meant_for} {escape(row.suggested)}",
            initials=escape(initials(row.suggested)),
        )
    if not row.holder:
        return ""
    return FACE.format(
        own=" own" if row.holder_id == me else "",
        holder=f"{say.held_by} {escape(row.holder)}",
        initials=escape(initials(row.holder)),
    )


def _time(row: Row, now: datetime) -> tuple[str, str]:
    if row.due_at is None:
        return phrases.ago(row.last_at, now), ""
    return phrases.time_left(row.due_at, now)


def _urgency(urgency: str) -> str:
    if urgency == Urgency.NORMAL:
        return ""
    name = escape(str(Urgency(urgency).label))
    return f'<span class="urgency {urgency}">{ICON.format(name="flag")}{name}</span>'


def _finding(clause: str) -> str:
    name = escape(clauses.name(clause))
    return f'<span class="finding">{ICON.format(name="warn")}{name}</span>'


@cache
def _mark(network: str) -> str:
    if network in MARKS:
        return MARK.format(kind="n", mark=f"n-{network}")
    return MARK.format(kind="", mark="i-globe")


def _lang(lang: str) -> str:
    """The attribute, where the language is known: a screen reader changes its voice."""
    return f' lang="{lang}"' if lang in ("ar", "en") else ""
