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


class BodyLimit:
    """Answers 413 to a request that announces too much; cuts off one that sends too much."""

    def __init__(self, application: Application) -> None:
        self.application = application

    async def __call__(self, scope: Message, receive: Receive, send: Any) -> None:
        if scope["type"] == "http" and _announced(scope) > LARGEST:
            await send({"type": "http.response.start", "status": 413, "headers": []})
            await send({"type": "http.response.body", "body": b""})
            return
        await self.application(scope, _counted(receive), send)


def _announced(scope: Message) -> int:
    value: bytes = dict(scope["headers"]).get(b"content-length", b"0")
    return int(value) if value.isdigit() else 0


def _counted(receive: Receive) -> Receive:
    received = 0

    async def counted() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        return {"type": "http.disconnect"} if received > LARGEST else message

    return counted
