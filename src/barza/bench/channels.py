"""Webhooks taken in by a desk whose worker runs, beside a bare view that inserts one row.

First at a steady rate, for the time that each takes; then as fast as they are answered.
"""

import hashlib
import hmac
import json
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from itertools import islice

from . import caller, ground, serving, texts
from .figures import percentile, result, say

SECRET = "agreed for the benchmark only"  # noqa: S105 of a database made and dropped here
WEB_WORKERS = 2


def main(events: int, a_second: int) -> None:
    url = ground.prepare("barza_bench_channels")
    try:
        from django.db import connection

        from . import floor_hooks, institution

        with connection.cursor() as cursor:
            cursor.execute(floor_hooks.TABLE)
        accounts = [account.pk for account in institution.build()]
        _connect()
        connection.close()
        with _serving(url, serving.DESK, serving.WORKER) as desk:
            say(f"{events} webhooks at {a_second} a second, with a worker running …")
            times = caller.at_a_rate(desk, list(_calls(accounts, 0, events)), a_second)
            say("as fast as they are taken …")
            rate, _ = caller.as_fast_as_taken(desk, list(_calls(accounts, events, 2 * events)))
        with _serving(
            url, serving.FLOOR, DJANGO_SETTINGS_MODULE="barza.bench.floor_hooks"
        ) as floor:
            say("the floor …")
            bare: list[caller.Call] = [
                ("/", body, {}) for _, body, _ in _calls(accounts, 0, events)
            ]
            floor_rate, _ = caller.as_fast_as_taken(floor, bare)
        _check(2 * events)
        result(
            webhooks_per_s=round(rate),
            floor_per_s=round(floor_rate),
            ratio=rate / floor_rate,
            p50_ms=percentile(times, 0.5),
            p99_ms=percentile(times, 0.99),
            at_per_s=a_second,
        )
    finally:
        ground.stop()


def _connect() -> None:
    from barza.desk.accounts import vault
    from barza.desk.accounts.models import Account
    from barza.desk.people.models import Employee

    officer, now = Employee.objects.get(username="officer0"), datetime.now(UTC)
    secrets = {"access_token": "none: nobody listens", "webhook_secret": SECRET}
    for account in Account.objects.all():
        vault.store(account, secrets, by=officer, now=now)


@contextmanager
def _serving(
    url: str, application: str, *beside: Sequence[str], **environment: str
) -> Iterator[str]:
    """Two web workers and what runs beside them; yields their address."""
    port, given = serving.free_port(), {"DATABASE_URL": url, **environment}
    web = [*serving.web(port, application), "--workers", str(WEB_WORKERS)]
    with ExitStack() as running:
        for command in (web, *beside):
            running.enter_context(serving.process(command, given))
        serving.wait(port)
        yield f"http://127.0.0.1:{port}"


def _calls(accounts: list[int], first: int, last: int) -> Iterator[caller.Call]:
    """Signed as a Mastodon server signs; each citizen's message begins a thread of its own."""
    for number, text in enumerate(islice(texts.stream(3), last - first), start=first):
        body = json.dumps(_event(number, text)).encode()
        signature = hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
        headers = {"Content-Type": "application/json", "X-Hub-Signature": f"sha256={signature}"}
        yield f"/hooks/{accounts[number % len(accounts)]}/", body, headers


def _event(number: int, text: str) -> dict[str, object]:
    now = datetime.now(UTC).isoformat()
    author = {"id": f"c{number}", "username": f"c{number}", "acct": f"c{number}@else.example"}
    status = {
        "id": str(10_000_000 + number),
        "account": author,
        "content": f"<p>{text}</p>",
        "created_at": now,
        "mentions": [{"id": "1", "acct": "account0"}],
    }
    return {"event": "status.created", "created_at": now, "object": status}


def _check(events: int) -> None:
    """A fast webhook that loses or doubles something would be none."""
    from barza.desk.channels.models import ReceivedEvent

    found = ReceivedEvent.objects.filter(via=ReceivedEvent.Via.WEBHOOK).count()
    if found != events:
        raise SystemExit(f"{events} events expected, {found} found")
