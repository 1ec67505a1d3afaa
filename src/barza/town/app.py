"""The town's web application."""

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ExceptionHandler

from .api import accounts, instance, media, notifications, oauth, statuses, streaming, timelines
from .api.call import answer
from .errors import Refused
from .store.database import Store
from .town import Town

API = [accounts, instance, media, notifications, oauth, statuses, streaming, timelines]


def create_app(store: Store, *, base_url: str) -> Starlette:
    """``store`` must be settled (see ``settle``)."""
    town = Town(store, base_url.rstrip("/"))
    routes = [route for chapter in API for route in chapter.ROUTES]
    app = Starlette(routes=routes, exception_handlers=_handlers())
    app.state.town = town
    return app


def _handlers() -> dict[int | type[Exception], ExceptionHandler]:
    def refused(_: Request, error: Exception) -> Response:
        assert isinstance(error, Refused)  # noqa: S101
        return answer({"error": error.message}, error.status)

    def other(_: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        text = "Not Found" if status == 404 else "This action is not available"
        return answer({"error": text}, status)

    return {Refused: refused, HTTPException: other}
