"""Which requirement of the policy the last whole test run proved (P-98).

As a pytest plugin it writes ``var/requirements.json`` at the end of a run of all tests; a run
that was asked for less, or broke off, leaves what stands there alone. As a command,
``python -m barza.testing.requirements``, it prints one line for each of P-01 … P-100:
``P-nn<TAB>passed|failed|none<TAB>number of tests``. A skipped test proves nothing.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path

import pytest

KNOWN = tuple(f"P-{number:02}" for number in range(1, 101))
FILE = Path(__file__).resolve().parents[3] / "var" / "requirements.json"

Outcomes = dict[str, dict[str, bool]]
"""For each requirement, for each test of it: whether it passed."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Fastens the requirements to the test's reports, which travel from xdist's workers."""
    for item in items:
        for name in _named(item):
            item.user_properties.append(("requirement", name))


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Recorder(FILE), "requirements of the policy")


class Recorder:
    """Listens in the process that hears of every test."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.outcomes: Outcomes = defaultdict(dict)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when != "call" and not report.failed:
            return
        if report.skipped:
            return
        for kind, name in report.user_properties:
            if kind == "requirement":
                tests = self.outcomes[str(name)]
                tests[report.nodeid] = tests.get(report.nodeid, True) and report.passed

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if not whole(session):
            return
        self.file.parent.mkdir(parents=True, exist_ok=True)
        draft = self.file.with_suffix(".new")
        draft.write_text(json.dumps(self.outcomes, indent=1, sort_keys=True))
        draft.replace(self.file)


def whole(session: pytest.Session) -> bool:
    """Whether every test of the project was asked for, and the run came to its end."""
    asked = session.config.option
    names = ("collectonly", "keyword", "markexpr", "deselect", "ignore", "ignore_glob",
             "lf", "stepwise", "stepwise_skip")  # fmt: skip
    chosen = any(getattr(asked, name, None) for name in names)
    everywhere = session.config.args_source is pytest.Config.ArgsSource.TESTPATHS
    ended = session.exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED)
    return everywhere and not chosen and ended and not (session.shouldfail or session.shouldstop)


def _named(item: pytest.Item) -> list[str]:
    names = [str(name) for mark in item.iter_markers("requirement") for name in mark.args]
    for name in names:
        if name not in KNOWN:
            raise pytest.UsageError(
                f"{item.nodeid} proves {name!r}, but the requirements are {KNOWN[0]} … {KNOWN[-1]}."
            )
    return sorted(set(names))


def table(outcomes: Outcomes) -> str:
    lines = []
    for name in KNOWN:
        tests = outcomes.get(name, {})
        verdict = "none" if not tests else "passed" if all(tests.values()) else "failed"
        lines.append(f"{name}\t{verdict}\t{len(tests)}")
    return "\n".join(lines)


def main() -> int:
    if not FILE.exists():
        sys.stderr.write("No run of all tests has ended here yet. Run `make test` first.\n")
        return 1
    sys.stdout.write(table(json.loads(FILE.read_text())) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
