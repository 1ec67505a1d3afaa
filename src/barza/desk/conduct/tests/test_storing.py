"""What may be attached, and what comes back is what was stored."""

from pathlib import Path

import pytest
from pytest_django import Settings

from barza.desk.conduct import storing
from barza.desk.conduct.models import Evidence, MediaType
from barza.desk.conduct.storing import LARGEST, Upload
from barza.desk.core.errors import Refused
from barza.testing.cast import NOON

from .town_hall import PDF, PNG

pytestmark = pytest.mark.requirement("P-58")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF, MediaType.PDF),
        (PNG, MediaType.PNG),
        (b"\xff\xd8\xff\xe0....", MediaType.JPEG),
        ("نص\r\n\tمن سطرين".encode(), MediaType.TEXT),
        (b"<svg onload='x()'/>", MediaType.TEXT),
        (b"MZ\x90\x00\x03", None),
        (b"PK\x03\x04", None),
        ("نص".encode("cp1256"), None),
        (b"text \x00 with a zero", None),
    ],
)
def test_a_file_is_what_its_first_bytes_say(content: bytes, kind: MediaType | None) -> None:
    assert storing.sniffed(content) == kind


@pytest.mark.parametrize("content", [b"", b"x" * (LARGEST + 1), b"MZ\x90\x00"])
def test_empty_large_and_other_files_are_refused(content: bytes) -> None:
    with pytest.raises(Refused):
        Upload.of("a.pdf", content)


def test_it_lies_under_a_random_name_and_comes_back_whole(settings: Settings) -> None:
    upload = Upload.of("/etc/../سند.pdf", PDF)
    fields = storing.store(upload, NOON)
    stored = Evidence(**fields)

    assert stored.name == "سند.pdf"
    assert "سند" not in stored.path
    assert storing.read(stored) == PDF
    assert storing.store(upload, NOON)["path"] != stored.path


def test_what_was_altered_or_is_gone_is_not_served(settings: Settings) -> None:
    stored = Evidence(**storing.store(Upload.of("a.pdf", PDF), NOON))
    place = Path(settings.MEDIA_ROOT) / stored.path
    place.write_bytes(PDF + b"!")
    with pytest.raises(storing.Altered):
        storing.read(stored)
    place.unlink()
    with pytest.raises(storing.Altered):
        storing.read(stored)
