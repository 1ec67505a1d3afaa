"""Every requirement that the code names exists in the register of the policy."""

import re

from barza.testing.requirements import KNOWN

from .project import files, name

NAMED = re.compile(r"\bP-\d{2,}\b")
LOOKED_AT = {".py", ".html", ".md", ".json"}


def test_every_requirement_named_anywhere_exists() -> None:
    made_up = {"P-101"}  # the test of the error for one that doesn't exist
    unknown = [
        f"{name(path)}: {found}"
        for path in files()
        if path.suffix in LOOKED_AT
        for found in NAMED.findall(path.read_text(encoding="utf-8"))
        if found not in KNOWN and found not in made_up
    ]
    assert not unknown
