"""The HTTP session under Mastodon.py: bounded in time and size, with faults told apart.

Mastodon.py wraps whatever its session raises, so a ``ConnectorError`` raised here comes back
as the ``__context__`` of a ``MastodonNetworkError`` (see ``client``).
"""

import json
import time
from typing import Any

import requests
from urllib3.exceptions import MaxRetryError, NewConnectionError

from barza.connectors.errors import ConnectorError, Expired, Permanent, Temporary, Trouble
from barza.connectors.faults import refusal, unclear

CONNECT, READ, WHOLE = 5.0, 15.0, 30.0
"""Seconds: for a connection, between two parts of an answer, for a whole answer."""
SILENCE = 90.0
"""Seconds without a sign of life (Mastodon sends one every 15) after which a stream is dead."""
LARGEST = 4 * 1024 * 1024
"""Bytes of an answer. The largest true one, a long context, is below one megabyte."""

_TOKEN_WORDS = ("scope", "token", "login", "disabled", "suspended", "confirm")


class Session(requests.Session):
    """``answer`` is the JSON of the latest success, before any library has touched it."""

    def __init__(self) -> None:
        super().__init__()
        self.answer: Any = None

    def request(self, method: Any, url: Any, **options: Any) -> requests.Response:  # type: ignore[override]
        url = str(url).rstrip("/")  # Mastodon.py asks for "instance/", which others redirect
        live = bool(options.get("stream"))
        options.update(
            stream=True, allow_redirects=False, timeout=(CONNECT, SILENCE if live else READ)
        )
        taken = str(method).upper() == "POST" and url.endswith("/api/v1/statuses")
        try:
            response = super().request(method, url, **options)
        except requests.RequestException as error:
            raise _broken(error, taken=taken) from error
        if live and response.status_code == 200:
            return response
        with response:
            self._keep(response, taken=taken)
        return response

    def _keep(self, response: requests.Response, *, taken: bool) -> None:
        content = _read(response, taken=taken)
        response._content = content
        self.answer = _parsed(content)
        if not 200 <= response.status_code < 300:
            raise _refused(response, self.answer, taken=taken)
        if self.answer is None:
            raise unclear(
                "The server did not answer with JSON", taken=taken, trouble=Trouble.UNREADABLE
            )


def _broken(error: requests.RequestException, *, taken: bool) -> ConnectorError:
    """Refused connections and unknown names never carried our request; the rest may have."""
    cause = error.args[0] if error.args else None
    reason = cause.reason if isinstance(cause, MaxRetryError) else cause
    certificate = isinstance(error, requests.exceptions.SSLError) and "CERTIFICATE" in str(error)
    unsent = isinstance(error, requests.ConnectTimeout) or isinstance(reason, NewConnectionError)
    if unsent or certificate:
        trouble = Trouble.UNTRUSTED if certificate else Trouble.UNREACHABLE
        return Temporary(f"No connection: {reason or error}", trouble=trouble)
    if isinstance(error, requests.ConnectionError | requests.Timeout):
        late = isinstance(error, requests.Timeout)
        trouble = Trouble.SLOW if late else Trouble.UNKNOWN
        return unclear(f"The connection broke: {error}", taken=taken, trouble=trouble)
    return Permanent(f"Not a request that can be made: {error}")


def _read(response: requests.Response, *, taken: bool) -> bytes:
    content, deadline = bytearray(), time.monotonic() + WHOLE
    try:
        for part in response.iter_content(65536):
            content += part
            if len(content) > LARGEST or time.monotonic() > deadline:
                raise unclear("The answer is too long", taken=taken)
    except requests.RequestException as error:
        raise unclear(f"The answer broke off: {error}", taken=taken) from error
    return bytes(content)


def _parsed(content: bytes) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def _refused(response: requests.Response, answer: Any, *, taken: bool) -> ConnectorError:
    words = str(answer.get("error", ""))[:300] if isinstance(answer, dict) else ""
    if response.status_code == 403 and any(w in words.lower() for w in _TOKEN_WORDS):
        return Expired(f"The server answered 403: {words}")
    return refusal("The server", response.status_code, response.headers, words, taken=taken)
