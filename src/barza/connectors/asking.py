"""HTTP to a network: bounded in time and size, with faults told apart. What the answer means is
for the network's own client to say."""

import json
import logging
import time
from dataclasses import dataclass
from typing import Any, TypeVar

import httpx
from pydantic import BaseModel, ValidationError

from .errors import ConnectorError, Temporary
from .faults import unclear

CONNECT, READ, WHOLE = 5.0, 15.0, 30.0
"""Seconds: for a connection, between two parts of an answer, for a whole answer."""
LARGEST = 4 * 1024 * 1024
"""Bytes of an answer, where a client states no other limit."""

M = TypeVar("M", bound=BaseModel)
log = logging.getLogger(__name__)
_UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: httpx.Headers
    content: bytes

    @property
    def is_success(self) -> bool:
        return 200 <= self.status < 300

    def json(self) -> Any:
        """None: not JSON."""
        try:
            return json.loads(self.content)
        except (ValueError, RecursionError):
            return None


def opened(base_url: str, **more: Any) -> httpx.Client:
    """Makes no call. Environment's proxies count, redirects don't."""
    times = httpx.Timeout(READ, connect=CONNECT)
    return httpx.Client(base_url=base_url, timeout=times, follow_redirects=False, **more)


def ask(
    http: httpx.Client,
    method: str,
    path: str,
    *,
    taken: bool = False,
    largest: int = LARGEST,
    **options: Any,
) -> Answer:
    """Whatever it answered. Raises ``Temporary``, and ``Unknown`` only where ``taken``."""
    try:
        with http.stream(method, path, **options) as response:
            content = _read(response, taken=taken, largest=largest)
    except _UNSENT as error:
        raise Temporary(f"No connection: {error}") from error
    except httpx.TransportError as error:
        raise unclear(f"The connection broke: {error}", taken=taken) from error
    except (httpx.InvalidURL, httpx.DecodingError) as error:
        raise unclear(f"No answer that can be read: {error}", taken=taken) from error
    return Answer(response.status_code, response.headers, content)


def _read(response: httpx.Response, *, taken: bool, largest: int) -> bytes:
    content, deadline = bytearray(), time.monotonic() + WHOLE
    for part in response.iter_bytes(65536):
        content += part
        if len(content) > largest or time.monotonic() > deadline:
            raise unclear("The answer is too long", taken=taken)
    return bytes(content)


def checked(model: type[M], answer: object, *, taken: bool = False) -> M:
    try:
        return model.model_validate(answer)
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise unclear(
            f"The network's answer has no usable {where or 'content'}", taken=taken
        ) from error


def readable(model: type[M], answers: object) -> list[M]:
    """One entry that cannot be read must not stand in the way of the others for ever."""
    if not isinstance(answers, list):
        raise Temporary("The network did not answer with a list")
    good: list[M] = []
    for answer in answers:
        try:
            good.append(checked(model, answer))
        except ConnectorError as error:
            log.warning("Passed over one entry: %s", error)
    if answers and not good:
        raise Temporary("Nothing in the network's answer can be read")
    return good
