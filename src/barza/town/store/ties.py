"""What ties people to statuses: mentions, favourites, idempotency keys, and the counts of them."""

import datetime as dt

from .database import Store, stamp
from .records import Account, Status

KEY_KEPT = dt.timedelta(hours=1)
"""As long as Mastodon remembers an idempotency key."""


def mention(store: Store, status: Status, account: Account) -> bool:
    """Says whether it is new."""
    return (
        store.run(
            "INSERT OR IGNORE INTO mention VALUES (:status, :account)",
            status=status.id,
            account=account.id,
        )
        > 0
    )


def mentioned(store: Store, status: Status) -> list[Account]:
    rows = store.all(
        """SELECT account.* FROM mention JOIN account ON account.id = mention.account_id
           WHERE mention.status_id = :id ORDER BY mention.rowid""",
        id=status.id,
    )
    return [Account(**dict(row)) for row in rows]


def favour(store: Store, status: Status, account: Account) -> bool:
    """Says whether it is new."""
    return (
        store.run(
            "INSERT OR IGNORE INTO favourite VALUES (:status, :account)",
            status=status.id,
            account=account.id,
        )
        > 0
    )


def unfavour(store: Store, status: Status, account: Account) -> None:
    store.run(
        "DELETE FROM favourite WHERE status_id = :status AND account_id = :account",
        status=status.id,
        account=account.id,
    )


def favoured_by(store: Store, status: Status) -> list[Account]:
    """Latest first."""
    rows = store.all(
        """SELECT account.* FROM favourite JOIN account ON account.id = favourite.account_id
           WHERE favourite.status_id = :id ORDER BY favourite.rowid DESC""",
        id=status.id,
    )
    return [Account(**dict(row)) for row in rows]


def reblogged_by(store: Store, status: Status) -> list[Account]:
    """Latest first."""
    rows = store.all(
        """SELECT account.* FROM status JOIN account ON account.id = status.account_id
           WHERE reblog_of_id = :id AND deleted_at IS NULL ORDER BY status.id DESC""",
        id=status.id,
    )
    return [Account(**dict(row)) for row in rows]


def replies(store: Store, status: Status) -> int:
    """As Mastodon counts: public and unlisted answers only."""
    return store.number(
        """SELECT COUNT(*) FROM status WHERE reply_to_id = :id AND deleted_at IS NULL
           AND visibility IN ('public', 'unlisted')""",
        id=status.id,
    )


def remembered(store: Store, account: Account, key: str) -> int | None:
    """The id of the status that ``key`` made within the hour."""
    row = store.one(
        """SELECT status_id FROM idempotency
           WHERE account_id = :account AND key = :key AND created_at > :since""",
        account=account.id,
        key=key,
        since=stamp(store.now() - KEY_KEPT),
    )
    return int(row[0]) if row else None


def remember(store: Store, account: Account, key: str, status: Status) -> None:
    store.run(
        "INSERT OR REPLACE INTO idempotency VALUES (:account, :key, :status, :at)",
        account=account.id,
        key=key,
        status=status.id,
        at=store.at(),
    )
