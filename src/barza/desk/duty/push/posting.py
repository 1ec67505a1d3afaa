"""One call to a push service: sealed for the browser, signed by the desk (RFC 8030, 8291, 8292)."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import Enum

import http_ece
import httpx
from cryptography.hazmat.primitives.asymmetric import ec

from . import keys, services
from .given import plain

LIVES = 3600
"""Seconds that the service keeps it for a device that is off (TTL)."""
PATIENCE = httpx.Timeout(10.0, connect=5.0)
"""Seconds that the service has."""


class Fate(Enum):
    SENT = "sent"
    AGAIN = "again"
    REFUSED = "refused"
    GONE = "gone"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Parcel:
    """What leaves, and where to. Its text and keys stay out of logs."""

    endpoint: str
    p256dh: str = field(repr=False)
    auth: str = field(repr=False)
    text: bytes = field(repr=False)
    topic: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """``said``: the status, or in a word why there is none. ``wait``: seconds, as the service
    asks."""

    fate: Fate
    said: str
    wait: int = 0


def post(parcel: Parcel, now: datetime) -> Outcome:
    """Never raises for what a network does. What may have been taken is ``UNKNOWN``."""
    if not services.is_allowed(parcel.endpoint) or services.leads_inside(parcel.endpoint):
        return Outcome(Fate.REFUSED, "not allowed")
    try:
        return _outcome(_answer(parcel, now), now)
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError):
        return Outcome(Fate.AGAIN, "not reached")
    except httpx.TimeoutException:
        return Outcome(Fate.UNKNOWN, "timed out")
    except httpx.HTTPError:
        return Outcome(Fate.UNKNOWN, "broken off")


def sealed(parcel: Parcel) -> bytes:
    """Only the browser opens it; the key is another one each time (RFC 8291)."""
    body: bytes = http_ece.encrypt(
        parcel.text,
        private_key=ec.generate_private_key(ec.SECP256R1()),
        dh=plain(parcel.p256dh),
        auth_secret=plain(parcel.auth),
        version="aes128gcm",
    )
    return body


def _answer(parcel: Parcel, now: datetime) -> httpx.Response:
    """Status and headers; the body, of whatever length, is not read."""
    headers = {
        "Authorization": keys.authorization(parcel.endpoint, now),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(LIVES),
        "Urgency": "high",
        "Topic": parcel.topic,
    }
    sent = {"headers": headers, "content": sealed(parcel)}
    with (
        httpx.Client(timeout=PATIENCE, follow_redirects=False) as client,
        client.stream("POST", parcel.endpoint, **sent) as answer,  # type: ignore[arg-type]
    ):
        return answer


def _outcome(answer: httpx.Response, now: datetime) -> Outcome:
    said = str(answer.status_code)
    if answer.is_success:
        return Outcome(Fate.SENT, said)
    if answer.status_code in (404, 410):
        return Outcome(Fate.GONE, said)
    if answer.status_code == 429 or answer.is_server_error:
        return Outcome(Fate.AGAIN, said, _wait(answer.headers.get("Retry-After", ""), now))
    return Outcome(Fate.REFUSED, said)


def _wait(asked: str, now: datetime) -> int:
    """Seconds or a date (RFC 9110, 10.2.3); 0 where it is neither."""
    if asked.isascii() and asked.isdigit():
        return int(asked[:9])
    try:
        until = parsedate_to_datetime(asked)
    except ValueError:
        return 0
    return max(0, int((until.replace(tzinfo=until.tzinfo or UTC) - now).total_seconds()))
