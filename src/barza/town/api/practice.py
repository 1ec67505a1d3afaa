"""/practice: leading the exercise. Only here the town differs from Mastodon."""

from starlette.responses import Response

from barza.town.acts import writing
from barza.town.acts.writing import Extras
from barza.town.api.call import Call, answer, route
from barza.town.errors import not_allowed, not_found, unprocessable
from barza.town.script import arrivals
from barza.town.script.entries import load
from barza.town.script.player import Player
from barza.town.store import accounts
from barza.town.store.records import Visibility
from barza.town.store.statuses import Draft

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


async def say(call: Call) -> Response:
    """``citizen`` writes ``status`` to the institution now: a message that no script has.

    ``visibility`` as in Mastodon; the same Idempotency-Key within an hour brings back the same.
    """
    player(call)
    who = accounts.by_handle(call.town.store, call.form.text("citizen"))
    if who is None or who.institution:
        raise not_found()
    visibility = call.form.text("visibility") or Visibility.PUBLIC
    if visibility not in list(Visibility):
        raise unprocessable("Visibility is not included in the list")
    text = call.form.text("status")
    if not text.strip():
        raise unprocessable("Text can't be blank")
    key = call.request.headers.get("idempotency-key", "")
    draft = Draft(arrivals.addressed(text), visibility)
    new = writing.write(call.town, who, draft, Extras(key=key))
    return answer({"act": "say", "status": str(new.id)})


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
    route("/practice/say", POST=say),
    route("/practice/pace", POST=set_pace),
]
