"""Account, and CredentialAccount for one's own."""

from typing import Any

from barza.town.store.records import Account
from barza.town.town import Town
from barza.town.writing.markup import to_html


def account(town: Town, who: Account) -> dict[str, Any]:
    avatar = f"{town.base_url}/static/{'institution' if who.institution else 'citizen'}.svg"
    header = f"{town.base_url}/static/header.svg"
    written = town.store.one(
        """SELECT COUNT(*) AS count, MAX(created_at) AS last FROM status
           WHERE account_id = :id AND deleted_at IS NULL AND visibility <> 'direct'""",
        id=who.id,
    )
    others = town.store.number("SELECT COUNT(*) FROM account") - 1
    ties = others if who.institution else 1
    return {
        "id": str(who.id), "username": who.handle, "acct": who.handle,
        "display_name": who.name, "locked": False, "bot": False, "discoverable": True,
        "indexable": False, "group": False, "noindex": True, "hide_collections": False,
        "created_at": who.created_at, "note": to_html(who.note, town.base_url, lambda _: False),
        "url": f"{town.base_url}/@{who.handle}", "uri": f"{town.base_url}/users/{who.handle}",
        "avatar": avatar, "avatar_static": avatar, "avatar_description": "",
        "header": header, "header_static": header, "header_description": "",
        "followers_count": ties, "following_count": ties,
        "statuses_count": written["count"] if written else 0,
        "last_status_at": written["last"][:10] if written and written["last"] else None,
        "emojis": [], "fields": [], "roles": [],
    }  # fmt: skip


def credential_account(town: Town, who: Account) -> dict[str, Any]:
    role = {"id": "-99", "name": "", "permissions": "0", "color": "", "highlighted": False}
    source = {
        "privacy": "public", "sensitive": False, "language": who.language, "note": who.note,
        "fields": [], "follow_requests_count": 0, "indexable": False, "discoverable": True,
        "hide_collections": False, "attribution_domains": [], "quote_policy": "nobody",
    }  # fmt: skip
    return {**account(town, who), "source": source, "role": role}


def relationship(me: Account, other: Account) -> dict[str, Any]:
    tied = bool(me.institution) != bool(other.institution)
    return {
        "id": str(other.id), "following": tied, "followed_by": tied, "showing_reblogs": True,
        "notifying": False, "languages": None, "blocking": False, "blocked_by": False,
        "muting": False, "muting_notifications": False, "muting_expires_at": None,
        "requested": False, "requested_by": False, "domain_blocking": False, "endorsed": False,
        "note": "",
    }  # fmt: skip
