"""One call of the API: who calls, with what, and how its endpoint is wrapped."""

import json
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from barza.town.api.limit import Limiter
from barza.town.errors import Refused, bad_token, not_found
from barza.town.store import accounts
from barza.town.store.records import NO_END, Account, Page
from barza.town.town import Town

from .form import Form, read


@dataclass(frozen=True, slots=True)
class Call:
    town: Town
    request: Request
    form: Form
    viewer: Account | None

    @property
    def me(self) -> Account:
        """Raises ``Refused`` (401) when nobody is signed in."""
        if self.viewer is None:
            raise Refused(401, "This method requires an authenticated user")
        return self.viewer

    @property
    def viewer_id(self) -> int:
        return self.viewer.id if self.viewer else 0

    @property
    def id(self) -> int:
        """The id in the address. Raises ``Refused`` (404)."""
        return as_id(self.request.path_params["id"])

    def page(self, *, default: int = 20, most: int = 40) -> Page:
        form = self.form
        limit = max(1, min(form.number("limit", default), most))
        return Page(
            limit=limit,
            max_id=form.number("max_id", NO_END),
            since_id=form.number("since_id", 0),
            min_id=form.number("min_id", 0),
        )


def as_id(text: str) -> int:
    """Raises ``Refused`` (404)."""
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise not_found()
    return int(text)


Endpoint = Callable[[Call], Awaitable[Response]]


def route(path: str, **methods: Endpoint) -> Route:
    """``route("/a", GET=read_it, DELETE=remove_it)``."""

    async def answer(request: Request) -> Response:
        form = await read(request)
        town: Town = request.app.state.town
        call = Call(town, request, form, _viewer(town, request, form))
        limiter: Limiter = request.app.state.limiter
        headers = limiter.count(call.viewer.token if call.viewer else "", town.store.now())
        method = "GET" if request.method == "HEAD" else request.method
        response = await methods[method](call)
        response.headers.update(headers)
        return response

    return Route(path, answer, methods=list(methods))


def _viewer(town: Town, request: Request, form: Form) -> Account | None:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        token = form.text("access_token")
    if not token:
        return None
    found = accounts.by_token(town.store, token.strip())
    if found is None:
        raise bad_token()
    return found


def answer(content: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    body = json.dumps(content, ensure_ascii=False).encode()
    return Response(body, status, headers, media_type="application/json; charset=utf-8")


def listing(call: Call, page: Page, entities: list[Any], ids: Iterable[int]) -> Response:
    """With the ``Link`` header by which a client finds the next and the previous part."""
    found = list(ids)
    links = []
    if len(found) >= page.limit:
        links.append(_link(call, "next", "max_id", min(found)))
    if found:
        links.append(_link(call, "prev", "min_id", max(found)))
    return answer(entities, headers={"Link": ", ".join(links)} if links else None)


def _link(call: Call, relation: str, name: str, id: int) -> str:
    ours = ("max_id", "min_id", "since_id", "access_token")
    kept = [pair for pair in call.request.query_params.multi_items() if pair[0] not in ours]
    query = urlencode([*kept, (name, str(id))])
    return f'<{call.town.base_url}{call.request.url.path}?{query}>; rel="{relation}"'
