"""Turns an HTTP answer that is not a success into the one error that says what may be done next.

``taken`` says that the request, had it been obeyed, would have put something new before the
public. Only then can an unclear ending do harm, and only then is it ``Unknown``; everything
else may simply be asked again and is ``Temporary``.

=====================  =================================================================
401                    ``Expired``
404, 410               ``Missing``
429                    ``Temporary``, after ``Retry-After`` or one of ``RESETS``
503 with Retry-After   ``Temporary``: RFC 9110 §15.6.4, the server declined to handle it
408 and other 5xx      ``Unknown`` when ``taken``, else ``Temporary``
other 3xx, 4xx         ``Permanent``, with the network's own words, or the
                       address that it sends us on to
=====================  =================================================================
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from .errors import ConnectorError, Expired, Missing, Permanent, Temporary, Trouble, Unknown

RESETS = ("X-RateLimit-Reset", "RateLimit-Reset")
"""Where networks say when they count anew: Mastodon, and those with the AT protocol."""
LONGEST_WAIT = 3600.0
"""Seconds, whatever a network wishes: by then it may have changed its mind."""


def unclear(message: str, *, taken: bool, trouble: Trouble = Trouble.UNKNOWN) -> ConnectorError:
    """For an ending that leaves open whether the network obeyed."""
    return Unknown(message) if taken else Temporary(message, trouble=trouble)


def refusal(
    network: str, status: int, headers: Mapping[str, str], words: str, *, taken: bool
) -> ConnectorError:
    """``headers`` must look names up without regard to case; ``words`` are the network's."""
    words = words or headers.get("Location", "")
    message = f"{network} answered {status}" + (f": {words}" if words else "")
    if status == 401:
        return Expired(message)
    if status in (404, 410):
        return Missing(message)
    if status == 429 or (status == 503 and "Retry-After" in headers):
        return Temporary(message, retry_after(headers, datetime.now(UTC)))
    if status == 408 or status >= 500:
        return unclear(message, taken=taken)
    return Permanent(message)


def retry_after(headers: Mapping[str, str], now: datetime) -> float:
    """Seconds to wait as the network wishes, up to ``LONGEST_WAIT``.

    0 when it states no wish that can be read.
    """
    for name in ("Retry-After", *RESETS):
        value = headers.get(name, "").strip()
        if value:
            return min(max(0.0, _seconds(value, now)), LONGEST_WAIT)
    return 0.0


def _seconds(value: str, now: datetime) -> float:
    if value.isascii() and value.isdigit():
        number = float(value)
        return number if number < 1_000_000 else number - now.timestamp()
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            at = parse(value)
            return (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp() - now.timestamp()
        except (ValueError, OverflowError):
            continue
    return 0.0
