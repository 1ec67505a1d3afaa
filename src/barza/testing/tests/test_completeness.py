"""A test that the machine could not run is named, and fails the run under CI=true."""

from pathlib import Path

import pytest

from .inner import run

pytestmark = pytest.mark.long

SUITE = """
import pytest

@pytest.mark.server
def test_server(): pytest.skip("no apt here to install snac2")

def test_plain(): pass

def test_other(): pytest.skip("not our matter")
"""


@pytest.mark.parametrize("processes", ["0", "2"])
@pytest.mark.parametrize(("ci", "status"), [("", 0), ("true", 1)])
def test_what_could_not_run_is_named(tmp_path: Path, processes: str, ci: str, status: int) -> None:
    done = run(tmp_path, SUITE, "-n", processes, CI=ci)
    assert done.returncode == status
    assert "no apt here to install snac2:\n  test_it.py::test_server" in done.stdout
    assert "not our matter" not in done.stdout


def test_a_whole_run_passes_under_ci(tmp_path: Path) -> None:
    assert run(tmp_path, "def test_plain(): pass", "-n0", CI="true").returncode == 0


HEAVY = """
import pytest

@pytest.mark.server
@pytest.mark.heavy
def test_heavy(): pytest.skip("ghost isn't installed")
"""


def test_what_takes_minutes_to_install_is_named_and_fails_nothing(tmp_path: Path) -> None:
    done = run(tmp_path, HEAVY, "-n0", CI="true")
    assert done.returncode == 0
    assert "ghost isn't installed:\n  test_it.py::test_heavy" in done.stdout
    assert "does not count as passed" not in done.stdout
