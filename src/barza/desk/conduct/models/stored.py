from django.db import models
from django.utils.translation import gettext_lazy as _


class MediaType(models.TextChoices):
    """What may be attached, told by a file's first bytes and not by its name."""

    PDF = "application/pdf", _("PDF")
    PNG = "image/png", _("PNG image")
    JPEG = "image/jpeg", _("JPEG image")
    TEXT = "text/plain", _("Plain text")


class StoredFile(models.Model):
    """A file under MEDIA_ROOT: a random name, the name that the person gave, its SHA-256 (hex)."""

    path = models.CharField(max_length=100, blank=True)
    name = models.CharField(max_length=200, blank=True)
    media_type = models.CharField(max_length=20, blank=True, choices=MediaType)
    size = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name
