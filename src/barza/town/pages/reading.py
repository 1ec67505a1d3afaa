"""The pages that only show: everything, one person's, one thread, one hashtag."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from barza.town.pages import forms
from barza.town.pages.layout import page
from barza.town.pages.sight import Sight, sight
from barza.town.pages.thread import thread
from barza.town.store import accounts, statuses, threads, timelines
from barza.town.store.statuses import NOBODY
from barza.town.writing import patterns

SHOWN = 40
"""Conversations on one page."""


def _threads(here: Sight, conversations: Sequence[int]) -> str:
    store = here.town.store
    found = [threads.conversation(store, NOBODY, one) for one in conversations]
    return "".join(thread(here, one) for one in found) or f"<p>{here.say('empty')}</p>"


def missing(here: Sight) -> Response:
    return page(here, here.say("title"), f"<p>{here.say('nobody')}</p>", "", 404)


async def everything(request: Request) -> Response:
    here = sight(request)
    feed = _threads(here, timelines.latest_conversations(here.town.store, NOBODY, SHOWN))
    return page(here, here.say("timeline"), feed, forms.lead(here) + forms.write(here))


async def person(request: Request) -> Response:
    here = sight(request)
    who = accounts.by_handle(here.town.store, request.path_params["handle"])
    if who is None:
        return missing(here)
    found = timelines.latest_conversations(here.town.store, NOBODY, SHOWN, author=who.id)
    return page(here, who.name, _threads(here, found), _back(here) + forms.write(here))


async def one_thread(request: Request) -> Response:
    """Whoever isn't signed in sees no private message, so neither does this page."""
    here = sight(request)
    chosen = statuses.seen(here.town.store, NOBODY, request.path_params["id"])
    if chosen is None:
        return missing(here)
    everything = threads.conversation(here.town.store, NOBODY, chosen.conversation_id)
    feed = thread(here, everything, chosen.id)
    name = accounts.get(here.town.store, chosen.account_id).name
    return page(here, name, feed, _back(here) + forms.write(here, chosen))


async def tag(request: Request) -> Response:
    here, name = sight(request), request.path_params["name"]
    store = here.town.store
    found = [
        threads.conversation(store, NOBODY, one)
        for one in timelines.latest_conversations(store, NOBODY, SHOWN * 10)
    ]
    fitting = [one for one in found if any(name in patterns.tags(what.text) for what in one)]
    feed = "".join(thread(here, one) for one in fitting) or f"<p>{here.say('empty')}</p>"
    return page(here, f"#{name}", feed, _back(here))


def _back(here: Sight) -> str:
    return f"<p class='card'><a href='/'>{here.say('back')}</a></p>"


ROUTES = [
    Route("/", everything),
    Route("/@{handle}", person),
    Route("/users/{handle}", person),
    Route("/@{handle}/{id:int}", one_thread),
    Route("/users/{handle}/statuses/{id:int}", one_thread),
    Route("/tags/{name}", tag),
]
