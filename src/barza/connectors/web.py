"""HTTP and JSON to one site: bounded in time and size, with faults told apart.

For networks whose own client libraries nobody keeps well. Nothing is retried, no redirect is
followed.
"""

import json
import logging
import time
from collections.abc import Callable
from typing import Any, TypeVar

import httpx
from pydantic import BaseModel, ValidationError

from .errors import ConnectorError, Temporary
from .faults import refusal, unclear

CONNECT, READ, WHOLE = 5.0, 15.0, 30.0
"""Seconds: for a connection, between two parts of an answer, for a whole answer."""
LARGEST = 4 * 1024 * 1024
"""Bytes of an answer."""

M = TypeVar("M", bound=BaseModel)
Refused = Callable[[httpx.Response, Any, bool], ConnectorError | None]
"""From an answer that is no success, its JSON and ``taken`` to what a network's own name for the
refusal says beyond its number; None: nothing."""

log = logging.getLogger(__name__)
_UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)


class Web:
    def __init__(
        self, base_url: str, *, headers: dict[str, str] | None = None, refused: Refused
    ) -> None:
        self.http = httpx.Client(
            base_url=base_url,
            headers=headers,
            timeout=httpx.Timeout(READ, connect=CONNECT),
            follow_redirects=False,
        )
        self._refused = refused

    def close(self) -> None:
        self.http.close()

    def call(
        self, method: str, path: str, *, taken: bool = False, **options: Any
    ) -> tuple[Any, httpx.Headers]:
        """The answer's JSON, None for an answer without content, and its fields."""
        response, content = self.raw(method, path, taken=taken, **options)
        answer = parsed(content)
        if not response.is_success:
            raise self._error(response, answer, taken)
        if answer is None and response.status_code != 204:
            raise unclear("The site did not answer with JSON", taken=taken)
        return answer, response.headers

    def raw(
        self, method: str, path: str, *, taken: bool = False, **options: Any
    ) -> tuple[httpx.Response, bytes]:
        try:
            with self.http.stream(method, path, **options) as response:
                return response, _read(response, taken)
        except _UNSENT as error:
            raise Temporary(f"No connection: {error}") from error
        except httpx.TransportError as error:
            raise unclear(f"The connection broke: {error}", taken=taken) from error
        except (httpx.InvalidURL, httpx.DecodingError) as error:
            raise unclear(f"No answer that can be read: {error}", taken=taken) from error

    def _error(self, response: httpx.Response, answer: Any, taken: bool) -> ConnectorError:
        own = self._refused(response, answer, taken)
        if own is not None:
            return own
        status, headers = response.status_code, response.headers
        return refusal("The site", status, headers, words(answer), taken=taken)


def _read(response: httpx.Response, taken: bool) -> bytes:
    content, deadline = bytearray(), time.monotonic() + WHOLE
    for part in response.iter_bytes(65536):
        content += part
        if len(content) > LARGEST or time.monotonic() > deadline:
            raise unclear("The answer is too long", taken=taken)
    return bytes(content)


def parsed(content: bytes) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def words(answer: Any) -> str:
    """What a site says of its refusal, where it says it in the usual places."""
    if not isinstance(answer, dict):
        return ""
    said = [answer.get(name) for name in ("message", "detail", "error", "context")]
    return "; ".join(one for one in said if isinstance(one, str) and one)[:300]


def checked(model: type[M], answer: object, *, taken: bool = False) -> M:
    try:
        return model.model_validate(answer)
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        message = f"The site's answer has no usable {where or 'content'}"
        raise unclear(message, taken=taken) from error


def readable(model: type[M], answers: object) -> list[M]:
    """One entry that cannot be read must not stand in the way of the others for ever."""
    if not isinstance(answers, list):
        raise Temporary("The site did not answer with a list")
    good: list[M] = []
    for answer in answers:
        try:
            good.append(checked(model, answer))
        except ConnectorError as error:
            log.warning("Passed over one entry: %s", error)
    if answers and not good:
        raise Temporary("Nothing in the site's answer can be read")
    return good
