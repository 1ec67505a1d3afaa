"""Says which tests could not run on this machine, and under ``CI=true`` fails the run for them.

A test marked ``server`` or ``browser`` skips itself where what it needs is missing and may not
be installed. That is a help to a developer and a hole in a release. One marked ``heavy`` is
left out unless its server is installed already, or ``BARZA_HEAVY=1`` installs it: it is named too,
and fails nothing.
"""

import os

import pytest

MARKS = ("server", "browser")


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Witness(), "tests that did not run")


class Witness:
    """Listens in the process that hears of every test."""

    def __init__(self) -> None:
        self.not_run: dict[str, list[str]] = {}
        self.missing = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.skipped and any(mark in report.keywords for mark in MARKS):
            self.not_run.setdefault(_reason(report), []).append(report.nodeid)
            self.missing = self.missing or "heavy" not in report.keywords

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self.missing and os.environ.get("CI") == "true" and session.exitstatus == 0:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if not self.not_run:
            return
        terminalreporter.section("not run on this machine")
        for reason, tests in sorted(self.not_run.items()):
            terminalreporter.line(f"{reason}:")
            for test in sorted(tests):
                terminalreporter.line(f"  {test}")
        if self.missing and os.environ.get("CI") == "true":
            terminalreporter.line("CI=true: a run that leaves these out does not count as passed.")


def _reason(report: pytest.TestReport) -> str:
    if isinstance(report.longrepr, tuple):
        return report.longrepr[2].removeprefix("Skipped: ")
    return str(report.longrepr)
