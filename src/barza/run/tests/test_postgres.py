"""The embedded server: starts anywhere, survives a crash, is shared, leaves nothing behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from barza.run import cluster, database, postgres
from barza.run.cluster import Unusable

SERVE = """
import sys, time
from pathlib import Path
from barza.run import postgres
with postgres.serving(Path(sys.argv[1]), durable=False, ends_with_us=True) as url:
    print(url, flush=True)
    time.sleep(60)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("home") / "postgres"
    yield folder
    postgres.stop(folder)


def _one(url: str, question: str) -> object:
    with psycopg.connect(url) as connection:
        row = connection.execute(question.encode()).fetchone()
    assert row
    return row[0]


def _until_gone(folder: Path) -> None:
    until = time.monotonic() + 10
    while cluster.server(folder) and time.monotonic() < until:
        time.sleep(0.05)
    assert cluster.server(folder) is None


def test_the_last_to_leave_stops_the_server(folder: Path) -> None:
    with postgres.serving(folder, durable=False) as first:
        with postgres.serving(folder, durable=False) as second:
            assert first == second
            assert _one(second, "SHOW server_version_num") >= "180000"  # type: ignore[operator]  # text
        assert _one(first, "SELECT 1") == 1
    assert cluster.server(folder) is None


def test_data_survives_and_only_its_owner_may_enter(folder: Path) -> None:
    with postgres.serving(folder, durable=False) as url, psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept AS SELECT 7 AS seven")
    with postgres.serving(folder, durable=False) as url:
        assert _one(url, "SELECT seven FROM kept") == 7
        assert _one(url, "SHOW listen_addresses") == ""
    assert folder.stat().st_mode & 0o77 == 0


def test_the_server_ends_with_a_killed_owner_and_starts_again(folder: Path) -> None:
    owner = subprocess.Popen(  # noqa: S603 our own Python
        [sys.executable, "-c", SERVE, str(folder)], stdout=subprocess.PIPE, text=True
    )
    with owner:
        assert owner.stdout
        assert "postgresql://" in owner.stdout.readline()
        owner.kill()
    _until_gone(folder)
    with postgres.serving(folder, durable=False) as url:
        assert _one(url, "SELECT 1") == 1


def test_a_pid_file_that_names_another_process_is_no_server(folder: Path) -> None:
    postgres.start(folder, durable=False)
    running = cluster.server(folder)
    assert running
    left = (folder / "postmaster.pid").read_text().split("\n")
    running.send_signal(signal.SIGKILL)
    psutil.wait_procs([running], timeout=10)
    (folder / "postmaster.pid").write_text("\n".join([str(os.getpid()), *left[1:]]))
    with postgres.serving(folder, durable=False) as url:
        assert _one(url, "SELECT 1") == 1


def test_a_path_too_long_for_a_socket_gets_a_private_folder_elsewhere(tmp_path: Path) -> None:
    folder = tmp_path / ("deep" * 30) / "postgres"
    with postgres.serving(folder, durable=False) as url:
        assert _one(url, "SELECT 1") == 1
        socket = cluster.socket_folder(folder, None) if os.geteuid() else None
    assert socket is None or socket.stat().st_mode & 0o77 == 0


def test_data_of_another_version_is_refused_with_what_to_do(tmp_path: Path) -> None:
    folder = tmp_path / "postgres"
    folder.mkdir()
    (folder / "PG_VERSION").write_text("14\n")
    with pytest.raises(Unusable, match="pg_dump"):
        postgres.start(folder)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("mysql://127.0.0.1/barza", "PostgreSQL only"),
        ("postgresql://nobody@127.0.0.1:1/barza", "no database that lets us in"),
    ],
)
def test_an_address_that_leads_nowhere_is_refused(url: str, says: str) -> None:
    with pytest.raises(Unusable, match=says):
        database.check(url)


def test_an_old_server_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "OLDEST", 99)
    with (
        postgres.serving(folder, durable=False) as url,
        pytest.raises(Unusable, match="needs 99 or newer"),
    ):
        database.check(url)
