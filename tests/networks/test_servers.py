"""A machine that cannot run a server says so; the project's own checks never pass it over."""

import os
from contextlib import nullcontext
from pathlib import Path

import pytest

from .servers import apt, kept, processes, wordpress
from .servers.processes import Unavailable
from .starting import unavailable


def test_a_server_that_cannot_be_installed_is_passed_over_with_the_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setenv("CI", "")
    with pytest.raises(Unavailable) as reason:
        apt.need("a-package-that-nobody-has-made")
    with pytest.raises(pytest.skip.Exception, match=r"root|apt"):
        unavailable("snac", reason.value)


def test_in_the_projects_own_checks_it_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="must run here"):
        unavailable("snac", Unavailable("no apt here"))


def test_what_takes_minutes_is_installed_only_where_somebody_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BARZA_PEERS", str(tmp_path))
    monkeypatch.delenv("BARZA_HEAVY", raising=False)
    asked: list[Path] = []
    with pytest.raises(Unavailable, match="BARZA_HEAVY=1"):
        kept.kept("a-server", asked.append)
    monkeypatch.setenv("BARZA_HEAVY", "1")
    assert kept.kept("a-server", asked.append) == tmp_path / "a-server"
    monkeypatch.delenv("BARZA_HEAVY")
    assert kept.kept("a-server", asked.append) == tmp_path / "a-server"
    assert asked == [tmp_path / "a-server"]


def test_servers_are_found_where_a_users_own_path_does_not_lead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "a-server"
    program.write_text("#!/bin/sh\necho here\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    monkeypatch.setattr(processes, "SERVERS_PLACES", (str(tmp_path),))
    assert processes.run("a-server") == "here\n"


def test_a_program_that_is_not_there_is_passed_over_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="no-such-server"):
        processes.run("no-such-server")
    with (
        pytest.raises(Unavailable, match="no-such-server"),
        processes.running(["no-such-server"], tmp_path / "log"),
    ):
        pass


def test_without_a_debian_archive_it_says_what_the_machine_lacks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Path, "glob", lambda *_: [])
    monkeypatch.setattr(
        apt, "_lines", lambda: ["deb http://archive.ubuntu.com/ubuntu noble main universe"]
    )
    with pytest.raises(Unavailable, match="no Debian archive"):
        apt._source("trixie")


def test_mariadb_runs_as_whoever_runs_the_tests(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for who, said in ((0, ["--user=root"]), (1000, [])):
        asked: list[str] = []
        monkeypatch.setattr(os, "geteuid", lambda who=who: who)
        monkeypatch.setattr(wordpress, "run", lambda *command, asked=asked: asked.extend(command))
        monkeypatch.setattr(wordpress, "running", lambda *_: nullcontext())
        with wordpress._database(tmp_path):
            assert [word for word in asked if word.startswith("--user")] == said
