"""The machine-readable file of official accounts, and its schema (P-24)."""

from typing import Any

from barza.desk.core.models import Institution

from . import queries
from .models import PUBLIC_STATES, Account

NAME = {
    "type": "object",
    "properties": {"ar": {"type": "string"}, "en": {"type": "string"}},
    "required": ["ar", "en"],
}
DAY = {"type": ["string", "null"], "format": "date"}


def document(schema_url: str) -> dict[str, Any]:
    """Holds no time of its making: it is the same until an account changes."""
    institution = Institution.objects.first()
    kinds = {kind.code: {"ar": kind.name_ar, "en": kind.name_en} for kind in queries.kinds()}
    return {
        "$schema": schema_url,
        "institution": _name(institution) if institution else {"ar": "", "en": ""},
        "accounts": [_account(row, kinds) for row in queries.official()],
    }


def schema(url: str) -> dict[str, Any]:
    """JSON Schema, draft 2020-12."""
    fields = {
        "name": {**NAME, "description": "What the institution calls the account."},
        "network": {"type": "string", "description": "The network's name in small letters."},
        "type": {
            "type": "object",
            "description": "The kind of tool (six of the policy's, and others).",
            "properties": {"code": {"type": "string"}, "name": NAME},
            "required": ["code", "name"],
        },
        "handle": {"type": "string", "description": "As the network writes it."},
        "url": {"type": "string", "description": "Where the account is, or its network."},
        "status": {
            "enum": [state.value for state in PUBLIC_STATES],
            "description": "Trust an active account only. A closed one is official no more.",
        },
        "since": {**DAY, "description": "First day as an official account, if it is known."},
        "until": {**DAY, "description": "Last day as an official account."},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": url,
        "title": "Official accounts of an institution",
        "type": "object",
        "properties": {
            "$schema": {"type": "string"},
            "institution": NAME,
            "accounts": {
                "type": "array",
                "items": {"type": "object", "properties": fields, "required": list(fields)},
            },
        },
        "required": ["institution", "accounts"],
    }


def _account(row: Account, kinds: dict[str, dict[str, str]]) -> dict[str, Any]:
    known = kinds.get(row.tool, {"ar": row.tool, "en": row.tool})
    return {
        "name": _name(row),
        "network": row.network,
        "type": {"code": row.tool, "name": known},
        "handle": row.handle,
        "url": row.url or row.base_url,
        "status": row.state,
        "since": row.since_on.isoformat() if row.since_on else None,
        "until": row.until_on.isoformat() if row.until_on else None,
    }


def _name(named: Account | Institution) -> dict[str, str]:
    return {"ar": named.name_ar, "en": named.name_en}
