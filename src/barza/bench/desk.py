"""Pages of the desk for a signed-in officer, at ten thousand messages and at many more.

Each round asks for the floor and for every page once, so that a slow moment of the machine
falls on all of them alike.
"""

import os
import secrets
import socket
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import httpx
import psutil

from . import ground, visitor
from .figures import percentile, result, say

FIRST = 10_000
PASSPHRASE = "a passphrase for the benchmark only"  # noqa: S105 of a database made and dropped here
TERMS = ["الإنارة", "حفرة", "camping permit", "المسلخ", "الوادي الخوض", "stray dogs"]


def main(messages: int, requests: int) -> None:
    ground.prepare("barza_bench_desk")
    try:
        from . import archive, institution

        accounts = [account.pk for account in institution.build()]
        secret, officer = _officer()
        few = int(FIRST / archive.MESSAGES_PER_CASE)
        many = int(messages / archive.MESSAGES_PER_CASE)
        with _serving() as (url, floor, processes):
            say(f"{FIRST} messages …")
            archive.fill(accounts, officer, 1, few)
            client = visitor.sign_in(url, "officer0", PASSPHRASE, secret)
            small, _ = _measure(client, floor, few, requests)
            say(f"{messages} messages …")
            archive.fill(accounts, officer, few, many)
            large, bare = _measure(client, floor, many, requests)
            _report(small, large, bare, processes)
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
def _serving() -> Iterator[tuple[str, str, list[int]]]:
    """The desk with a worker, and the floor; yields both addresses and the desk's processes."""
    desk, floor = _free_port(), _free_port()
    command = [sys.executable, "-m", "granian", "--interface", "asginl", "--no-ws", "--port"]
    environment = os.environ | {"BARZA_ORIGIN": f"http://127.0.0.1:{desk}"}
    bare = environment | {"DJANGO_SETTINGS_MODULE": "barza.bench.floor_site"}
    servers = [
        subprocess.Popen([*command, str(desk), "barza.desk.asgi:application"], env=environment),  # noqa: S603 ours
        subprocess.Popen([*command, str(floor), "barza.bench.floor_asgi:application"], env=bare),  # noqa: S603 ours
    ]
    work = "from barza.desk.inbox.worker import main; main()"
    worker = subprocess.Popen([sys.executable, "-c", work], env=environment)  # noqa: S603 ours
    ours = [servers[0].pid, worker.pid, ground.postmaster()]
    try:
        for port in (desk, floor):
            _wait(port)
        yield f"http://127.0.0.1:{desk}", f"http://127.0.0.1:{floor}", ours
    finally:
        for server in (*servers, worker):
            server.terminate()
            server.wait(10)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("the server did not start")


def _measure(
    client: httpx.Client, floor: str, cases: int, requests: int
) -> tuple[dict[str, list[float]], list[float]]:
    """Milliseconds of each page and of the floor, after ten rounds that don't count."""
    bare = httpx.Client(base_url=floor, timeout=60)
    pages: dict[str, list[float]] = defaultdict(list)
    floors: list[float] = []
    for number in range(-10, requests):
        took = {"floor": visitor.milliseconds(bare, "/")}
        for name, address in _addresses(number, cases):
            took[name] = visitor.milliseconds(client, address)
        if number >= 0:
            floors.append(took.pop("floor"))
            for name, value in took.items():
                pages[name].append(value)
    return pages, floors


def _addresses(number: int, cases: int) -> Iterator[tuple[str, str]]:
    queues = ["unassigned", "overdue", "due_soon", "waiting", "all"]
    yield "queue", f"/?queue={queues[number % len(queues)]}"
    yield "thread", f"/case/{cases - 1 - abs(number) * 17 % min(cases - 1, 5000)}"
    yield "search", f"/?q={TERMS[number % len(TERMS)]}"


def _report(
    small: dict[str, list[float]],
    large: dict[str, list[float]],
    bare: list[float],
    processes: list[int],
) -> None:
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
        memory_mb={
            name: round(_memory(pid))
            for name, pid in zip(("web", "worker", "database"), processes, strict=True)
        },
        pages=pages,
    )


def _memory(pid: int) -> float:
    """Megabytes that a process and its children hold, shared pages counted in part."""
    process = psutil.Process(pid)
    family = [process, *process.children(recursive=True)]
    return sum(one.memory_full_info().pss for one in family) / 1e6
