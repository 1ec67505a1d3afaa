"""HTTP to one WordPress site: bounded in time and size, with faults told apart."""

import json
import time
from typing import Any, TypeVar

import httpx
from pydantic import BaseModel, ValidationError

from barza.connectors.errors import (
    ConnectorError,
    Missing,
    Permanent,
    Temporary,
    Trouble,
    Unknown,
)
from barza.connectors.faults import refusal, unclear
from barza.connectors.plain import to_text

CONNECT, READ, WHOLE = 5.0, 15.0, 30.0
"""Seconds: for a connection, between two parts of an answer, for a whole answer."""
LARGEST = 4 * 1024 * 1024
"""Bytes of an answer. A page of forty long comments is far below one megabyte."""

M = TypeVar("M", bound=BaseModel)
_UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)


class Client:
    def __init__(self, base_url: str, user: str, password: str) -> None:
        self.http = httpx.Client(
            base_url=base_url.rstrip("/") + "/wp-json/wp/v2/",
            auth=(user, password),
            timeout=httpx.Timeout(READ, connect=CONNECT),
            follow_redirects=False,
        )

    def one(self, model: type[M], method: str, path: str, taken: bool = False, **options: Any) -> M:
        answer, _ = self.call(method, path, taken=taken, **options)
        return _checked(model, answer, taken=taken)

    def many(self, model: type[M], path: str, params: Any) -> list[M]:
        answer, _ = self.call("GET", path, params=params)
        if not isinstance(answer, list):
            raise Temporary("The site did not answer with a list")
        return [_checked(model, one, taken=False) for one in answer]

    def count(self, path: str, params: Any) -> int:
        """How many there are, without reading them."""
        _, headers = self.call("GET", path, params={**params, "per_page": 1})
        total = headers.get("X-WP-Total", "")
        if not total.isdigit():
            raise Temporary("The site does not say how many there are")
        return int(total)

    def call(
        self, method: str, path: str, taken: bool = False, **options: Any
    ) -> tuple[Any, httpx.Headers]:
        try:
            with self.http.stream(method, path, **options) as response:
                content = _read(response, taken=taken)
        except _UNSENT as error:
            unsure = "CERTIFICATE" in str(error)
            trouble = Trouble.UNTRUSTED if unsure else Trouble.UNREACHABLE
            raise Temporary(f"No connection: {error}", trouble=trouble) from error
        except httpx.TransportError as error:
            late = isinstance(error, httpx.TimeoutException)
            trouble = Trouble.SLOW if late else Trouble.UNKNOWN
            raise unclear(f"The connection broke: {error}", taken=taken, trouble=trouble) from error
        except (httpx.InvalidURL, httpx.DecodingError) as error:
            raise unclear(f"No answer that can be read: {error}", taken=taken) from error
        answer = _parsed(content)
        if not response.is_success:
            raise _refused(response, answer, taken=taken)
        if answer is None:
            raise unclear(
                "The site did not answer with JSON", taken=taken, trouble=Trouble.UNREADABLE
            )
        return answer, response.headers


def _read(response: httpx.Response, *, taken: bool) -> bytes:
    content, deadline = bytearray(), time.monotonic() + WHOLE
    for part in response.iter_bytes(65536):
        content += part
        if len(content) > LARGEST or time.monotonic() > deadline:
            raise unclear("The answer is too long", taken=taken)
    return bytes(content)


def _parsed(content: bytes) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def _checked(model: type[M], answer: object, *, taken: bool) -> M:
    try:
        return model.model_validate(answer)
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise unclear(
            f"The site's answer has no usable {where or 'content'}",
            taken=taken,
            trouble=Trouble.UNREADABLE,
        ) from error


def _refused(response: httpx.Response, answer: Any, *, taken: bool) -> ConnectorError:
    """WordPress names its refusals: some names say more than the number."""
    code = str(answer.get("code", "")) if isinstance(answer, dict) else ""
    words = to_text(str(answer.get("message", "")))[:300] if isinstance(answer, dict) else ""
    if code == "comment_duplicate":
        return Unknown(f"The site has these words already: {words}")
    if code in ("rest_comment_invalid_post_id", "rest_post_invalid_id"):
        return Missing(f"The site answered {response.status_code}: {words}")
    if code == "rest_no_route":
        return Permanent("This address has no WordPress that we can speak to")
    return refusal("The site", response.status_code, response.headers, words, taken=taken)
