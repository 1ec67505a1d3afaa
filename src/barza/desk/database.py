"""From a database's address to Django's settings of it."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


def settings_of(url: str, pool: int = 0) -> dict[str, Any]:
    """Reads ``postgresql://user:password@host:port/name?option=value``.

    ``pool``: how many connections the process's requests share. Under ASGI each request has a
    thread of its own, which would keep its connection after it; 0: a connection a thread, kept.

    A socket folder may stand in the query as ``host``. Raises ``ValueError`` with what to
    write instead when the address names no PostgreSQL.
    """
    parts = urlsplit(url or "postgresql:///barza")
    if parts.scheme not in ("postgresql", "postgres"):
        raise ValueError(
            "DATABASE_URL must begin with postgresql:// — Barza runs on PostgreSQL only."
        )
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/") or "barza",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", parts.hostname or ""),
        "PORT": str(query.pop("port", parts.port or "")),
        "OPTIONS": query | ({"pool": {"min_size": 1, "max_size": pool}} if pool else {}),
        "CONN_MAX_AGE": 0 if pool else None,
        "CONN_HEALTH_CHECKS": True,
    }
