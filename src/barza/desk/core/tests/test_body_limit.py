import asyncio
from typing import Any

import pytest

from barza.desk.body_limit import LARGEST, BodyLimit


async def reading(scope: Any, receive: Any, send: Any) -> None:
    """Reads the body as Django does, and answers 200 when it came to its end."""
    while (message := await receive())["type"] == "http.request":
        if not message.get("more_body"):
            await send({"type": "http.response.start", "status": 200})
            return
    await send({"type": "http.response.start", "status": 0})


def ask(headers: list[tuple[bytes, bytes]], *parts: bytes) -> int:
    sent: list[dict[str, Any]] = []
    rest = list(parts)

    async def receive() -> dict[str, Any]:
        body = rest.pop(0)
        return {"type": "http.request", "body": body, "more_body": bool(rest)}

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(BodyLimit(reading)({"type": "http", "headers": headers}, receive, send))
    return int(sent[0]["status"])


@pytest.mark.parametrize(
    ("headers", "parts", "status"),
    [
        pytest.param([], [b"x"], 200, id="a small body"),
        pytest.param([(b"content-length", b"%d" % LARGEST)], [b"x" * LARGEST], 200, id="most"),
        pytest.param([(b"content-length", b"%d" % (LARGEST + 1))], [b"x"], 413, id="announced"),
        pytest.param([], [b"x" * LARGEST, b"x"], 0, id="not announced, cut off"),
    ],
)
def test_no_request_is_larger_than_the_limit(
    headers: list[tuple[bytes, bytes]], parts: list[bytes], status: int
) -> None:
    assert ask(headers, *parts) == status
