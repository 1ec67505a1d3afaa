"""A list of the staff out of the institution's directory, to be looked at and then taken over."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from barza.desk.people.trouble import Trouble


class DirectoryList(models.Model):
    """``text`` is the CSV as it was handed in; it is emptied once taken over or dropped.

    ``is_whole``: whoever the list doesn't name has left. ``handed_in_by`` is nobody where the desk
    read the directory by itself; ``trouble``, why it then took nothing over.
    """

    class Origin(models.TextChoices):
        FILE = "file", _("CSV file")
        DIRECTORY = "directory", _("Directory server")

    text = models.TextField()
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.FILE)
    is_whole = models.BooleanField()
    trouble = models.CharField(max_length=20, choices=Trouble, blank=True)
    handed_in_at = models.DateTimeField()
    handed_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    applied_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"directory list {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.applied_at is None and self.dropped_at is None
