"""The pages' own files: style, script, pictures."""

from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from barza.town.errors import not_found

_TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript", "svg": "image/svg+xml"}


def _known() -> dict[str, bytes]:
    folder = files("barza.town").joinpath("static")
    return {file.name: file.read_bytes() for file in folder.iterdir()}


_FILES = _known()


async def serve(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _FILES:
        raise not_found()
    kind = _TYPES[name.rpartition(".")[2]]
    return Response(_FILES[name], media_type=kind, headers={"Cache-Control": "max-age=300"})


ROUTES = [Route("/static/{name}", serve)]
