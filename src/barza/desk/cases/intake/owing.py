"""Which case a message belongs to, and what it does to it: open, go on, open again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from barza.desk.cases.deadlines import Deadlines
from barza.desk.cases.models import CaseState, ClockKind, Urgency
from barza.desk.cases.reference import Reference

from . import sql
from .reading import Fact

LOAD = """
SELECT thread_id, handle_id, id, state, kind, urgency, last_at, due_at, excerpt, worst
FROM cases_case JOIN unnest(%s::bigint[], %s::bigint[]) AS wanted (thread_id, handle_id)
USING (thread_id, handle_id) ORDER BY id FOR UPDATE OF cases_case
"""
OPEN = """
INSERT INTO cases_case (account_id, thread_id, handle_id, kind, urgency, lang, service_id,
    area_id, author, private, suggested_id, state, opened_at, due_at, last_at, excerpt, worst)
SELECT * FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::text[], %s::text[],
    %s::text[], %s::bigint[], %s::bigint[], %s::text[], %s::bool[], %s::bigint[], %s::text[],
    %s::timestamptz[], %s::timestamptz[], %s::timestamptz[], %s::text[], %s::text[])
RETURNING thread_id, handle_id, id
"""
GO_ON = """
UPDATE cases_case SET state = new.state, urgency = new.urgency, due_at = new.due_at,
    last_at = new.last_at, excerpt = new.excerpt, worst = new.worst, closed_at = NULL
FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::timestamptz[], %s::timestamptz[],
    %s::text[], %s::text[]) AS new (id, state, urgency, due_at, last_at, excerpt, worst)
WHERE cases_case.id = new.id
"""
DEBTS = """
INSERT INTO cases_answerowed (case_id, since_at, settlement, reason)
SELECT id, since_at, '', '' FROM unnest(%s::bigint[], %s::timestamptz[]) AS new (id, since_at)
"""
CLOCKS = """
INSERT INTO cases_clock (case_id, kind, started_at, due_at)
SELECT * FROM unnest(%s::bigint[], %s::text[], %s::timestamptz[], %s::timestamptz[])
"""
HASTEN = """
UPDATE cases_clock SET due_at = LEAST(due_at, %s)
WHERE case_id = %s AND kind = %s AND stopped_at IS NULL
"""
RANK = {Urgency.NORMAL: 0, Urgency.HIGH: 1, Urgency.URGENT: 2}


@dataclass(slots=True)
class Matter:
    """A case in the making: as it stood, and what this batch makes of it."""

    first: Fact
    id: int | None
    state: str
    kind: str
    urgency: str
    last_at: datetime
    due_at: datetime | None
    excerpt: str
    worst: str
    fresh: tuple[Deadlines, datetime] | None = None
    """The deadlines of a debt that this batch opens, and since when."""
    hastened: Deadlines | None = None


def write_cases(facts: Sequence[Fact], reference: Reference) -> None:
    """Gives every fact its case, opening and reopening cases as needed."""
    matters = _load(facts)
    for fact in sorted(facts, key=lambda fact: (fact.item.at, fact.event.id)):
        key = (fact.thread_id, fact.handle_id)
        matter = matters.get(key) or matters.setdefault(key, _new(fact))
        _take(matter, fact, reference)
    known = [matter for matter in matters.values() if matter.id is not None]
    _open([matter for matter in matters.values() if matter.id is None], reference)
    _go_on(known)
    for fact in facts:
        fact.case_id = matters[fact.thread_id, fact.handle_id].id


def _load(facts: Sequence[Fact]) -> dict[tuple[int, int | None], Matter]:
    pairs = {(fact.thread_id, fact.handle_id): fact for fact in facts}
    rows = sql.run(LOAD, *sql.columns(pairs, 2))
    return {
        (thread, handle): Matter(pairs[thread, handle], *columns)
        for thread, handle, *columns in rows
    }


def _new(fact: Fact) -> Matter:
    return Matter(
        first=fact,
        id=None,
        state="",
        kind=fact.sorting.kind,
        urgency=fact.sorting.urgency,
        last_at=fact.item.at,
        due_at=None,
        excerpt=fact.excerpt,
        worst="",
    )


def _take(matter: Matter, fact: Fact, reference: Reference) -> None:
    faster = RANK[Urgency(fact.sorting.urgency)] > RANK[Urgency(matter.urgency)]
    if faster:
        matter.urgency = fact.sorting.urgency
    if matter.state != CaseState.OPEN:
        due = reference.promises.for_case(matter.kind, matter.urgency, fact.received_at)
        matter.state, matter.due_at = CaseState.OPEN, due.next_at
        matter.fresh = (due, fact.received_at)
    elif faster and matter.due_at:
        due = reference.promises.for_case(matter.kind, matter.urgency, fact.received_at)
        matter.due_at, matter.hastened = min(matter.due_at, due.next_at), due
    if fact.item.at >= matter.last_at:
        matter.last_at, matter.excerpt = fact.item.at, fact.excerpt
    matter.worst = " ".join(sorted({*matter.worst.split(), *fact.worst.split()}))[:40]


def _open(matters: Sequence[Matter], reference: Reference) -> None:
    if not matters:
        return
    written = sql.run(OPEN, *sql.columns([_row(m, reference) for m in matters], 17))
    ids = {(thread, handle): pk for thread, handle, pk in written}
    for matter in matters:
        matter.id = ids[matter.first.thread_id, matter.first.handle_id]
    _start(matters)


def _row(matter: Matter, reference: Reference) -> tuple[object, ...]:
    fact = matter.first
    author = fact.item.author
    return (
        fact.account,
        fact.thread_id,
        fact.handle_id,
        matter.kind,
        matter.urgency,
        fact.sorting.lang,
        fact.service,
        fact.area,
        (author.name or author.handle)[:300],
        fact.item.visibility == "private",
        _suggested(matter, reference),
        matter.state,
        fact.received_at,
        matter.due_at,
        matter.last_at,
        matter.excerpt,
        matter.worst,
    )


def _suggested(matter: Matter, reference: Reference) -> int | None:
    """Language, urgency and topic of what opened the case say whom it is for."""
    fact = matter.first
    return reference.officer(
        fact.account,
        fact.sorting.lang,
        fact.handle_id or 0,
        urgency=matter.urgency,
        service=fact.service,
    )


def _go_on(matters: Sequence[Matter]) -> None:
    if not matters:
        return
    rows = [(m.id, m.state, m.urgency, m.due_at, m.last_at, m.excerpt, m.worst) for m in matters]
    sql.run(GO_ON, *sql.columns(rows, 7))
    _start([matter for matter in matters if matter.fresh])
    for matter in matters:
        if matter.hastened and not matter.fresh:
            for kind in ClockKind:
                sql.run(HASTEN, matter.hastened.of(kind), matter.id, kind)


def _start(matters: Iterable[Matter]) -> None:
    """Opens the debts and starts the clocks of cases that owe an answer from now."""
    debts: list[tuple[object, ...]] = []
    clocks: list[tuple[object, ...]] = []
    for matter in matters:
        if matter.fresh:
            due, since = matter.fresh
            debts.append((matter.id, since))
            clocks += [(matter.id, kind.value, since, due.of(kind)) for kind in ClockKind]
    if debts:
        sql.run(DEBTS, *sql.columns(debts, 2))
        sql.run(CLOCKS, *sql.columns(clocks, 4))
