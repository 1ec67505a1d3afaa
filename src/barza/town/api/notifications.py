"""/api/v1/notifications and /api/v1/conversations."""

from starlette.responses import Response

from barza.town.entities.notification import conversation, notification
from barza.town.errors import not_found
from barza.town.store import notifications
from barza.town.store.notifications import Conversation
from barza.town.store.records import Page

from .call import Call, answer, listing, route


async def several(call: Call) -> Response:
    page, form = call.page(default=40, most=80), call.form
    found = notifications.of(
        call.town.store, call.me, page, types=form.values.get("types", []),
        without=form.values.get("exclude_types", []), sender=form.number("account_id", 0),
    )  # fmt: skip
    shown = [notification(call.town, call.me, one) for one in found]
    return listing(call, page, shown, (one.id for one in found))


async def one(call: Call) -> Response:
    found = notifications.get(call.town.store, call.me, call.id)
    if found is None:
        raise not_found()
    return answer(notification(call.town, call.me, found))


async def dismiss(call: Call) -> Response:
    if notifications.get(call.town.store, call.me, call.id) is None:
        raise not_found()
    notifications.dismiss(call.town.store, call.me, call.id)
    return answer({})


async def clear(call: Call) -> Response:
    notifications.dismiss(call.town.store, call.me)
    return answer({})


async def unread_count(call: Call) -> Response:
    found = notifications.of(call.town.store, call.me, Page(limit=100))
    return answer({"count": len(found)})


async def conversations(call: Call) -> Response:
    page = call.page()
    found = notifications.conversations(call.town.store, call.me, page)
    shown = [conversation(call.town, call.me, one) for one in found]
    return listing(call, page, shown, (one.last_id for one in found))


async def read_conversation(call: Call) -> Response:
    everything = notifications.conversations(call.town.store, call.me, Page(limit=2**31))
    mine = next((one for one in everything if one.id == call.id), None)
    if mine is None:
        raise not_found()
    notifications.read_conversation(call.town.store, call.me, mine.id, mine.last_id)
    return answer(conversation(call.town, call.me, Conversation(mine.id, mine.last_id, False)))


ROUTES = [
    route("/api/v1/notifications", GET=several),
    route("/api/v1/notifications/clear", POST=clear),
    route("/api/v1/notifications/unread_count", GET=unread_count),
    route("/api/v1/notifications/{id}", GET=one),
    route("/api/v1/notifications/{id}/dismiss", POST=dismiss),
    route("/api/v1/conversations", GET=conversations),
    route("/api/v1/conversations/{id}/read", POST=read_conversation),
]
