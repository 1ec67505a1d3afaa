"""Which hosts may be called for a notification: the address comes from a browser, so that any
other would let its owner have the desk call whatever they like (SSRF, OWASP ASVS 5.0 V1.3.6).
"""

import ipaddress
import re
import socket
import tomllib
from functools import cache
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

HTTPS = 443
PRINTED = re.compile(r"[!-~]+")
"""What an address consists of (RFC 3986): ASCII, and no space."""
LISTED = Path(__file__).parents[1] / "data" / "push_services.toml"


@cache
def listed() -> tuple[str, ...]:
    return tuple(tomllib.loads(LISTED.read_text(encoding="utf-8"))["hosts"])


def is_allowed(endpoint: str) -> bool:
    """Whether it is the address of a push service on our list, or on the operator's."""
    if not PRINTED.fullmatch(endpoint):
        return False
    try:
        parts = urlsplit(endpoint)
        place = (parts.hostname or "", parts.port or HTTPS)
    except ValueError:
        return False
    plain = parts.scheme == "https" and not parts.fragment and "@" not in parts.netloc
    return plain and (_is_ours(place) or _is_the_operators(place))


def leads_inside(endpoint: str) -> bool:
    """Whether a host of our list has an address that isn't a public one.

    An operator who adds a host may mean one inside. A name that nobody knows leads nowhere.
    """
    parts: SplitResult = urlsplit(endpoint)
    place = (parts.hostname or "", parts.port or HTTPS)
    if _is_the_operators(place):
        return False
    try:
        found = socket.getaddrinfo(*place, type=socket.SOCK_STREAM)
    except OSError:
        return False
    return any(not ipaddress.ip_address(str(one[4][0]).split("%")[0]).is_global for one in found)


def _is_ours(place: tuple[str, int]) -> bool:
    host, port = place
    return port == HTTPS and any(_fits(host, pattern) for pattern in listed())


def _is_the_operators(place: tuple[str, int]) -> bool:
    """``host`` or ``host:port``."""
    host, port = place
    for one in settings.PUSH_SERVICES:
        pattern, _, wanted = one.partition(":")
        if _fits(host, pattern) and port == int(wanted or HTTPS):
            return True
    return False


def _fits(host: str, pattern: str) -> bool:
    if pattern.startswith("*."):
        return host.endswith(pattern[1:]) and len(host) > len(pattern) - 1
    return host == pattern
