"""/api/v1/timelines: everyone's, and one's own."""

from starlette.responses import Response

from barza.town.entities.status import status
from barza.town.store import timelines

from .call import Call, listing, route


async def public(call: Call) -> Response:
    page = call.page()
    found = [] if call.form.flag("remote") else timelines.public(
        call.town.store, call.viewer_id, page
    )  # fmt: skip
    shown = [status(call.town, call.viewer, what) for what in found]
    return listing(call, page, shown, (what.id for what in found))


async def home(call: Call) -> Response:
    page = call.page()
    found = timelines.home(call.town.store, call.me, page)
    shown = [status(call.town, call.me, what) for what in found]
    return listing(call, page, shown, (what.id for what in found))


ROUTES = [
    route("/api/v1/timelines/public", GET=public),
    route("/api/v1/timelines/home", GET=home),
]
