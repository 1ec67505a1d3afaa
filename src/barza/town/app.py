"""The town's web application."""

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ExceptionHandler

from barza.town.api import (
    accounts,
    instance,
    media,
    notifications,
    oauth,
    practice,
    statuses,
    streaming,
    timelines,
)
from barza.town.api.call import answer
from barza.town.api.limit import Limiter
from barza.town.errors import Refused
from barza.town.pages import files, leading, reading
from barza.town.script import arrivals
from barza.town.script.player import Player
from barza.town.store.database import Store
from barza.town.town import Town

API = [accounts, instance, media, notifications, oauth, practice, statuses, streaming, timelines]
PAGES = [files, leading, reading]


def create_app(
    store: Store, *, base_url: str, pace: float = 0, loop: bool = False, limit: int = 0
) -> Starlette:
    """``store`` must be settled (``script.people.settle``).

    ``pace`` in seconds and ``loop`` are those of ``script.player.Player``, whose ``run`` somebody
    must await; ``limit`` is that of ``api.limit.Limiter``. The app's ``state`` holds ``town``,
    ``player`` and ``limiter``.
    """
    town = Town(store, base_url.rstrip("/"))
    arrivals.begin(town)
    routes = [route for chapter in [*API, *PAGES] for route in chapter.ROUTES]
    app = Starlette(routes=routes, exception_handlers=_handlers())
    app.state.town = town
    app.state.player = Player(town, pace, loop)
    app.state.limiter = Limiter(limit)
    return app


def _handlers() -> dict[int | type[Exception], ExceptionHandler]:
    def refused(_: Request, error: Exception) -> Response:
        if not isinstance(error, Refused):
            raise error
        return answer({"error": error.message}, error.status, error.headers)

    def other(_: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        text = "Not Found" if status == 404 else "This action is not available"
        return answer({"error": text}, status)

    return {Refused: refused, HTTPException: other}
