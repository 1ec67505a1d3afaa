"""``barza run`` from end to end, as a person starts it: real processes, real signals."""

import json
import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from .started import Started

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("barza run")]


def _gone(processes: list[psutil.Process]) -> bool:
    _, alive = psutil.wait_procs(processes, timeout=10)
    return not [p for p in alive if p.status() != psutil.STATUS_ZOMBIE]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("barza") / "home"


@pytest.fixture
def run(home: Path) -> Iterator[Started]:
    started = Started(home)
    yield started
    started.process.terminate()
    started.process.wait(20)


def test_it_starts_says_where_and_stops_in_order(run: Started) -> None:
    url = run.said(r"The desk +(\S+)")
    assert url.startswith("http://127.0.0.1:")
    for name in ("salma", "yusuf", "maryam", "hamed", "nasser", "aisha", "badr", "zainab"):
        assert run.said(rf"{name} +.+ (\d{{6}})\n")
    assert re.fullmatch(r"\d{6}\n", run.barza("code", "salma").stdout)
    processes = run.everything()
    assert {"postgres"} < {process.name() for process in processes}
    began = time.monotonic()
    run.process.send_signal(signal.SIGINT)
    assert run.process.wait(15) == 0
    assert time.monotonic() - began < 10
    assert _gone(processes)
    assert "Stopped." in run.output.read_text()
    assert (run.home / "run.lock").read_text() == "", "the next start would think that it crashed"


def test_a_second_one_says_where_the_first_is(run: Started) -> None:
    url = run.said(r"The desk +(\S+)")
    second = run.barza("run")
    assert second.returncode == 1
    said = f"Barza already runs here (process {run.process.pid}) at {url}."
    assert said in second.stderr
    assert run.process.poll() is None


def test_killed_it_leaves_no_process_and_starts_again(home: Path, run: Started) -> None:
    run.said(r"The desk +(\S+)")
    processes = run.everything()
    run.process.kill()
    run.process.wait()
    assert _gone(processes)
    again = Started(home)
    try:
        assert again.said(r"The desk +(\S+)")
    finally:
        again.process.terminate()
        assert again.process.wait(15) == 0


def test_the_practice_account_is_connected_to_the_town(run: Started) -> None:
    town = run.said(r"The practice town +(\S+)")
    asked = (
        "from barza.desk.accounts.models import Account, Credential;"
        "a = Account.objects.get(state='active');"
        "print('\\n' + a.base_url, Credential.objects.filter(account=a).count())"
    )
    answer = run.barza("manage", "shell", "--no-imports", "-c", asked)
    base_url, credentials = answer.stdout.strip().splitlines()[-1].split()
    assert base_url == town
    assert int(credentials) > 0
    verified = run.barza("audit", "verify")
    assert verified.returncode == 0, verified.stderr


def test_the_lock_tells_who_runs(home: Path, run: Started) -> None:
    url = run.said(r"The desk +(\S+)")
    assert json.loads((home / "run.lock").read_text()) == {"process": run.process.pid, "url": url}
