"""The worker as it runs: a process of its own, a real network, real signals."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.utils import timezone

from barza.desk.accounts.models import Account
from barza.desk.cases.models import AnswerOwed, Case, Message
from barza.desk.cases.tests.arriving import promise
from barza.desk.channels.models import Delivery, ReceivedEvent
from barza.desk.inbox import actions
from barza.desk.people.models import Employee
from barza.testing import cast, network
from barza.town.testing import TownHandle

pytestmark = [
    pytest.mark.long,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("no_jobs"),
    pytest.mark.requirement("P-51"),
]
PATIENCE = 40.0


def database_url() -> str:
    """The tests' own database, for another process."""
    of = connection.settings_dict
    query = urlencode({name.lower(): of[name] for name in ("HOST", "PORT") if of[name]})
    return f"postgresql://{of['USER']}@/{of['NAME']}?{query}"


@contextmanager
def working(log: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A worker; killed at the end unless the test has ended it."""
    command = [sys.executable, "-c", "from barza.desk.inbox.worker import main; main()"]
    surroundings = os.environ | {
        "DATABASE_URL": database_url(),
        "DJANGO_SETTINGS_MODULE": "barza.desk.settings",
    }
    with log.open("ab") as output:
        process = subprocess.Popen(  # noqa: S603 -- our own worker
            command, env=surroundings, stdout=output, stderr=output
        )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def eventually(true: Callable[[], object], log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if true():
            return
        time.sleep(0.1)
    pytest.fail(f"It never came true. The worker says:\n{log.read_text()}")


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "worker.log"


def taken_in(status: str) -> Message | None:
    return Message.objects.filter(network_id=status, case__isnull=False).first()


def test_a_citizen_is_answered_by_a_worker_that_is_killed_on_the_way(
    town: TownHandle, account: Account, salma: Employee, log: Path
) -> None:
    promise()
    with working(log):
        status = network.says(town)["id"]
        eventually(lambda: taken_in(status), log)
    case = Case.objects.get(message__network_id=status)
    # The worker is dead: what is ordered now waits for the next one.
    delivery = actions.answer(case, text="شكراً لك", by=salma, now=timezone.now())
    with working(log) as worker:
        eventually(lambda: Delivery.objects.filter(pk=delivery.pk, state="done").exists(), log)
        [reply] = network.replies(town, case)
        assert Message.objects.get(delivery=delivery).network_id == reply["id"]
        assert AnswerOwed.objects.get(case=case).settlement == "answer"

        again = network.says(town, "شكراً، لكنها ما زالت معطلة", reply_to=reply["id"])["id"]
        eventually(lambda: taken_in(again), log)
        case.refresh_from_db()
        assert case.state == "open"

        worker.send_signal(signal.SIGTERM)
        began = time.monotonic()
        assert worker.wait(10) == 0
        assert time.monotonic() - began < 5
    assert ReceivedEvent.objects.exclude(problem="").count() == 0
    assert "Traceback" not in log.read_text()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_with_nothing_to_do_ends_at_once(log: Path, number: int) -> None:
    cast.working_hours()
    with working(log) as worker:
        eventually(lambda: log.exists() and "ready" in log.read_text(), log)
        time.sleep(1)
        worker.send_signal(number)
        began = time.monotonic()
        assert worker.wait(10) == 0
        assert time.monotonic() - began < 5
    assert "Traceback" not in log.read_text()


def test_a_worker_that_is_ended_as_it_starts_ends(log: Path) -> None:
    with working(log) as worker:
        eventually(lambda: log.exists() and "ready" in log.read_text(), log)
        worker.send_signal(signal.SIGTERM)
        worker.wait(10)
