"""Fetches one feed: conditional, bounded in time, size and redirects, from public addresses."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

import httpx

from barza.connectors import asking
from barza.connectors.asking import Answer
from barza.connectors.errors import Permanent
from barza.connectors.faults import refusal

from . import addresses

LARGEST = 5 * 1024 * 1024
"""Bytes of a feed, unpacked."""
REDIRECTS = 5
_SENT_ON = (301, 302, 303, 307, 308)
_PORTS = {"http": 80, "https": 443}
_ACCEPTED = {
    "Accept": "application/atom+xml, application/rss+xml, application/rdf+xml, "
    "application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1",
    "User-Agent": "Barza (reads feeds for a public institution)",
}


@dataclass(frozen=True)
class Fetched:
    """``content`` is None where nothing has changed (304)."""

    url: str
    content: bytes | None
    headers: httpx.Headers


class Client:
    def __init__(self, url: str, *, private_too: bool) -> None:
        self.url, self._private_too = url, private_too
        self.http = asking.opened("", headers=_ACCEPTED)

    def fetch(self, conditions: Mapping[str, str]) -> Fetched:
        url = self.url
        for _ in range(REDIRECTS + 1):
            answer = self._ask(url, conditions)
            if answer.status == 304:
                return Fetched(url, None, answer.headers)
            if answer.is_success:
                return Fetched(url, answer.content, answer.headers)
            if answer.status not in _SENT_ON or "Location" not in answer.headers:
                raise refusal("The feed", answer.status, answer.headers, "", taken=False)
            url = _next(url, answer.headers["Location"])
        raise Permanent(f"The feed sends us on more than {REDIRECTS} times")

    def _ask(self, url: str, conditions: Mapping[str, str]) -> Answer:
        parts, port = _parts(url)
        host = parts.hostname or ""
        address = addresses.checked(host, port, private_too=self._private_too)
        place = f"[{address}]:{port}" if ":" in address else f"{address}:{port}"
        pinned = urlunsplit((parts.scheme, place, parts.path or "/", parts.query, ""))
        named: dict[str, Any] = {"sni_hostname": host}
        headers = {**conditions, "Host": parts.netloc}
        return asking.ask(
            self.http, "GET", pinned, largest=LARGEST, headers=headers, extensions=named
        )


def _parts(url: str) -> tuple[SplitResult, int]:
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS[parts.scheme]
    except (ValueError, KeyError) as error:
        raise Permanent("A feed's address begins with http:// or https://") from error
    if not parts.hostname or "@" in parts.netloc or not url.isprintable():
        raise Permanent("A feed's address names a host, and nobody's name or password")
    return parts, port


def _next(url: str, location: str) -> str:
    """Not from a protected connection to an open one."""
    there = urljoin(url, location)
    if url.startswith("https:") and not there.startswith("https:"):
        raise Permanent("The feed sends us on from https to an open connection")
    return there
