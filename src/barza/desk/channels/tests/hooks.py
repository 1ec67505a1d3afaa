"""Calls the desk as a network's webhook does."""

import datetime as dt
import hashlib
import hmac
import json
from typing import Any

from django.test import Client


def post(client: Client, account: int, body: bytes, secret: str, **headers: str) -> int:
    signature = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    answer = client.post(
        f"/hooks/{account}/",
        body,
        content_type="application/json",
        headers={"X-Hub-Signature": f"sha256={signature}", **headers},
    )
    assert answer.content == b""
    return answer.status_code


def body_of(status: dict[str, Any]) -> bytes:
    now = dt.datetime.now(dt.UTC).isoformat()
    return json.dumps({"event": "status.created", "created_at": now, "object": status}).encode()
