"""/api/v1/statuses: write, read, edit, delete, share."""

from starlette.responses import Response

from barza.town.acts import sharing, writing
from barza.town.acts.writing import Extras
from barza.town.entities.account import account
from barza.town.entities.media import attachment
from barza.town.entities.status import history, source, status
from barza.town.errors import not_found, unprocessable
from barza.town.store import media, statuses, threads, ties
from barza.town.store.records import Status, Visibility
from barza.town.store.statuses import Draft

from .call import Call, answer, as_id, route


async def post(call: Call) -> Response:
    form = call.form
    visibility = form.text("visibility") or Visibility.PUBLIC
    if visibility not in list(Visibility):
        raise unprocessable("Visibility is not included in the list")
    draft = Draft(
        text=form.text("status"), visibility=visibility, language=form.text("language"),
        spoiler=form.text("spoiler_text"), sensitive=form.flag("sensitive"),
        reply_to=_parent(call),
    )  # fmt: skip
    key = call.request.headers.get("idempotency-key", "")
    new = writing.write(call.town, call.me, draft, Extras(_media_ids(call), key))
    return answer(status(call.town, call.me, new))


def _parent(call: Call) -> Status | None:
    parent = call.form.text("in_reply_to_id")
    if not parent:
        return None
    found = statuses.seen(call.town.store, call.me.id, as_id(parent))
    if found is None:
        raise not_found()
    return found


def _media_ids(call: Call) -> list[int]:
    return [as_id(id) for id in call.form.values.get("media_ids", []) if id]


def _seen(call: Call) -> Status:
    found = statuses.seen(call.town.store, call.viewer_id, call.id)
    if found is None:
        raise not_found()
    return found


async def get(call: Call) -> Response:
    return answer(status(call.town, call.viewer, _seen(call)))


async def several(call: Call) -> Response:
    ids = [as_id(id) for id in call.form.values.get("id", [])]
    found = [statuses.seen(call.town.store, call.viewer_id, id) for id in ids]
    return answer([status(call.town, call.viewer, what) for what in found if what])


async def edit(call: Call) -> Response:
    form = call.form
    files = _media_ids(call) if "media_ids" in form.values else None
    new = writing.edit(
        call.town, call.me, call.id, text=form.text("status"), spoiler=form.text("spoiler_text"),
        sensitive=form.flag("sensitive"), media_ids=files,
    )  # fmt: skip
    return answer(status(call.town, call.me, new))


async def delete(call: Call) -> Response:
    """Answers with the source, so that a client can write it anew."""
    old = writing.delete(call.town, call.me, call.id)
    gone = {**status(call.town, call.me, old), "text": old.text}
    gone["media_attachments"] = [attachment(call.town, f) for f in media.of(call.town.store, old)]
    return answer(gone)


async def context(call: Call) -> Response:
    town, viewer, what = call.town, call.viewer, _seen(call)
    above = threads.ancestors(town.store, call.viewer_id, what)
    below = threads.descendants(town.store, call.viewer_id, what)
    return answer(
        {
            "ancestors": [status(town, viewer, one) for one in above],
            "descendants": [status(town, viewer, one) for one in below],
        }
    )


async def get_history(call: Call) -> Response:
    return answer(history(call.town, _seen(call)))


async def get_source(call: Call) -> Response:
    _ = call.me
    return answer(source(_seen(call)))


async def favour(call: Call) -> Response:
    return answer(status(call.town, call.me, sharing.favour(call.town, call.me, call.id)))


async def unfavour(call: Call) -> Response:
    return answer(status(call.town, call.me, sharing.unfavour(call.town, call.me, call.id)))


async def reblog(call: Call) -> Response:
    new = sharing.reblog(call.town, call.me, call.id, call.form.text("visibility"))
    return answer(status(call.town, call.me, new))


async def unreblog(call: Call) -> Response:
    return answer(status(call.town, call.me, sharing.unreblog(call.town, call.me, call.id)))


async def favoured_by(call: Call) -> Response:
    people = ties.favoured_by(call.town.store, _seen(call))
    return answer(
        [account(call.town, who) for who in people[: call.page(default=40, most=80).limit]]
    )


async def reblogged_by(call: Call) -> Response:
    people = ties.reblogged_by(call.town.store, _seen(call))
    return answer(
        [account(call.town, who) for who in people[: call.page(default=40, most=80).limit]]
    )


_ONE = "/api/v1/statuses/{id}"
ROUTES = [
    route("/api/v1/statuses", POST=post, GET=several),
    route(_ONE, GET=get, PUT=edit, DELETE=delete),
    route(f"{_ONE}/context", GET=context),
    route(f"{_ONE}/history", GET=get_history),
    route(f"{_ONE}/source", GET=get_source),
    route(f"{_ONE}/favourite", POST=favour),
    route(f"{_ONE}/unfavourite", POST=unfavour),
    route(f"{_ONE}/reblog", POST=reblog),
    route(f"{_ONE}/unreblog", POST=unreblog),
    route(f"{_ONE}/favourited_by", GET=favoured_by),
    route(f"{_ONE}/reblogged_by", GET=reblogged_by),
]
