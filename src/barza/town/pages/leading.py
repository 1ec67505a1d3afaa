"""What a person may do on the pages: write as a citizen, set the pace."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from barza.town.acts import writing
from barza.town.api.form import Form, read
from barza.town.api.practice import pace
from barza.town.errors import Refused, not_found, unprocessable
from barza.town.pages.layout import page
from barza.town.pages.sight import Sight, sight
from barza.town.script.arrivals import addressed
from barza.town.store import accounts, statuses
from barza.town.store.records import Status, Visibility
from barza.town.store.statuses import NOBODY, Draft


def _check_origin(request: Request) -> None:
    """Another site must not write in a visitor's name. Raises ``Refused`` (403)."""
    origin = request.headers.get("origin", "")
    if origin.split("://", 1)[-1] not in (request.headers.get("host"), sight(request).town.domain):
        raise Refused(403, "This form was not sent from the town's own page")


async def say(request: Request) -> Response:
    _check_origin(request)
    here, form = sight(request), await read(request)
    try:
        new = _write(here, form)
    except Refused as error:
        return page(here, here.say("refused"), f"<p>{error.message}</p>", "", error.status)
    who = accounts.get(here.town.store, new.account_id)
    private = new.visibility == Visibility.DIRECT
    return RedirectResponse("/" if private else f"/@{who.handle}/{new.id}", 303)


def _write(here: Sight, form: Form) -> Status:
    who = accounts.by_handle(here.town.store, form.text("as"))
    if who is None or who.institution:
        raise unprocessable("Only a citizen writes here")
    if not form.text("text").strip():
        raise unprocessable("Text can't be blank")
    to = statuses.seen(here.town.store, NOBODY, form.number("to", 0))
    if form.text("to") and to is None:
        raise not_found()
    visibility = Visibility.DIRECT if form.flag("private") else Visibility.PUBLIC
    draft = Draft(addressed(form.text("text")), visibility, reply_to=to)
    return writing.write(here.town, who, draft)


async def lead(request: Request) -> Response:
    _check_origin(request)
    here, form = sight(request), await read(request)
    if form.flag("next"):
        here.player.next()
    else:
        here.player.pace = pace(form.text("pace"))
    return RedirectResponse("/", 303)


ROUTES = [
    Route("/say", say, methods=["POST"]),
    Route("/lead", lead, methods=["POST"]),
]
