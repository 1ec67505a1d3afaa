"""Status, StatusSource and StatusEdit."""

from typing import Any

from barza.town.store import accounts, media, statuses, ties
from barza.town.store.records import Account, Status
from barza.town.town import Town
from barza.town.writing import patterns
from barza.town.writing.markup import to_html

from .account import account
from .media import attachment


def status(town: Town, viewer: Account | None, what: Status) -> dict[str, Any]:
    """``viewer`` is who asks: whether *they* favoured and reblogged it."""
    author = accounts.get(town.store, what.account_id)
    return {
        **_body(town, author, what),
        **_counts(town, viewer, what),
        "account": account(town, author),
        "reblog": _reblogged(town, viewer, what),
        "application": {"name": "Practice town", "website": None} if viewer else None,
        "media_attachments": [attachment(town, file) for file in media.of(town.store, what)],
        "mentions": [_mention(town, who) for who in ties.mentioned(town.store, what)],
        "tags": [
            {"name": name.lower(), "url": f"{town.base_url}/tags/{name.lower()}"}
            for name in patterns.tags(what.text)
        ],
        "emojis": [], "card": None, "poll": None, "quote": None, "quotes_count": 0,
        "filtered": [], "muted": False, "bookmarked": False, "pinned": False,
    }  # fmt: skip


def html(town: Town, text: str) -> str:
    return to_html(
        text, town.base_url, lambda handle: accounts.by_handle(town.store, handle) is not None
    )


def _body(town: Town, author: Account, what: Status) -> dict[str, Any]:
    return {
        "id": str(what.id), "created_at": what.created_at, "edited_at": what.edited_at,
        "in_reply_to_id": _text(what.reply_to_id),
        "in_reply_to_account_id": _text(what.reply_to_account_id),
        "sensitive": bool(what.sensitive), "spoiler_text": what.spoiler,
        "visibility": what.visibility, "language": what.language or None,
        "uri": f"{town.base_url}/users/{author.handle}/statuses/{what.id}",
        "url": f"{town.base_url}/@{author.handle}/{what.id}",
        "content": html(town, what.text),
    }  # fmt: skip


def _counts(town: Town, viewer: Account | None, what: Status) -> dict[str, Any]:
    fans, sharers = ties.favoured_by(town.store, what), ties.reblogged_by(town.store, what)
    return {
        "replies_count": ties.replies(town.store, what),
        "reblogs_count": len(sharers),
        "favourites_count": len(fans),
        "favourited": viewer in fans,
        "reblogged": viewer in sharers,
    }


def _reblogged(town: Town, viewer: Account | None, what: Status) -> dict[str, Any] | None:
    if what.reblog_of_id is None:
        return None
    return status(town, viewer, statuses.get(town.store, what.reblog_of_id))


def _mention(town: Town, who: Account) -> dict[str, str]:
    url = f"{town.base_url}/@{who.handle}"
    return {"id": str(who.id), "username": who.handle, "acct": who.handle, "url": url}


def _text(id: int | None) -> str | None:
    return None if id is None else str(id)


def source(what: Status) -> dict[str, str]:
    return {"id": str(what.id), "text": what.text, "spoiler_text": what.spoiler}


def history(town: Town, what: Status) -> list[dict[str, Any]]:
    """Every version, oldest first."""
    author = account(town, accounts.get(town.store, what.account_id))
    files = [attachment(town, file) for file in media.of(town.store, what)]
    return [
        {
            "content": html(town, version.text), "spoiler_text": version.spoiler,
            "sensitive": bool(version.sensitive), "created_at": version.created_at,
            "account": author, "media_attachments": files, "emojis": [], "poll": None,
        }
        for version in statuses.versions(town.store, what)
    ]  # fmt: skip
