"""Asking the practice town that one of its citizens writes to us. A call of the outside."""

import json

import httpx
from pydantic import BaseModel, Field, ValidationError

from barza.desk.accounts import vault
from barza.desk.accounts.models import Account
from barza.desk.channels.outside import leave_the_database
from barza.desk.core import envelope

from .content import MessageText

PATIENCE = httpx.Timeout(15.0, connect=5.0)
LARGEST = 64 * 1024
"""Bytes of the town's answer, which is one line."""


class Unreachable(Exception):
    """The town did not do it, or nobody knows. Asking again with the same key is safe."""


class _Said(BaseModel):
    status: str = Field(pattern=r"^\d{1,19}$")


def say(account: Account, message: MessageText, key: str) -> str:
    """The network's id of what the citizen wrote. Raises ``Unreachable``; never twice for a key."""
    try:
        token = vault.open_for_connector(account)["access_token"]
    except (KeyError, envelope.EnvelopeError) as error:
        raise Unreachable("The account is not connected.") from error
    form = {
        "citizen": message.citizen,
        "status": message.text,
        "visibility": message.visibility,
    }
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": key}
    leave_the_database()
    try:
        body = _posted(f"{account.base_url.rstrip('/')}/practice/say", form, headers)
        return _Said.model_validate(json.loads(body)).status
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise Unreachable(f"The town does not answer: {error}") from error
    except (ValueError, RecursionError, ValidationError) as error:
        raise Unreachable("The town's answer can't be read.") from error


def _posted(url: str, form: dict[str, str], headers: dict[str, str]) -> bytes:
    with httpx.stream(
        "POST", url, json=form, headers=headers, timeout=PATIENCE, follow_redirects=False
    ) as response:
        response.raise_for_status()
        content = b""
        for part in response.iter_bytes():
            content += part
            if len(content) > LARGEST:
                raise ValueError("too long")
        return content
