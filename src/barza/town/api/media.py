"""/api/v1/media and /api/v2/media, and the files themselves."""

from starlette.responses import Response

from barza.town.entities.instance import ALT_LENGTH, MEDIA_BYTES, MEDIA_TYPES
from barza.town.entities.media import attachment
from barza.town.errors import not_found, unprocessable
from barza.town.store import media, statuses
from barza.town.store.records import Media

from .call import Call, answer, route


def _description(call: Call) -> str:
    text = call.form.text("description")
    if len(text) > ALT_LENGTH:
        raise unprocessable(f"Description is too long (maximum is {ALT_LENGTH} characters)")
    return text


async def upload(call: Call) -> Response:
    me, file = call.me, call.form.files.get("file")
    if file is None or not file.body:
        raise unprocessable("File can't be blank")
    if file.mime not in MEDIA_TYPES:
        raise unprocessable("File content type is invalid, File is invalid")
    if len(file.body) > MEDIA_BYTES:
        raise unprocessable("File size must be less than 16 MB")
    new = media.add(
        call.town.store, me, type=MEDIA_TYPES[file.mime], mime=file.mime,
        description=_description(call), body=file.body,
    )  # fmt: skip
    return answer(attachment(call.town, new))


def _own(call: Call) -> Media:
    found = media.get(call.town.store, call.id)
    if found is None or found.account_id != call.me.id:
        raise not_found()
    return found


async def get(call: Call) -> Response:
    return answer(attachment(call.town, _own(call)))


async def describe(call: Call) -> Response:
    media.describe(call.town.store, _own(call), _description(call))
    return answer(attachment(call.town, _own(call)))


async def serve(call: Call) -> Response:
    """The file, unless the status that it belongs to is gone. As on Mastodon, whoever has the
    address may see it."""
    found = media.get(call.town.store, call.id)
    if found is None or (
        found.status_id and statuses.get(call.town.store, found.status_id).deleted_at
    ):
        raise not_found()
    body = media.body(call.town.store, found)
    return Response(body, media_type=found.mime, headers={"X-Content-Type-Options": "nosniff"})


ROUTES = [
    route("/api/v1/media", POST=upload),
    route("/api/v2/media", POST=upload),
    route("/api/v1/media/{id}", GET=get, PUT=describe),
    route("/media/{id}", GET=serve),
]
