"""/api/v1/instance, /api/v2/instance, and search."""

from starlette.responses import Response

from barza.town.entities.account import account
from barza.town.entities.instance import instance_v1, instance_v2
from barza.town.entities.status import status
from barza.town.store import accounts, statuses, timelines
from barza.town.store.records import Page, Status

from .call import Call, answer, route


async def first(call: Call) -> Response:
    return answer(instance_v1(call.town))


async def second(call: Call) -> Response:
    return answer(instance_v2(call.town))


async def preferences(call: Call) -> Response:
    return answer(
        {
            "posting:default:visibility": "public",
            "posting:default:sensitive": False,
            "posting:default:language": call.me.language,
            "reading:expand:media": "default",
            "reading:expand:spoilers": False,
        }
    )


def _by_address(call: Call, words: str) -> list[Status]:
    """As with ``resolve``: the address of a status finds it."""
    last = words.rstrip("/").rpartition("/")[2]
    if not (words.startswith(call.town.base_url) and last.isascii() and last.isdigit()):
        return []
    found = statuses.seen(call.town.store, call.viewer_id, int(last[:18]))
    return [found] if found else []


async def search(call: Call) -> Response:
    words, limit, kind = call.form.text("q"), call.page().limit, call.form.text("type")
    people = accounts.search(call.town.store, words, limit) if words else []
    found = _by_address(call, words) or [
        what
        for what in timelines.public(call.town.store, call.viewer_id, Page(limit=10_000))
        if words and words.casefold() in what.text.casefold()
    ]
    shown = [status(call.town, call.viewer, what) for what in found[:limit]]
    return answer(
        {
            "accounts": [account(call.town, who) for who in people if kind in ("", "accounts")],
            "statuses": shown if kind in ("", "statuses") else [],
            "hashtags": [],
        }
    )


ROUTES = [
    route("/api/v1/instance", GET=first),
    route("/api/v2/instance", GET=second),
    route("/api/v1/preferences", GET=preferences),
    route("/api/v2/search", GET=search),
]
