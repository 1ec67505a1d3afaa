"""Only one Barza runs in a folder, and the next one knows how the one before ended."""

import json
import os
from pathlib import Path

import pytest

from barza.run import home
from barza.run.supervisor import Stopped


@pytest.mark.parametrize("ending", [Stopped, home.Occupied, RuntimeError])
def test_whoever_ends_by_himself_did_not_crash(tmp_path: Path, ending: type[BaseException]) -> None:
    with pytest.raises(ending):
        _ends(tmp_path, ending)
    with home.taken(tmp_path) as next_one:
        assert not next_one.crashed


def _ends(folder: Path, ending: type[BaseException]) -> None:
    with home.taken(folder) as ours:
        ours.tell("http://127.0.0.1:1")
        raise ending


def test_what_was_killed_left_its_word_behind(tmp_path: Path) -> None:
    (tmp_path / "run.lock").write_text(json.dumps({"process": 1, "url": "http://127.0.0.1:1"}))
    with home.taken(tmp_path) as ours:
        assert ours.crashed


def test_a_second_one_is_told_where_the_first_is(tmp_path: Path) -> None:
    with home.taken(tmp_path) as ours:
        ours.tell("http://127.0.0.1:1")
        with pytest.raises(home.Occupied, match=rf"process {os.getpid()}\) at http://127.0.0.1:1"):
            home.taken(tmp_path).__enter__()
    assert (tmp_path / "run.lock").read_text() == ""
