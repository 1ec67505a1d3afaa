"""Statuses: who sees which, in what order, and in what thread."""

import sqlite3
from dataclasses import dataclass

from .database import Store
from .records import Account, Edit, Page, Status

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
    return _status(row) if row else None


def _status(row: sqlite3.Row) -> Status:
    return Status(**{name: row[name] for name in row.keys() if name != "viewer_id"})  # noqa: SIM118


def _newest_first(rows: list[sqlite3.Row], page: Page) -> list[Status]:
    found = [_status(row) for row in rows]
    return found[::-1] if page.ascending else found


def public(store: Store, viewer: int, page: Page) -> list[Status]:
    rows = store.all(
        """SELECT * FROM seen WHERE viewer_id = :viewer AND visibility = 'public'
           AND reblog_of_id IS NULL AND id < :below AND id > :above
           ORDER BY CASE WHEN :ascending THEN id ELSE -id END LIMIT :limit""",
        viewer=viewer,
        below=page.max_id,
        above=page.above,
        ascending=page.ascending,
        limit=page.limit,
    )
    return _newest_first(rows, page)


def home(store: Store, viewer: Account, page: Page) -> list[Status]:
    """What a home timeline holds: one's own, and the other side's; no direct messages."""
    rows = store.all(
        """SELECT seen.* FROM seen JOIN account ON account.id = seen.account_id
           WHERE viewer_id = :viewer AND visibility <> 'direct'
           AND (:institution OR account.institution OR account.id = :viewer)
           AND seen.id < :below AND seen.id > :above
           ORDER BY CASE WHEN :ascending THEN seen.id ELSE -seen.id END LIMIT :limit""",
        viewer=viewer.id,
        institution=viewer.institution,
        below=page.max_id,
        above=page.above,
        ascending=page.ascending,
        limit=page.limit,
    )
    return _newest_first(rows, page)


def by_account(
    store: Store,
    viewer: int,
    account: int,
    page: Page,
    *,
    replies: bool = True,
    reblogs: bool = True,
) -> list[Status]:
    rows = store.all(
        """SELECT * FROM seen WHERE viewer_id = :viewer AND account_id = :account
           AND (:replies OR reply_to_id IS NULL OR reply_to_account_id = :account)
           AND (:reblogs OR reblog_of_id IS NULL) AND id < :below AND id > :above
           ORDER BY CASE WHEN :ascending THEN id ELSE -id END LIMIT :limit""",
        viewer=viewer,
        account=account,
        replies=int(replies),
        reblogs=int(reblogs),
        below=page.max_id,
        above=page.above,
        ascending=page.ascending,
        limit=page.limit,
    )
    return _newest_first(rows, page)


def ancestors(store: Store, viewer: int, status: Status) -> list[Status]:
    """From the first message of the thread down to the one before ``status``."""
    found: list[Status] = []
    parent = status.reply_to_id
    while parent and (above := seen(store, viewer, parent)):
        found.insert(0, above)
        parent = above.reply_to_id
    return found


def descendants(store: Store, viewer: int, status: Status) -> list[Status]:
    """Depth first, as Mastodon orders them: each answer directly under what it answers."""
    rows = store.all(
        "SELECT * FROM seen WHERE viewer_id = :viewer AND reply_to_id = :id ORDER BY id",
        viewer=viewer,
        id=status.id,
    )
    found: list[Status] = []
    for child in map(_status, rows):
        found += [child, *descendants(store, viewer, child)]
    return found


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


def conversation(store: Store, viewer: int, id: int) -> list[Status]:
    """All of it that ``viewer`` may see, oldest first."""
    rows = store.all(
        "SELECT * FROM seen WHERE viewer_id = :viewer AND conversation_id = :id ORDER BY id",
        viewer=viewer,
        id=id,
    )
    return [_status(row) for row in rows]


def latest_conversations(store: Store, viewer: int, limit: int, author: int = 0) -> list[int]:
    """The public ones, that with the latest message first; with ``author``, only those in which
    that account has written."""
    rows = store.all(
        """SELECT conversation_id FROM seen WHERE viewer_id = :viewer
           AND visibility = 'public' AND reblog_of_id IS NULL
           GROUP BY conversation_id HAVING NOT :author OR MAX(account_id = :author)
           ORDER BY MAX(id) DESC LIMIT :limit""",
        viewer=viewer,
        author=author,
        limit=limit,
    )
    return [int(row[0]) for row in rows]
