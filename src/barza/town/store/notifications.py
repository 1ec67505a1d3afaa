"""What an account has been told, and the conversations it holds in private."""

import json
from collections.abc import Collection
from dataclasses import dataclass

from .database import Store
from .records import Account, Notification, Page, Status


@dataclass(frozen=True, slots=True)
class Conversation:
    """``last_id`` is the latest direct message in it that the account may see."""

    id: int
    last_id: int
    unread: bool


def add(store: Store, to: int, sender: Account, type: str, status: Status) -> Notification:
    new = store.new_id()
    store.run(
        "INSERT INTO notification VALUES (:id, :to, :sender, :type, :status, :at)",
        id=new,
        to=to,
        sender=sender.id,
        type=type,
        status=status.id,
        at=store.at(),
    )
    return Notification(new, to, sender.id, type, status.id, store.at())


def of(
    store: Store,
    account: Account,
    page: Page,
    *,
    types: Collection[str] = (),
    without: Collection[str] = (),
    sender: int = 0,
) -> list[Notification]:
    """Newest first. No ``types``: all of them."""
    rows = store.all(
        """SELECT * FROM notification WHERE account_id = :account AND id < :below AND id > :above
           AND (:types = '[]' OR type IN (SELECT value FROM json_each(:types)))
           AND type NOT IN (SELECT value FROM json_each(:without))
           AND (NOT :sender OR sender_id = :sender)
           ORDER BY CASE WHEN :ascending THEN id ELSE -id END LIMIT :limit""",
        account=account.id,
        below=page.max_id,
        above=page.above,
        types=json.dumps(list(types)),
        without=json.dumps(list(without)),
        sender=sender,
        ascending=page.ascending,
        limit=page.limit,
    )
    found = [Notification(**dict(row)) for row in rows]
    return found[::-1] if page.ascending else found


def get(store: Store, account: Account, id: int) -> Notification | None:
    row = store.one(
        "SELECT * FROM notification WHERE id = :id AND account_id = :account",
        id=id,
        account=account.id,
    )
    return Notification(**dict(row)) if row else None


def dismiss(store: Store, account: Account, id: int | None = None) -> None:
    """One of them, or all."""
    store.run(
        """DELETE FROM notification
           WHERE account_id = :account AND (:id IS NULL OR id = :id)""",
        account=account.id,
        id=id,
    )


def conversations(store: Store, account: Account, page: Page) -> list[Conversation]:
    """Paged by the latest message of each, as Mastodon does; newest first."""
    rows = store.all(
        """SELECT seen.conversation_id AS id, MAX(seen.id) AS last_id,
                  MAX(CASE WHEN seen.account_id <> :account THEN seen.id ELSE 0 END)
                  > COALESCE(read.status_id, 0) AS unread
           FROM seen LEFT JOIN conversation_read AS read
                ON read.conversation_id = seen.conversation_id AND read.account_id = :account
           WHERE viewer_id = :account AND visibility = 'direct'
           GROUP BY seen.conversation_id HAVING MAX(seen.id) < :below AND MAX(seen.id) > :above
           ORDER BY CASE WHEN :ascending THEN MAX(seen.id) ELSE -MAX(seen.id) END LIMIT :limit""",
        account=account.id,
        below=page.max_id,
        above=page.above,
        ascending=page.ascending,
        limit=page.limit,
    )
    found = [Conversation(row["id"], row["last_id"], bool(row["unread"])) for row in rows]
    return found[::-1] if page.ascending else found


def read_conversation(store: Store, account: Account, conversation: int, up_to: int) -> None:
    store.run(
        "INSERT OR REPLACE INTO conversation_read VALUES (:conversation, :account, :status)",
        conversation=conversation,
        account=account.id,
        status=up_to,
    )
