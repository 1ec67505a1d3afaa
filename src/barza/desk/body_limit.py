"""No request is larger than this, whatever it says of itself.

Django reads a request's body to its end, on to the disk, before any view or middleware can
refuse it; so this stands before Django.
"""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Application = Callable[[Any, Any, Any], Awaitable[None]]
"""Loosely, for each library has its own types of the three that ASGI passes."""

LARGEST = 2 * 1024 * 1024
"""Bytes. The largest that anybody sends us is a webhook of one megabyte."""

LARGEST_WITH_FILES = 11 * 1024 * 1024
"""Bytes, where staff attach files: ten megabytes of them, and the form around."""

WITH_FILES = ("/concerns/", "/conduct/")
"""Where such forms are sent to: how their addresses begin."""


class BodyLimit:
    """Answers 413 to a request that announces too much; cuts off one that sends too much."""

    def __init__(self, application: Application) -> None:
        self.application = application

    async def __call__(self, scope: Message, receive: Receive, send: Any) -> None:
        largest = _largest(scope)
        if scope["type"] == "http" and _announced(scope) > largest:
            await send({"type": "http.response.start", "status": 413, "headers": []})
            await send({"type": "http.response.body", "body": b""})
            return
        await self.application(scope, _counted(receive, largest), send)


def _largest(scope: Message) -> int:
    has_files = str(scope.get("path", "")).startswith(WITH_FILES)
    return LARGEST_WITH_FILES if has_files else LARGEST


def _announced(scope: Message) -> int:
    value: bytes = dict(scope["headers"]).get(b"content-length", b"0")
    return int(value) if value.isdigit() else 0


def _counted(receive: Receive, largest: int) -> Receive:
    received = 0

    async def counted() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        return {"type": "http.disconnect"} if received > largest else message

    return counted
