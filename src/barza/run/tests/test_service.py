"""A process is kept running, with growing pauses, and leaves nothing behind."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from barza.run.service import Service

QUICK = "print('words', flush=True); raise SystemExit(3)"
SLOW = "import time; print('up', flush=True); time.sleep(60)"
STUBBORN = (
    "import signal, subprocess, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
    "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']);"
    "print(child.pid, flush=True); time.sleep(60)"
)


@pytest.fixture
def started(tmp_path: Path) -> Iterator[list[Service]]:
    services: list[Service] = []
    yield services
    for service in services:
        service.stop(0.1)


def _service(code: str, folder: Path, started: list[Service]) -> Service:
    service = Service("part", [sys.executable, "-c", code], folder / "part.log")
    started.append(service)
    service.start({})
    return service


def _wait_for_log(service: Service) -> str:
    until = time.monotonic() + 10
    while not service.log.read_text() and time.monotonic() < until:
        time.sleep(0.02)
    return service.log.read_text()


def test_what_ends_starts_again_after_a_growing_pause(
    tmp_path: Path, started: list[Service], capsys: pytest.CaptureFixture[str]
) -> None:
    service = _service(QUICK, tmp_path, started)
    pauses: list[int] = []
    for _ in range(3):
        assert service.process
        service.process.wait(10)
        now = time.monotonic()
        service.tend(now)
        assert service.process is None
        pauses.append(round(service.again_at - now))
        service.tend(service.again_at - 0.1)
        assert service.process is None
        service.tend(service.again_at)
    assert pauses == [1, 2, 4]
    assert "part ended (status 3) and starts again in 1 s. Its last words: words" in (
        capsys.readouterr().err
    )


def test_what_will_not_end_is_ended_with_all_that_it_started(
    tmp_path: Path, started: list[Service]
) -> None:
    service = _service(STUBBORN, tmp_path, started)
    child = int(_wait_for_log(service))
    began = time.monotonic()
    service.stop(0.3)
    assert time.monotonic() - began < 5
    psutil.wait_procs([psutil.Process(child)] if psutil.pid_exists(child) else [], timeout=5)
    assert not psutil.pid_exists(child) or psutil.Process(child).status() == "zombie"


def test_the_terminals_ctrl_c_does_not_reach_it(tmp_path: Path, started: list[Service]) -> None:
    service = _service(SLOW, tmp_path, started)
    assert service.process
    assert os.getpgid(service.process.pid) != os.getpgid(0)


def test_its_words_are_shown_once_and_by_whole_lines(
    tmp_path: Path, started: list[Service], capsys: pytest.CaptureFixture[str]
) -> None:
    service = _service(SLOW, tmp_path, started)
    _wait_for_log(service)
    service.tell()
    service.tell()
    assert capsys.readouterr().out == "    part │ up\n"


def test_a_killed_process_is_named_by_its_signal(
    tmp_path: Path, started: list[Service], capsys: pytest.CaptureFixture[str]
) -> None:
    service = _service(SLOW, tmp_path, started)
    assert service.process
    service.process.send_signal(signal.SIGKILL)
    service.process.wait(10)
    service.tend(time.monotonic())
    assert "part ended (SIGKILL)" in capsys.readouterr().err
