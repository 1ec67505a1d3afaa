"""Threads, handles, messages and findings of a batch, each kind in one statement.

The upsert of threads locks their rows until the commit: two workers with messages of one
thread take turns, so that a citizen gets one case and a message is taken once.
"""

import json
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from barza.desk.accounts.models import Account
from barza.desk.channels.models import Delivery

from . import sql
from .reading import Fact

THREADS = """
INSERT INTO cases_thread (account_id, network_id, visibility, title, started_at)
SELECT * FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[], %s::timestamptz[])
ON CONFLICT (account_id, network_id) DO UPDATE
SET title = CASE WHEN excluded.title = '' THEN cases_thread.title ELSE excluded.title END
RETURNING account_id, network_id, id
"""
LOCK = """
WITH told AS (SELECT * FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS t (account, post, item))
SELECT 1 FROM cases_thread WHERE id IN (
    SELECT thread_id FROM cases_message JOIN told ON (account_id, network_id) = (account, item)
    UNION ALL
    SELECT id FROM cases_thread JOIN told ON (account_id, network_id) = (account, post)
) ORDER BY account_id, network_id COLLATE "C" FOR NO KEY UPDATE
"""
HANDLES = """
INSERT INTO cases_handle (realm, remote_id, handle, name, url)
SELECT * FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::text[])
ON CONFLICT (realm, remote_id) DO UPDATE
SET handle = excluded.handle, name = excluded.name, url = excluded.url
RETURNING realm, remote_id, id
"""
KNOWN = """
SELECT account_id, network_id FROM cases_message
JOIN unnest(%s::bigint[], %s::text[]) AS wanted (account_id, network_id)
USING (account_id, network_id)
"""
MESSAGES = """
INSERT INTO cases_message (account_id, thread_id, case_id, handle_id, direction, network_id,
    parent, text, folded, lang, visibility, moderation, url, media, at, edited_at)
SELECT * FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::bigint[], %s::text[],
    %s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[],
    %s::text[], %s::jsonb[], %s::timestamptz[], %s::timestamptz[])
RETURNING account_id, network_id, id
"""
FINDINGS = """
INSERT INTO cases_finding (message_id, clause, rule, start, "end", score)
SELECT * FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::int[], %s::int[], %s::float[])
"""


def lock_threads(facts: Sequence[Fact]) -> None:
    """Takes the known threads of a batch before anything else, in the order of ``write_threads``.

    For batches that change messages: one that holds a thread while it asks for the case of
    another's message would wait in a circle with a batch that does the reverse.
    """
    sql.run(LOCK, *sql.columns([(*fact.thread_key, fact.item.id) for fact in facts], 3))


def write_threads(facts: Sequence[Fact]) -> None:
    first: dict[tuple[int, str], tuple[object, ...]] = {}
    for fact in facts:
        item = fact.item
        row = (*fact.thread_key, item.visibility, item.title[:300], item.at)
        first.setdefault(fact.thread_key, row)
    rows = [first[key] for key in sorted(first)]  # one order for all workers: no deadlock
    written = sql.run(THREADS, *sql.columns(rows, 5))
    ids = {(account, network_id): pk for account, network_id, pk in written}
    for fact in facts:
        fact.thread_id = ids[fact.thread_key]


def write_handles(facts: Iterable[Fact], accounts: dict[int, Account]) -> None:
    contributions = [fact for fact in facts if not fact.item.own]
    rows: dict[tuple[str, str], tuple[str, ...]] = {}
    keys = {fact.event.id: _handle_key(fact, accounts) for fact in contributions}
    for fact in contributions:
        author = fact.item.author
        key = keys[fact.event.id]
        rows[key] = (*key, author.handle[:300], author.name[:300], author.url[:500])
    ordered = [rows[key] for key in sorted(rows)]
    written = sql.run(HANDLES, *sql.columns(ordered, 5))
    ids = {(realm, remote_id): pk for realm, remote_id, pk in written}
    for fact in contributions:
        fact.handle_id = ids[keys[fact.event.id]]


def _handle_key(fact: Fact, accounts: dict[int, Account]) -> tuple[str, str]:
    account = accounts[fact.account]
    return f"{account.network}:{urlsplit(account.base_url).netloc}", fact.item.author.id


def unknown(facts: Sequence[Fact]) -> list[Fact]:
    """Those whose message is not stored yet; with the threads locked, that stays so."""
    rows = sql.run(KNOWN, *sql.columns([fact.message_key for fact in facts], 2))
    known = {(account, network_id) for account, network_id in rows}
    return [fact for fact in facts if fact.message_key not in known]


def write_messages(facts: Sequence[Fact]) -> None:
    written = sql.run(MESSAGES, *sql.columns([_message(fact) for fact in facts], 16))
    ids = {(account, network_id): pk for account, network_id, pk in written}
    for fact in facts:
        fact.message_id = ids[fact.message_key]


def _message(fact: Fact) -> tuple[object, ...]:
    item = fact.item
    return (
        fact.account,
        fact.thread_id,
        fact.case_id,
        fact.handle_id,
        "out" if item.own else "in",
        item.id,
        item.parent or "",
        item.text,
        fact.folded,
        fact.sorting.lang,
        item.visibility,
        item.moderation,
        item.url[:500],
        json.dumps(fact.media),
        item.at,
        item.edited_at,
    )


def write_findings(facts: Iterable[Fact]) -> None:
    rows = [
        (fact.message_id, found.clause, found.rule, found.start, found.end, found.score)
        for fact in facts
        for found in fact.findings
    ]
    if rows:
        sql.run(FINDINGS, *sql.columns(rows, 6))


def part_own(facts: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
    """Parts what the institution itself wrote: (written elsewhere, perhaps still ours).

    What a delivery of ours has put on the network is known by its id and needs nothing. While
    a delivery to the same place is under way, its echo may be here before its id is: such
    an item waits.
    """
    elsewhere: list[Fact] = []
    waits: list[Fact] = []
    for fact in facts:
        deliveries = Delivery.objects.filter(account_id=fact.account)
        if deliveries.filter(network_id=fact.item.id).exists():
            continue
        under_way = deliveries.filter(
            state__in=[Delivery.State.SENDING, Delivery.State.UNKNOWN],
            reply_to=fact.item.parent or "",
        )
        (waits if under_way.exists() else elsewhere).append(fact)
    return elsewhere, waits
