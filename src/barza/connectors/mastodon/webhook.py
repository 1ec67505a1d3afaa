"""A Mastodon server's webhooks, as its administrator sets them up.

Source: docs.joinmastodon.org/admin/webhooks: ``X-Hub-Signature: sha256=`` and the HMAC of the
body; events ``status.created`` and ``status.updated``. Mastodon repeats a failed delivery for
days: what comes later than ``AGE`` is refused here and found by the next look instead.
"""

import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from pydantic import AwareDatetime, BaseModel, ValidationError

from barza.connectors.errors import Forged, Permanent

AGE = timedelta(hours=1)
AHEAD = timedelta(minutes=5)


class Delivery(BaseModel):
    event: str
    created_at: AwareDatetime
    object: dict[str, Any]


def verified(body: bytes, headers: Mapping[str, str], secret: str, now: datetime) -> Delivery:
    expected = "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    given = next((v for k, v in headers.items() if k.lower() == "x-hub-signature"), "")
    if not secret or not hmac.compare_digest(expected.encode(), given.encode()):
        raise Forged("Not signed with our secret")
    try:
        delivery = Delivery.model_validate_json(body)
    except ValidationError as error:
        raise Permanent("Signed, but not a webhook as Mastodon sends it") from error
    if not now - AGE <= delivery.created_at <= now + AHEAD:
        raise Forged(f"Sent at {delivery.created_at.isoformat()}: a replay, or a wrong clock")
    return delivery
