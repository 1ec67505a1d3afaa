"""Files that people attach: checked by size and by their first bytes, kept under random names.

They lie below ``MEDIA_ROOT/conduct`` and are served by views that ask the gate, never by address.
"""

import secrets
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import PurePath
from typing import Self

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.core.errors import Refused

from .models import MediaType, StoredFile

LARGEST = 10 * 1024 * 1024
"""Bytes, of all that one form sends."""

MOST_FILES = 5
LONGEST_NAME = 200
SIGNATURES = (
    (b"%PDF-", MediaType.PDF),
    (b"\x89PNG\r\n\x1a\n", MediaType.PNG),
    (b"\xff\xd8\xff", MediaType.JPEG),
)
CONTROLS = frozenset(range(32)) - {9, 10, 12, 13}
"""No text has these; tab, line feed, form feed and carriage return it may have."""


class Altered(Exception):
    """The file isn't what was stored: its hash is another one, or it is gone."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that may be kept. Made by ``of`` only."""

    name: str
    media_type: MediaType
    content: bytes = field(repr=False)

    @classmethod
    def of(cls, name: str, content: bytes) -> Self:
        """Raises ``Refused`` for what is empty, too large, or of another kind."""
        if not content or len(content) > LARGEST:
            raise Refused(_("A file must not be empty, and not larger than 10 MB."))
        if (kind := sniffed(content)) is None:
            raise Refused(_("Attach a PDF, a PNG or JPEG image, or a plain text file."))
        return cls(PurePath(name).name[-LONGEST_NAME:] or "file", kind, content)

    @property
    def sha256(self) -> str:
        return sha256(self.content).hexdigest()


def sniffed(content: bytes) -> MediaType | None:
    """What a file is by its first bytes, or by being UTF-8 text throughout."""
    for signature, kind in SIGNATURES:
        if content.startswith(signature):
            return kind
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if CONTROLS & set(content) else MediaType.TEXT


def store(upload: Upload, now: datetime) -> dict[str, object]:
    """Writes the file and returns the fields of its row. Inside the transaction of that row."""
    path = f"conduct/{now:%Y}/{secrets.token_hex(20)}"
    return {
        "path": default_storage.save(path, ContentFile(upload.content)),
        "name": upload.name,
        "media_type": upload.media_type,
        "size": len(upload.content),
        "sha256": upload.sha256,
    }


def read(stored: StoredFile) -> bytes:
    """The file as it was stored. Raises ``Altered`` when it is not that any more."""
    try:
        with default_storage.open(stored.path) as file:
            content: bytes = file.read(LARGEST + 1)
    except OSError as missing:
        raise Altered(stored.path) from missing
    if sha256(content).hexdigest() != stored.sha256:
        raise Altered(stored.path)
    return content


def remove_after_commit(paths: list[str]) -> None:
    """Only when what named them is gone for good."""

    def remove() -> None:
        for path in paths:
            default_storage.delete(path)

    transaction.on_commit(remove)
