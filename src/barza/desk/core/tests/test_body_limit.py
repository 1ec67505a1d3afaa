import asyncio
from typing import Any

import pytest

from barza.desk.body_limit import LARGEST, LARGEST_WITH_FILES, BodyLimit


async def reading(scope: Any, receive: Any, send: Any) -> None:
    """Reads the body as Django does, and answers 200 when it came to its end."""
    while (message := await receive())["type"] == "http.request":
        if not message.get("more_body"):
            await send({"type": "http.response.start", "status": 200})
            return
    await send({"type": "http.response.start", "status": 0})


def ask(headers: list[tuple[bytes, bytes]], *parts: bytes, path: str = "/") -> int:
    sent: list[dict[str, Any]] = []
    rest = list(parts)

    async def receive() -> dict[str, Any]:
        body = rest.pop(0)
        return {"type": "http.request", "body": body, "more_body": bool(rest)}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "headers": headers, "path": path}
    asyncio.run(BodyLimit(reading)(scope, receive, send))
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


@pytest.mark.parametrize("path", ["/concerns/new", "/conduct/3/evidence"])
def test_where_staff_attach_files_there_is_room_for_ten_megabytes(path: str) -> None:
    announced = [(b"content-length", b"%d" % LARGEST_WITH_FILES)]
    assert ask(announced, b"x" * LARGEST_WITH_FILES, path=path) == 200
    assert ask([(b"content-length", b"%d" % (LARGEST_WITH_FILES + 1))], b"x", path=path) == 413
    assert ask(announced, b"x", path="/hooks/1/") == 413
