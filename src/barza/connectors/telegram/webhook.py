"""What Telegram calls us with. Source: core.telegram.org/bots/api#setwebhook.

The secret in a header is all that proves where it comes from; it signs nothing. Telegram
repeats a failed delivery within the day that it keeps updates: what is older is a replay.
"""

import hmac
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from pydantic import ValidationError

from barza.connectors.errors import Forged, Permanent

from .models import Update

HEADER = "x-telegram-bot-api-secret-token"
AGE, AHEAD = timedelta(hours=25), timedelta(minutes=5)


def verified(
    body: bytes, headers: Mapping[str, str], secret: str, now: datetime
) -> tuple[Update, dict[str, Any]]:
    given = next((v for k, v in headers.items() if k.lower() == HEADER), "")
    if not secret or not hmac.compare_digest(secret.encode(), given.encode()):
        raise Forged("Without our secret")
    try:
        raw = json.loads(body)
        update = Update.model_validate(raw)
    except (ValueError, RecursionError, ValidationError) as error:
        raise Permanent("With our secret, but not an update as Telegram sends it") from error
    at = update.what and (update.what.edit_date if update.is_edit else update.what.date)
    if at and not now - AGE <= at <= now + AHEAD:
        raise Forged(f"Written at {at.isoformat()}: a replay, or a wrong clock")
    return update, raw
