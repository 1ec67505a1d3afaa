"""The first browser that starts is taken; a name behind which there is none is passed over."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from barza.testing import browser

STUB = "#!/bin/sh\necho 'Command requires the chromium snap to be installed.' >&2\nexit 1\n"
BROWSER = "#!/bin/sh\necho 'Google Chrome 150'\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """All that this machine's path leads to."""
    monkeypatch.setenv("PATH", str(tmp_path))
    browser._working.cache_clear()
    yield tmp_path
    browser._working.cache_clear()


def _install(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text)
    (folder / name).chmod(0o755)


def test_a_note_that_names_a_snap_is_no_browser(folder: Path) -> None:
    _install(folder, "chromium-browser", STUB)
    _install(folder, "google-chrome", BROWSER)
    assert browser.program() == str(folder / "google-chrome")


@pytest.mark.parametrize(
    ("ci", "outcome"), [("", pytest.skip.Exception), ("true", pytest.fail.Exception)]
)
def test_without_a_browser_it_says_what_to_do(
    folder: Path, monkeypatch: pytest.MonkeyPatch, ci: str, outcome: type[BaseException]
) -> None:
    _install(folder, "chromium-browser", STUB)
    monkeypatch.setenv("CI", ci)
    with pytest.raises(outcome, match="snap install chromium"):
        browser.program()
