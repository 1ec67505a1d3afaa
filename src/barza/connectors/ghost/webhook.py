"""A site's webhooks, as its administrator sets them up with our secret.

Source: ghost.org/docs/webhooks: ``X-Ghost-Signature: sha256=HEX, t=MS``, the HMAC of the body
followed by the time in milliseconds. Ghost repeats a delivery for seconds only.
"""

import hashlib
import hmac
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from pydantic import ValidationError

from barza.connectors.errors import Forged, Permanent

from .models import Delivery

AGE = timedelta(minutes=15)
AHEAD = timedelta(minutes=5)
_SIGNED = re.compile(r"sha256=([0-9a-f]{64}), ?t=([0-9]{1,16})")


def verified(body: bytes, headers: Mapping[str, str], secret: str, now: datetime) -> Delivery:
    given = next((v for k, v in headers.items() if k.lower() == "x-ghost-signature"), "")
    found = _SIGNED.fullmatch(given.strip())
    if found is None or not secret:
        raise Forged("Not signed with our secret")
    expected = hmac.new(secret.encode(), body + found[2].encode(), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(expected, found[1]):
        raise Forged("Not signed with our secret")
    try:
        at = datetime.fromtimestamp(int(found[2]) / 1000, UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise Forged("Signed at no time that there is") from error
    if not now - AGE <= at <= now + AHEAD:
        raise Forged(f"Sent at {at.isoformat()}: a replay, or a wrong clock")
    try:
        return Delivery.model_validate_json(body)
    except ValidationError as error:
        raise Permanent("Signed, but not a webhook as Ghost sends it") from error
