"""Reading what a request carries: address, JSON, form or files, all in one shape."""

import json
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request

from barza.town.errors import Refused

BODY_AT_MOST = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class File:
    name: str
    mime: str
    body: bytes


@dataclass(slots=True)
class Form:
    """``values`` are texts, several per name; a name's closing ``[]`` is dropped."""

    values: dict[str, list[str]] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)

    def add(self, name: str, value: str) -> None:
        self.values.setdefault(name.removesuffix("[]"), []).append(value)

    def text(self, name: str, default: str = "") -> str:
        return self.values.get(name, [default])[-1]

    def flag(self, name: str) -> bool:
        """As Rails reads it: 0, false and nothing are no."""
        return self.text(name, "0").lower() not in ("", "0", "f", "false", "off")

    def number(self, name: str, default: int) -> int:
        found = self.text(name)
        return int(found) if found.isascii() and found.isdigit() and len(found) < 19 else default


async def read(request: Request) -> Form:
    """Raises ``Refused``: 413 too large, 400 unreadable."""
    form = Form()
    for name, value in request.query_params.multi_items():
        form.add(name, value)
    body = await _body(request)
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if not body:
        return form
    if kind == "application/json":
        _add_json(form, body)
    elif kind == "multipart/form-data":
        _add_multipart(form, request.headers["content-type"], body)
    else:
        for name, value in parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True):
            form.add(name, value)
    return form


async def _body(request: Request) -> bytes:
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > BODY_AT_MOST:
            raise Refused(413, "Request entity too large")
        parts.append(part)
    return b"".join(parts)


def _add_json(form: Form, body: bytes) -> None:
    try:
        found = json.loads(body)
    except ValueError as error:
        raise Refused(400, "There was a problem parsing your JSON") from error
    for name, value in found.items() if isinstance(found, dict) else ():
        for one in value if isinstance(value, list) else [value]:
            if one is not None:
                form.add(name, _plain(one))


def _plain(value: Any) -> str:
    return str(int(value)) if isinstance(value, bool) else str(value)


def _add_multipart(form: Form, content_type: str, body: bytes) -> None:
    head = f"Content-Type: {content_type}\r\n\r\n".encode()
    message = message_from_bytes(head + body)
    for part in message.get_payload() if message.is_multipart() else ():
        if isinstance(part, Message):
            _add_part(form, part)


def _add_part(form: Form, part: Message) -> None:
    name = part.get_param("name", header="content-disposition")
    payload = part.get_payload(decode=True)
    if not isinstance(name, str) or not isinstance(payload, bytes):
        return
    if part.get_filename() is None:
        form.add(name, payload.decode("utf-8", "replace"))
    else:
        form.files[name] = File(str(part.get_filename()), part.get_content_type(), payload)
