"""Screens show and ask; only actions and models write."""

import ast
from pathlib import Path

import pytest

from .project import SOURCE, name, python_files, tree

WRITES = {
    *("save", "asave", "create", "acreate", "update", "aupdate", "delete", "adelete"),
    *("bulk_create", "bulk_update", "get_or_create", "update_or_create", "execute"),
}


def _is_screen(path: Path) -> bool:
    inside = path.relative_to(SOURCE).parts
    return bool({"views", "forms"} & {Path(part).stem for part in inside}) and "tests" not in inside


SCREENS = [p for p in python_files() if p.is_relative_to(SOURCE / "desk") and _is_screen(p)]


@pytest.mark.parametrize("path", SCREENS, ids=name)
def test_screens_do_not_write(path: Path) -> None:
    called = {
        (ast.unparse(call.func.value), call.func.attr)
        for call in ast.walk(tree(path))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)
    }
    written = {f"{what}.{how}" for what, how in called if how in WRITES and not _is_plain(what)}
    assert not written, "move the write into actions and call that"


def _is_plain(what: str) -> bool:
    """Dictionaries and the like have an ``update`` too."""
    return what in {"context", "self.fields", "attrs", "self.widget.attrs"}
