"""Small rooms: files of at most 300 lines, functions of at most 40 below their signature."""

from pathlib import Path

import pytest

from .project import functions, name, python_files

LONGEST_FILE = 300
LONGEST_FUNCTION = 40

LONG_FILES: dict[str, str] = {}
"""Path: why splitting it would hide the story."""

LONG_FUNCTIONS: dict[str, str] = {}
"""Path:name: why."""


@pytest.mark.parametrize("path", python_files(), ids=name)
def test_files_and_functions_are_small(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST_FILE or name(path) in LONG_FILES, "make it a package"
    for function in functions(path):
        length = (function.end_lineno or 0) - function.body[0].lineno + 1
        known = f"{name(path)}:{function.name}" in LONG_FUNCTIONS
        assert length <= LONGEST_FUNCTION or known, f"{function.name} has {length} lines: split it"
