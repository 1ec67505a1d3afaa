from django.db import models
from django.utils.translation import gettext_lazy as _

from .account import Account


class Sheet(models.Model):
    """What the public is told about an account in one language, before its first use (P-38).

    At most one draft a language; what was published is never changed, the latest one counts.
    """

    class Language(models.TextChoices):
        ARABIC = "ar", "العربية"
        ENGLISH = "en", "English"

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="sheets")
    language = models.CharField(max_length=2, choices=Language)
    objective = models.TextField(_("What it is for"), max_length=2000)
    use = models.TextField(_("How to use it"), max_length=2000)
    hours = models.TextField(_("Hours"), max_length=500)
    target = models.TextField(_("When you get an answer"), max_length=500)
    moderation = models.TextField(_("What is removed, and why"), max_length=2000)
    data_use = models.TextField(_("What is done with your data"), max_length=2000)
    appeal = models.TextField(_("How to object"), max_length=2000)
    saved_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(
        "people.Employee", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        indexes = (models.Index(fields=["account", "language", "-published_at"]),)
        constraints = (
            models.UniqueConstraint(
                fields=["account", "language"],
                condition=models.Q(published_at__isnull=True),
                name="sheet_one_draft",
            ),
        )

    def __str__(self) -> str:
        return f"sheet {self.language} of {self.account_id}"

    @classmethod
    def label_of(cls, part: str) -> str:
        """What a part is called, in the reader's language."""
        return str(cls._field(part).verbose_name)

    @classmethod
    def most_of(cls, part: str) -> int:
        """Characters that fit into a part."""
        return cls._field(part).max_length or 0

    @classmethod
    def _field(cls, part: str) -> "models.Field[str, str]":
        field = cls._meta.get_field(part)
        if not isinstance(field, models.TextField):
            raise LookupError(part)
        return field


PARTS = ("objective", "use", "hours", "target", "moderation", "data_use", "appeal")
"""What every sheet says (P-38)."""
