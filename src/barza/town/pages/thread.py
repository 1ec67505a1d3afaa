"""A conversation as HTML: each answer under what it answers."""

import datetime as dt
from html import escape
from zoneinfo import ZoneInfo

from barza.town.entities.status import html
from barza.town.pages.sight import Sight
from barza.town.store import accounts, media, ties
from barza.town.store.records import Account, Media, Status

MUSCAT = ZoneInfo("Asia/Muscat")


def thread(sight: Sight, statuses: list[Status], chosen: int = 0) -> str:
    """``statuses`` oldest first; ``chosen`` is marked as the one that was asked for."""
    here = {status.id for status in statuses}
    roots = [status for status in statuses if status.reply_to_id not in here]
    branches = "".join(_branch(sight, root, statuses, chosen) for root in roots)
    return f'<section class="thread">{branches}</section>'


def _branch(sight: Sight, status: Status, everything: list[Status], chosen: int) -> str:
    below = [one for one in everything if one.reply_to_id == status.id]
    inside = "".join(_branch(sight, one, everything, chosen) for one in below)
    replies = f'<div class="replies">{inside}</div>' if inside else ""
    return _status(sight, status, chosen) + replies


def _status(sight: Sight, status: Status, chosen: int) -> str:
    who = accounts.get(sight.town.store, status.account_id)
    kinds = ["status", *["ours"] * bool(who.institution), *["chosen"] * (chosen == status.id)]
    files = "".join(_file(sight, file) for file in media.of(sight.town.store, status))
    lang = f' lang="{escape(status.language)}"' if status.language else ""
    return (
        f'<article class="{" ".join(kinds)}" id="s{status.id}">{_head(sight, who, status)}'
        f'<div class="text"{lang}>{html(sight.town, status.text)}</div>'
        f"{files}{_foot(sight, who, status)}</article>"
    )


def _head(sight: Sight, who: Account, status: Status) -> str:
    badge = f'<span class="badge">{sight.say("institution")}</span>' if who.institution else ""
    edited = f" · {sight.say('edited')}" if status.edited_at else ""
    moment = dt.datetime.fromisoformat(status.created_at).astimezone(MUSCAT)
    return (
        f"<header>{avatar(who)}<div><a class='name' href='/@{who.handle}'>"
        f"<bdi>{escape(who.name)}</bdi></a> {badge}<br><small><bdi dir='ltr'>@{who.handle}</bdi> · "
        f"<a href='/@{who.handle}/{status.id}'><time datetime='{status.created_at}'>"
        f"<bdi dir='ltr'>{moment:%d/%m %H:%M}</bdi></time></a>{edited}</small></div></header>"
    )


def avatar(who: Account) -> str:
    kind = "institution" if who.institution else "citizen"
    tint = "" if who.institution else f' class="tint{who.id % 6}"'
    return f'<img{tint} src="/static/{kind}.svg" alt="" width="40" height="40">'


def _file(sight: Sight, file: Media) -> str:
    alt = escape(file.description) or sight.say("picture")
    if file.type == "image":
        return f'<img class="media" src="/media/{file.id}" alt="{alt}" loading="lazy">'
    return f'<p class="media"><a href="/media/{file.id}">{alt}</a></p>'


def _foot(sight: Sight, who: Account, status: Status) -> str:
    likes, shares = (
        ties.favoured_by(sight.town.store, status),
        ties.reblogged_by(sight.town.store, status),
    )
    counts = [
        *[sight.say("likes", n=len(likes))] * bool(likes),
        *[sight.say("shares", n=len(shares))] * bool(shares),
    ]
    link = f"<a href='/@{who.handle}/{status.id}#write'>{sight.say('answer')}</a>"
    return f"<footer>{' · '.join([link, *counts])}</footer>"
