"""Tells open pages that something changed. PostgreSQL carries it, at the commit."""

import json

from django.db import connection

CHANNEL = "barza_desk"


def tell(what: str, *, account: int, case: int | None = None) -> None:
    """Sends ``{"what", "account", "case"}``; nothing leaves if the transaction rolls back."""
    payload = json.dumps({"what": what, "account": account, "case": case})
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, payload])
