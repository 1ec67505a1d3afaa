"""``barza run`` as whoever we are not: started by root, these tests run it as a user, and then
as root on what the user left. Started by a user, ``test_supervisor`` has run it as one already.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from barza.run import cluster

from .started import Started

pytestmark = [
    pytest.mark.long,
    pytest.mark.xdist_group("barza run"),
    pytest.mark.skipif(os.geteuid() != 0, reason="only root can run it as somebody else"),
]
SOURCE = Path(__file__).resolve().parents[3]
PYTHON = f"python{sys.version_info[0]}.{sys.version_info[1]}"


@pytest.fixture
def user() -> dict[str, Any]:
    entry = pwd.getpwnam("nobody")
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


@pytest.fixture
def home(user: dict[str, Any]) -> Iterator[Path]:
    """Not pytest's own: that one lets nobody in."""
    folder = Path(tempfile.mkdtemp(prefix="barza-user-"))
    os.chown(folder, user["user"], user["group"])
    yield folder / "home"
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def environment(home: Path) -> dict[str, str]:
    packages = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    return {
        "PYTHONPATH": os.pathsep.join([str(SOURCE), *sorted(packages)]),
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": str(home.parent),
    }


@pytest.fixture
def python(user: dict[str, Any], environment: dict[str, str]) -> str:
    """One that the user may start and that sees what we see; root's own may lie in root's home."""
    for candidate in (sys.executable, f"/usr/local/bin/{PYTHON}", f"/usr/bin/{PYTHON}"):
        asked = [candidate, "-c", "import barza.cli, psycopg, django"]
        try:
            done = subprocess.run(  # noqa: S603 a Python of this machine
                asked, env=environment, cwd="/", capture_output=True, check=False, **user
            )
        except OSError:
            continue
        if done.returncode == 0:
            return candidate
    pytest.skip(f"no {PYTHON} here, or no checkout, that a user may read")


def _owners(run: Started) -> set[int]:
    return {process.uids().real for process in run.everything()}


def _stop(run: Started) -> None:
    run.process.send_signal(signal.SIGINT)
    assert run.process.wait(20) == 0, run.output.read_text()


def test_a_user_runs_it_and_root_goes_on_with_the_users_data(
    home: Path, user: dict[str, Any], environment: dict[str, str], python: str
) -> None:
    theirs = Started(home, python=python, environment=environment, cwd="/", **user)
    try:
        assert theirs.said(r"The desk +(\S+)", 150)
        assert _owners(theirs) == {user["user"]}
    finally:
        _stop(theirs)
    assert (home / "postgres").stat().st_uid == user["user"]

    ours = Started(home)
    try:
        assert ours.said(r"The desk +(\S+)", 150)
        server = cluster.server(home / "postgres")
        assert server is not None
        assert server.uids().real == user["user"]
        assert psutil.Process(ours.process.pid).uids().real == 0
    finally:
        _stop(ours)
