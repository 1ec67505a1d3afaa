"""Webhooks of Meta's: signed with the app's secret, and repeated for a day and a half.

Source: developers.facebook.com/docs/graph-api/webhooks/getting-started:
``X-Hub-Signature-256: sha256=`` and the HMAC of the body as it was sent. A failed delivery is
repeated for 36 hours. When one is set up, Meta first asks by GET with ``hub.mode=subscribe``,
``hub.verify_token`` and ``hub.challenge``, and wants the challenge back: ``challenge`` says what.
"""

import hashlib
import hmac
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from pydantic import BaseModel, Field, ValidationError

from barza.connectors.errors import Forged, Permanent

AGE = timedelta(hours=37)
AHEAD = timedelta(minutes=5)
MANY = 1000
"""Changes in one delivery: the most that Meta batches."""
LONGEST_CHALLENGE = 200
_MILLISECONDS = 100_000_000_000


class Change(BaseModel):
    field: str
    value: dict[str, Any] = Field(default_factory=dict)


class Entry(BaseModel):
    """Of one Page, or one Instagram account. ``time``: when it was told, in seconds or, with
    messages, in milliseconds."""

    id: str
    time: int = Field(gt=0, lt=10**15)
    changes: list[Change] = Field(default_factory=list, max_length=MANY)
    messaging: list[dict[str, Any]] = Field(default_factory=list, max_length=MANY)

    @property
    def at(self) -> datetime:
        return moment(self.time)


class Delivery(BaseModel):
    object: str
    entry: list[Entry] = Field(max_length=MANY)


def moment(stamp: int) -> datetime:
    """Raises ``OverflowError`` or ``ValueError`` for a time that there isn't."""
    return datetime.fromtimestamp(stamp / 1000 if stamp > _MILLISECONDS else stamp, UTC)


def verified(
    body: bytes, headers: Mapping[str, str], secret: str, object: str, now: datetime
) -> list[Entry]:
    """Entries of the kind of ``object`` (``page``, ``instagram``)."""
    given = next((v for k, v in headers.items() if k.lower() == "x-hub-signature-256"), "")
    expected = "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    if not secret or not hmac.compare_digest(expected.encode(), given.strip().encode()):
        raise Forged("Not signed with the app's secret")
    try:
        delivery = Delivery.model_validate_json(body)
    except ValidationError as error:
        raise Permanent("Signed, but not a webhook as Meta sends it") from error
    for entry in delivery.entry:
        if not now - AGE <= entry.at <= now + AHEAD:
            raise Forged(f"Told at {entry.at.isoformat()}: a replay, or a wrong clock")
    return delivery.entry if delivery.object == object else []


def challenge(query: Mapping[str, str], token: str) -> str:
    """What to answer as plain text when Meta asks whether we want its webhooks.

    Raises ``Forged`` for anything but a question with our own ``verify_token``.
    """
    given, wanted = query.get("hub.verify_token", ""), query.get("hub.challenge", "")
    known = bool(token) and hmac.compare_digest(token.encode(), given.encode())
    if query.get("hub.mode") != "subscribe" or not known:
        raise Forged("Not asked with the agreed word")
    if not 0 < len(wanted) <= LONGEST_CHALLENGE or not wanted.isalnum() or not wanted.isascii():
        raise Forged("Not a challenge as Meta sends it")
    return wanted
