"""Pictures that people upload: small, and really pictures, whatever they are called."""

from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from barza.desk.core.errors import Refused

LARGEST = 1_500_000
"""Bytes: below what any request may carry (``desk.body_limit``)."""
TYPES = {"png": "image/png", "jpg": "image/jpeg", "webp": "image/webp"}


def checked(picture: "UploadedFile[Any]") -> tuple[str, bytes]:
    """Its kind, by its first bytes, and its content. Raises ``Refused``."""
    if (picture.size or 0) > LARGEST:
        raise Refused(
            _("The picture is larger than 1.5 megabytes. Take a smaller one."), clause="P-86"
        )
    content = picture.read()
    kind = _kind(content)
    if kind is None:
        raise Refused(_("The picture must be a PNG, JPEG or WebP file."), clause="P-86")
    return kind, content


def as_file(content: bytes) -> "ContentFile[bytes]":
    return ContentFile(content)


def _kind(content: bytes) -> str | None:
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    return None
