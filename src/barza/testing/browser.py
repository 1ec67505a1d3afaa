"""The Chromium of this machine that the browser's tests drive."""

import os
import shutil
import subprocess
from functools import cache
from typing import NoReturn

import pytest

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""Also named in ``scripts/test``."""


def program() -> str:
    """Its path. Without one the test is skipped, in words; under ``CI=true`` it fails."""
    return next(filter(None, map(_working, PROGRAMS)), None) or _missing()


@cache
def _working(name: str) -> str | None:
    """Asked for its version: Ubuntu's ``chromium-browser`` is a note that names a snap."""
    path = shutil.which(name)
    if path is None:
        return None
    asked = [path, "--version"]
    done = subprocess.run(asked, capture_output=True, check=False, timeout=60)  # noqa: S603 ours
    return path if done.returncode == 0 else None


def _missing() -> NoReturn:
    reason = (
        f"no browser that starts here: install one of {', '.join(PROGRAMS)} "
        "(Ubuntu has Chromium as a snap only: there `snap install chromium`, or Google's package)"
    )
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
