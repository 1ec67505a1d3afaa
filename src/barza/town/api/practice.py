"""/practice: leading the exercise. Only here the town differs from Mastodon."""

from starlette.responses import Response

from barza.town.api.call import Call, answer, route
from barza.town.errors import not_allowed, not_found, unprocessable
from barza.town.script import arrivals
from barza.town.script.entries import load
from barza.town.script.player import Player

SLOWEST = 86_400.0
"""Seconds: a day."""


def player(call: Call) -> Player:
    """Raises ``Refused`` unless the institution asks."""
    if not call.me.institution:
        raise not_allowed()
    found: Player = call.request.app.state.player
    return found


async def state(call: Call) -> Response:
    playing = player(call)
    come, total = arrivals.position(call.town), len(load().entries)
    return answer({"pace": playing.pace, "come": come, "entries": total, "loop": playing.loop})


async def happen(call: Call) -> Response:
    """The next thing, or the entry named, happens now."""
    playing, entry = player(call), call.form.text("entry")
    if entry:
        act, new = "arrive", playing.arrive(entry)
        if new is None:
            raise not_found()
    else:
        act, new = playing.next()
    return answer({"act": act, "status": str(new.id) if new else None})


async def set_pace(call: Call) -> Response:
    player(call).pace = pace(call.form.text("seconds"))
    return await state(call)


def pace(text: str) -> float:
    """Raises ``Refused`` (422)."""
    try:
        seconds = float(text)
    except ValueError:
        raise unprocessable("Pace is not a number") from None
    if not 0 <= seconds <= SLOWEST:
        raise unprocessable("Pace is out of range")
    return seconds


ROUTES = [
    route("/practice", GET=state),
    route("/practice/next", POST=happen),
    route("/practice/pace", POST=set_pace),
]
