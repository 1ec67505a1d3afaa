"""The Arabic catalogue is complete, and what is compiled is what is written."""

from pathlib import Path

import polib
import pytest

from .project import SOURCE, name

CATALOGUES = sorted((SOURCE / "desk" / "locale").glob("*/LC_MESSAGES/*.po"))


@pytest.mark.requirement("P-33")
@pytest.mark.parametrize("path", CATALOGUES, ids=name)
def test_every_message_is_translated(path: Path) -> None:
    catalogue = polib.pofile(str(path))
    missing = [entry.msgid for entry in catalogue.untranslated_entries()]
    unsure = [entry.msgid for entry in catalogue.fuzzy_entries()]
    assert not missing, "translate these"
    assert not unsure, "look at these, and remove the fuzzy mark"


@pytest.mark.parametrize("path", CATALOGUES, ids=name)
def test_the_compiled_catalogue_is_the_written_one(path: Path) -> None:
    compiled = path.with_suffix(".mo")
    assert compiled.exists(), "compile it: barza manage compilemessages"
    written = {(e.msgctxt, e.msgid): e.msgstr for e in polib.pofile(str(path)) if not e.obsolete}
    read = {(e.msgctxt, e.msgid): e.msgstr for e in polib.mofile(str(compiled))}
    assert read == written
