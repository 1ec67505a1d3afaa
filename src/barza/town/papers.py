"""``town.json``: where the town stands and with which tokens one enters it."""

import json
import os
import secrets
from pathlib import Path

from .store import accounts
from .store.database import Store

NAME = "town.json"


def webhook_secret(store: Store) -> str:
    """Made once and kept."""
    with store.transaction():
        if not store.meta("webhook_secret"):
            store.set_meta("webhook_secret", secrets.token_hex(20))
        return store.meta("webhook_secret")


def write(store: Store, folder: Path, base_url: str) -> Path:
    """Readable by its owner alone; there is never half a file."""
    us, *citizens = accounts.everyone(store)
    content = {
        "base_url": base_url,
        "access_token": us.token,
        "account": {"id": str(us.id), "acct": us.handle},
        "webhook_secret": webhook_secret(store),
        "citizens": [
            {"handle": who.handle, "name": who.name, "access_token": who.token} for who in citizens
        ],
    }
    path, half = folder / NAME, folder / f"{NAME}.new"
    half.unlink(missing_ok=True)
    with os.fdopen(os.open(half, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        json.dump(content, file, ensure_ascii=False, indent=1)
    half.replace(path)
    return path
