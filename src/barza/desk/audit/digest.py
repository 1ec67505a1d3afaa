"""How an act and a block are reduced to a digest (SHA-256 over canonical JSON)."""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC
from typing import Any

from .models import Act

FIELDS = (
    "event",
    "actor",
    "actor_name",
    "job",
    "resolution",
    "account",
    "about",
    "clause",
    "policy_version",
    "result",
    "details",
)


def of_act(act: Act) -> bytes:
    content = {name: getattr(act, name) for name in FIELDS}
    content["at"] = act.at.astimezone(UTC).isoformat()
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).digest()


def storable(details: dict[str, Any]) -> dict[str, Any]:
    """The details as the database will give them back: fractions as text, since it may write
    ``1e2`` as ``100``. Raises ``TypeError`` for what is not JSON."""
    read: dict[str, Any] = json.loads(json.dumps(details), parse_float=str, parse_constant=str)
    return read


def of_block(previous: bytes, acts: Iterable[tuple[int, bytes]]) -> bytes:
    running = hashlib.sha256(previous)
    for pk, digest in acts:
        running.update(pk.to_bytes(8, "big") + digest)
    return running.digest()
