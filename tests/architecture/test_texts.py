"""What a person can type is shown in its own direction; no file says where it was made."""

import re
from pathlib import Path

import pytest

from .project import files, name

FIELD = re.compile(r"<(?:input|textarea)\b[^>]*>", re.IGNORECASE | re.DOTALL)
WITHOUT_TEXT = re.compile(
    r"""type=["']?(?:hidden|checkbox|radio|submit|button|image|reset|file|range|color"""
    r"""|date|time|datetime-local|month|week|number|password)\b""",
    re.IGNORECASE,
)
TEMPLATES = [path for path in files() if path.suffix == ".html"]

# Written in parts, so that this file does not find itself.
PLACES = re.compile(
    "|".join(
        [
            *("pypi" + r"\.org", "pythonhosted" + r"\.org", "registry" + r"\.npmjs"),
            *("extra-index" + "-url", "--find" + "-links", "^--index" + "-url"),
            *(
                "/ro" + r"ot/",
                "/work" + r"/(?:main|shared)",
                "/ho" + "me/[a-z]",
                "/Use" + "rs/[a-z]",
            ),
            *("/opt/" + "wheels", "/opt/" + "pypi"),
        ]
    ),
    re.MULTILINE,
)
TEXT = {
    *(".py", ".html", ".css", ".js", ".md", ".txt", ".in", ".toml", ".json", ".yml", ".yaml"),
    *(".sh", ".sql", ".cfg", ".ini", ".po", ".svg", ""),
}


@pytest.mark.requirement("P-33")
@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_every_text_field_has_a_direction_of_its_own(path: Path) -> None:
    for field in FIELD.findall(path.read_text(encoding="utf-8")):
        assert 'dir="' in field or WITHOUT_TEXT.search(field), f'{field} needs dir="auto"'


def test_no_file_names_an_index_a_registry_or_a_machine() -> None:
    found = [
        f"{name(path)}: {match.group()}"
        for path in files()
        if path.suffix in TEXT
        for match in PLACES.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert not found, "packages come from wherever pip is told to look; folders are given"
