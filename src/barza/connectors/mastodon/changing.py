"""Changes what stands on the server: each may be asked again without harm."""

from typing import Any

from barza.connectors.errors import Missing, Permanent

from .client import Client
from .models import Source, Status
from .text import leading_mentions


def get(client: Client, id: str) -> Status:
    return client.one(Status, lambda library: library.status(id))


def edit(client: Client, id: str, text: str) -> None:
    """Keeps the files, and the addressee in front: left out, a server takes both away."""
    status = get(client, id)
    files: Any = [file.id for file in status.media_attachments] or None
    if not text.lstrip().startswith("@"):
        text = _names(client, status) + text
    client.call(lambda library: library.status_update(id, text, media_ids=files))


def _names(client: Client, status: Status) -> str:
    if status.in_reply_to_id is None:
        return ""
    source = client.one(Source, lambda library: library.status_source(status.id))
    return leading_mentions(source.text)


def delete(client: Client, id: str) -> None:
    try:
        client.call(lambda library: library.status_delete(id))
    except Missing as error:
        get(client, id)
        raise Permanent("This server has no call to delete a post") from error


def like(client: Client, id: str, on: bool) -> None:
    client.call(
        lambda library: _either(on, library.status_favourite, library.status_unfavourite)(id)
    )


def repost(client: Client, id: str, on: bool) -> None:
    client.call(lambda library: _either(on, library.status_reblog, library.status_unreblog)(id))


def _either(on: bool, do: Any, undo: Any) -> Any:
    return do if on else undo
