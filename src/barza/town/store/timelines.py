"""Statuses in a row: everyone's, one's own, one person's."""

import sqlite3

from .database import Store
from .records import Account, Page, Status
from .statuses import record


def _newest_first(rows: list[sqlite3.Row], page: Page) -> list[Status]:
    found = [record(row) for row in rows]
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
