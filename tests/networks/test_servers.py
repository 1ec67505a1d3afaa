"""A machine that cannot run a server says so; the project's own checks never pass it over."""

import os

import pytest

from .servers import apt
from .starting import unavailable


def test_a_server_that_cannot_be_installed_is_passed_over_with_the_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setenv("CI", "")
    with pytest.raises(apt.Unavailable) as reason:
        apt.need("a-package-that-nobody-has-made")
    with pytest.raises(pytest.skip.Exception, match=r"root|apt"):
        unavailable("snac", reason.value)


def test_in_the_projects_own_checks_it_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="must run here"):
        unavailable("snac", apt.Unavailable("no apt here"))
