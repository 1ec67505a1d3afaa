"""Warnings of a risk, which each person acknowledges (P-87)."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from barza.desk.core.bilingual import chosen


class Alert(models.Model):
    """Addressed to the people of these roles; none means everybody.

    Whoever has not acknowledged it ``remind_after_days`` after ``published_at`` is named to the
    head; ``reminded_at`` says when that was put on record.
    """

    title_ar = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    text_ar = models.TextField(max_length=2000)
    text_en = models.TextField(max_length=2000)
    roles = ArrayField(models.CharField(max_length=20), default=list)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    remind_after_days = models.PositiveSmallIntegerField()
    remind_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=["remind_at"]),)

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return chosen(self.title_ar, self.title_en)

    @property
    def text(self) -> str:
        return chosen(self.text_ar, self.text_en)


class Acknowledgement(models.Model):
    """The person says that they have read and understood it."""

    alert = models.ForeignKey(Alert, on_delete=models.PROTECT)
    employee = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["alert", "employee"], name="acknowledged_once"),
        )

    def __str__(self) -> str:
        return f"acknowledgement {self.pk}"
