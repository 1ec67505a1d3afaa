"""A Mastodon server of canned answers, and the connector that faces it."""

from datetime import UTC, datetime
from typing import Any

from barza.connectors.mastodon.connector import MastodonConnector

from .wire import Reaction, answer, wire

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
AGREED = "agreed"
CITY = {"id": "1", "username": "city", "acct": "city"}
MONA = {"id": "2", "username": "mona", "acct": "mona@else.example", "display_name": "Mona"}


def status(id: str, content: str = "<p>Hello</p>", **more: Any) -> dict[str, Any]:
    return {
        "id": id,
        "account": MONA,
        "content": content,
        "created_at": "2026-11-24T08:00:00.000Z",
        "mentions": [{"id": "1", "acct": "city"}],
        **more,
    }


def served(**answers: Any) -> Any:
    """By the last part of the path."""
    known = {"verify_credentials": CITY, "v2_instance": {}, **answers}

    def react(_: str, path: str) -> Reaction:
        plain = path.partition("?")[0].replace("v2/instance", "v2_instance")
        found = known.get(plain.rsplit("/", 1)[-1])
        return (
            found if isinstance(found, Reaction) else answer(404 if found is None else 200, found)
        )

    return wire(react)


def opened(url: str) -> MastodonConnector:
    return MastodonConnector.open(
        base_url=url, credentials={"access_token": "t", "webhook_secret": AGREED}
    )
