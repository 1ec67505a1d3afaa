"""Statuses: who sees which, in what order, and in what thread."""

import sqlite3
from dataclasses import dataclass

from .database import Store
from .records import Account, Edit, Status

NOBODY = 0
"""The viewer who isn't signed in."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A status about to be written."""

    text: str
    visibility: str
    language: str = ""
    spoiler: str = ""
    sensitive: bool = False
    reply_to: Status | None = None
    reblog_of: Status | None = None
    entry: str = ""


def add(store: Store, author: Account, draft: Draft) -> Status:
    new, parent = store.new_id(), draft.reply_to
    store.run(
        """INSERT INTO status VALUES (:id, :account, :text, :spoiler, :sensitive, :visibility,
           :language, :conversation, :parent, :parent_account, :reblog, :entry, :at, NULL, NULL)""",
        id=new,
        account=author.id,
        text=draft.text,
        spoiler=draft.spoiler,
        sensitive=int(draft.sensitive),
        visibility=draft.visibility,
        language=draft.language,
        conversation=parent.conversation_id if parent else new,
        parent=parent.id if parent else None,
        parent_account=parent.account_id if parent else None,
        reblog=draft.reblog_of.id if draft.reblog_of else None,
        entry=draft.entry,
        at=store.at(),
    )
    return get(store, new)


def get(store: Store, id: int) -> Status:
    """Whoever may see it, deleted or not. Raises ``KeyError``."""
    row = store.one("SELECT * FROM status WHERE id = :id", id=id)
    if row is None:
        raise KeyError(id)
    return Status(**dict(row))


def seen(store: Store, viewer: int, id: int) -> Status | None:
    """The status, if ``viewer`` may see it."""
    row = store.one(
        "SELECT * FROM seen WHERE viewer_id = :viewer AND id = :id", viewer=viewer, id=id
    )
    return record(row) if row else None


def record(row: sqlite3.Row) -> Status:
    return Status(**{name: row[name] for name in row.keys() if name != "viewer_id"})  # noqa: SIM118


def change(store: Store, status: Status, *, text: str, spoiler: str, sensitive: bool) -> None:
    """Keeps the version before. The first version is kept as of the status's own time."""
    store.run(
        """INSERT INTO edit SELECT id, text, spoiler, sensitive, COALESCE(edited_at, created_at)
           FROM status WHERE id = :id""",
        id=status.id,
    )
    store.run(
        """UPDATE status SET text = :text, spoiler = :spoiler, sensitive = :sensitive,
           edited_at = :at WHERE id = :id""",
        id=status.id,
        text=text,
        spoiler=spoiler,
        sensitive=int(sensitive),
        at=store.at(),
    )


def versions(store: Store, status: Status) -> list[Edit]:
    """Oldest first; the last one is what stands now."""
    rows = store.all(
        """SELECT text, spoiler, sensitive, created_at FROM edit WHERE status_id = :id
           ORDER BY rowid""",
        id=status.id,
    )
    now = Edit(status.text, status.spoiler, status.sensitive, status.edited_at or status.created_at)
    return [*(Edit(**dict(row)) for row in rows), now]


def remove(store: Store, status: Status) -> None:
    """Its replies stay, and answer nothing any more; its reblogs and notifications go with it."""
    at = store.at()
    store.run(
        "UPDATE status SET deleted_at = :at WHERE id = :id OR reblog_of_id = :id",
        id=status.id,
        at=at,
    )
    store.run(
        """UPDATE status SET reply_to_id = NULL, reply_to_account_id = NULL
           WHERE reply_to_id = :id""",
        id=status.id,
    )
    store.run("DELETE FROM notification WHERE status_id = :id", id=status.id)


def reblog_by(store: Store, account: int, status: Status) -> Status | None:
    row = store.one(
        """SELECT * FROM status WHERE account_id = :account AND reblog_of_id = :id
           AND deleted_at IS NULL""",
        account=account,
        id=status.id,
    )
    return Status(**dict(row)) if row else None


def after(store: Store, id: int) -> list[Status]:
    """Everything written since, oldest first, without reblogs and what was deleted."""
    rows = store.all(
        """SELECT * FROM status WHERE id > :id AND reblog_of_id IS NULL AND deleted_at IS NULL
           ORDER BY id""",
        id=id,
    )
    return [Status(**dict(row)) for row in rows]


def by_entry(store: Store, entry: str) -> Status | None:
    """The latest first message that came from this line of the script, unless it is deleted."""
    row = store.one(
        """SELECT * FROM status WHERE entry = :entry AND deleted_at IS NULL
           ORDER BY id DESC LIMIT 1""",
        entry=entry,
    )
    return Status(**dict(row)) if row else None
