"""The table of requirements tells what the tests proved, with and without xdist (P-98)."""

import json
from pathlib import Path

import pytest

from barza.testing import requirements

from .inner import run

pytestmark = pytest.mark.long

SUITE = """
import pytest

@pytest.mark.requirement("P-02", "P-03")
def test_good(): pass

@pytest.mark.requirement("P-03")
def test_bad(): assert False

@pytest.mark.requirement("P-04")
def test_skipped(): pytest.skip("why")

@pytest.fixture
def broken(): raise RuntimeError

@pytest.mark.requirement("P-05")
def test_broken(broken): pass
"""


@pytest.mark.requirement("P-98")
@pytest.mark.parametrize("processes", ["0", "2"])
def test_a_requirement_passes_only_when_all_its_tests_do(tmp_path: Path, processes: str) -> None:
    run(tmp_path, SUITE, "-n", processes)
    lines = requirements.table(json.loads((tmp_path / "requirements.json").read_text()))
    rows = dict(line.split("\t", 1) for line in lines.splitlines())
    assert len(rows) == 100
    assert rows["P-01"] == "none\t0"
    assert rows["P-02"] == "passed\t1"
    assert rows["P-03"] == "failed\t2"
    assert rows["P-04"] == "none\t0"
    assert rows["P-05"] == "failed\t1"


@pytest.mark.requirement("P-98")
def test_an_unknown_requirement_is_an_error(tmp_path: Path) -> None:
    suite = SUITE.replace("P-02", "P-101")
    done = run(tmp_path, suite, "-n0")
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "P-101" in done.stderr + done.stdout


@pytest.mark.requirement("P-98")
@pytest.mark.parametrize(
    "arguments",
    [
        ["test_it.py"],
        ["test_it.py::test_good"],
        ["-k", "good"],
        ["-m", "requirement"],
        ["--lf"],
        ["--deselect", "test_it.py::test_bad"],
        ["--ignore", "elsewhere"],
        ["--collect-only"],
        ["-x"],
        ["-x", "-n2"],
    ],
    ids=" ".join,
)
def test_a_run_of_less_than_everything_leaves_the_table_alone(
    tmp_path: Path, arguments: list[str]
) -> None:
    (tmp_path / "requirements.json").write_text("as it was")
    run(tmp_path, SUITE, *arguments)
    assert (tmp_path / "requirements.json").read_text() == "as it was"


def test_the_projects_own_checks_are_such_a_run() -> None:
    root = requirements.FILE.parents[1]
    assert "-n0 tests/architecture" in (root / "scripts/check").read_text()
