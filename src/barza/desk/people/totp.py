"""The six digits of an authenticator app (RFC 6238: SHA-1, 30 seconds)."""

import base64
import binascii
import hmac
from datetime import datetime

PERIOD_SECONDS = 30
DIGITS = 6
SHORTEST_SECRET_BYTES = 16
"""128 bits, as RFC 4226 section 4 demands."""


def current_code(secret: str, now: datetime) -> str:
    """The code that belongs to a base 32 secret at an instant."""
    counter = int(now.timestamp()) // PERIOD_SECONDS
    digest = hmac.digest(_bytes(secret), counter.to_bytes(8, "big"), "sha1")
    offset = digest[-1] & 0x0F
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"


def is_secret(text: str) -> bool:
    try:
        return len(_bytes(text)) >= SHORTEST_SECRET_BYTES
    except (binascii.Error, ValueError):
        return False


def _bytes(secret: str) -> bytes:
    return base64.b32decode(secret.encode("ascii"), casefold=True)
