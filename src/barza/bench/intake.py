"""Received events to stored, screened, threaded, clocked cases: two workers against a floor.

The floor writes the very rows that the intake made (thread, handle, case, message, answer
owed, two clocks, findings) by plain INSERTs, each message in a transaction of its own, on 8
connections; it reads nothing, screens nothing and decides nothing.
"""

import random
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from itertools import islice

from barza.connectors.items import Author, Item

from . import floor, ground, texts
from .figures import result, say

WORKERS = 2


def main(messages: int) -> None:
    url = ground.prepare("barza_bench_intake")
    try:
        _store(messages)
        say(f"{messages} events stored; taking them in with {WORKERS} workers …")
        seconds = _take_in()
        _check(messages)
        rate = messages / seconds
        say(f"taken in within {seconds:.1f} s: {rate:.0f} messages/s; now the floor …")
        rows = floor.copy_rows()
        floor_rate = len(rows) / floor.write(url, rows)
        result(
            messages_per_s=round(rate),
            floor_per_s=round(floor_rate),
            ratio=rate / floor_rate,
            messages=messages,
            workers=WORKERS,
        )
    finally:
        ground.stop()


def _items(messages: int) -> list[Item]:
    """Every seventh message goes on an earlier thread of the same citizen; every tenth
    is one of many citizens' under one of the institution's posts."""
    chance = random.Random(2011)  # noqa: S311 no secret depends on it
    start = datetime.now(UTC) - timedelta(minutes=10)
    items: list[Item] = []
    for number, text in enumerate(islice(texts.stream(1), messages)):
        author = Author(id=str(number), handle=f"citizen{number}", name=f"Citizen {number}")
        thread = str(number)
        if number % 7 == 6:
            earlier = chance.choice(items[-200:])
            author, thread = earlier.author, earlier.thread
        elif number % 10 == 9:
            thread = f"post{number // 1000}"
        at = start + timedelta(milliseconds=number)
        items.append(Item(id=str(number), thread=thread, author=author, text=text, at=at))
    return items


def _store(messages: int) -> None:
    from barza.desk.channels import actions
    from barza.desk.channels.models import ReceivedEvent

    from . import institution

    accounts = institution.build()
    items = _items(messages)
    now = datetime.now(UTC)
    for number, account in enumerate(accounts):
        mine = [item for item in items if hash(item.thread) % len(accounts) == number]
        for part in range(0, len(mine), 1000):
            actions.store(account, mine[part : part + 1000], via=ReceivedEvent.Via.POLL, now=now)


def _take_in() -> float:
    """Starts the workers, lets them all begin at once, returns seconds until both are done."""
    command = [sys.executable, "-m", "barza.bench.intake_worker"]
    workers = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603 our own program
        for _ in range(WORKERS)
    ]
    for worker in workers:
        _line(worker)
    started = time.perf_counter()
    for worker in workers:
        assert worker.stdin  # noqa: S101 it was asked for as a pipe
        worker.stdin.write("go\n")
        worker.stdin.flush()
    counts = [int(_line(worker)) for worker in workers]
    seconds = time.perf_counter() - started
    for worker in workers:
        worker.communicate()
    say(f"each worker took {', '.join(map(str, counts))}")
    return seconds


def _line(worker: "subprocess.Popen[str]") -> str:
    assert worker.stdout  # noqa: S101 it was asked for as a pipe
    return worker.stdout.readline()


def _check(messages: int) -> None:
    """A fast intake that loses or doubles something would be no intake."""
    from barza.desk.cases.models import AnswerOwed, Case, Clock, Message

    _same(messages, Message.objects.count(), "messages")
    cases = Case.objects.count()
    _same(cases, AnswerOwed.objects.filter(settled_at=None).count(), "answers owed")
    _same(2 * cases, Clock.objects.filter(stopped_at=None).count(), "running clocks")
    say(f"{messages} messages in {cases} cases, each with its answer owed and two clocks")


def _same(wanted: int, found: int, what: str) -> None:
    if wanted != found:
        raise SystemExit(f"{wanted} {what} expected, {found} found")
