"""Pages of the desk for a signed-in officer, at ten thousand messages and at many more.

Two desks are served, over a small and a large archive. Each round asks both of them for
every page once, and for the floor, so that a slow moment of the machine falls on all alike.
"""

import secrets
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime

import httpx
import psutil

from . import ground, serving, visitor
from .figures import percentile, result, say

FIRST = 10_000
PASSPHRASE = "a passphrase for the benchmark only"  # noqa: S105 of a database made and dropped here
TERMS = ["الإنارة", "حفرة", "camping permit", "المسلخ", "الوادي الخوض", "stray dogs"]


def main(messages: int, requests: int) -> None:
    large = ground.prepare("barza_bench_desk")
    try:
        from . import archive, institution

        accounts = [account.pk for account in institution.build()]
        secret, officer = _officer()
        few = int(FIRST / archive.MESSAGES_PER_CASE)
        many = int(messages / archive.MESSAGES_PER_CASE)
        say(f"{FIRST} messages …")
        archive.fill(accounts, officer, 1, few)
        small = ground.copy("barza_bench_desk", "barza_bench_desk_small")
        say(f"{messages} messages …")
        archive.fill(accounts, officer, few, many)
        with _serving(small, large) as (first, second, floor, processes):
            desks = [
                (visitor.sign_in(first, "officer0", PASSPHRASE, secret), few),
                (visitor.sign_in(second, "officer0", PASSPHRASE, secret), many),
            ]
            _report(*_measure(desks, floor, requests), processes)
    finally:
        ground.stop()


def _officer() -> tuple[str, int]:
    import base64

    from barza.desk.people import actions
    from barza.desk.people.models import Employee

    officer = Employee.objects.get(username="officer0")
    officer.set_password(PASSPHRASE)
    officer.save()
    secret = base64.b32encode(secrets.token_bytes(20)).decode()
    actions.enrol_totp(officer, secret, by="system", now=datetime.now(UTC))
    return secret, officer.pk


@contextmanager
def _serving(small: str, large: str) -> Iterator[tuple[str, str, str, dict[str, int]]]:
    """Two desks, the floor and a worker; yields the three addresses, and the large desk's
    processes by name."""
    ports = [serving.free_port() for _ in range(3)]
    floor = {"DATABASE_URL": large, "DJANGO_SETTINGS_MODULE": "barza.bench.floor_site"}
    with ExitStack() as running:

        def start(*command: str, **more: str) -> int:
            return running.enter_context(serving.process(command, more))

        start(*serving.web(ports[0], serving.DESK), DATABASE_URL=small)
        web = start(*serving.web(ports[1], serving.DESK), DATABASE_URL=large)
        start(*serving.web(ports[2], serving.FLOOR), **floor)
        worker = start(*serving.WORKER, DATABASE_URL=large)
        for port in ports:
            serving.wait(port)
        processes = {"web": web, "worker": worker, "database": ground.postmaster()}
        first, second, bare = (f"http://127.0.0.1:{port}" for port in ports)
        yield first, second, bare, processes


Times = dict[str, list[float]]
"""Milliseconds by page."""


def _measure(
    desks: Sequence[tuple[httpx.Client, int]], floor: str, requests: int
) -> tuple[Times, Times, list[float]]:
    """Times of the small desk, of the large one, and of the floor, after ten rounds that
    don't count."""
    bare = httpx.Client(base_url=floor, timeout=60)
    small: Times = defaultdict(list)
    large: Times = defaultdict(list)
    floors: list[float] = []
    for number in range(-10, requests):
        took = visitor.milliseconds(bare, "/")
        if number >= 0:
            floors.append(took)
        for (client, cases), times in zip(desks, (small, large), strict=True):
            for name, address in _addresses(number, cases):
                took = visitor.milliseconds(client, address)
                if number >= 0:
                    times[name].append(took)
    return small, large, floors


def _addresses(number: int, cases: int) -> Iterator[tuple[str, str]]:
    queues = ["unassigned", "overdue", "due_soon", "waiting", "all"]
    yield "queue", f"/?queue={queues[number % len(queues)]}"
    yield "thread", f"/case/{cases - 1 - abs(number) * 17 % min(cases - 1, 5000)}"
    yield "search", f"/?q={TERMS[number % len(TERMS)]}"


def _report(small: Times, large: Times, bare: list[float], processes: dict[str, int]) -> None:
    floor = percentile(bare, 0.95)
    pages = {
        name: {
            "p95_ms": round(percentile(times, 0.95), 2),
            "p50_ms": round(percentile(times, 0.5), 2),
            "ratio": round(percentile(times, 0.95) / floor, 2),
            "growth": round(percentile(times, 0.95) / percentile(small[name], 0.95), 2),
        }
        for name, times in large.items()
    }
    worst = max(pages.values(), key=lambda page: page["ratio"])
    result(
        p95_ms=worst["p95_ms"],
        floor_p95_ms=floor,
        ratio=worst["ratio"],
        growth=max(page["growth"] for page in pages.values()),
        memory_mb={name: round(_memory(pid)) for name, pid in processes.items()},
        pages=pages,
    )


def _memory(pid: int) -> float:
    """Megabytes that a process and its children hold, shared pages counted in part."""
    process = psutil.Process(pid)
    family = [process, *process.children(recursive=True)]
    return sum(one.memory_full_info().pss for one in family) / 1e6
