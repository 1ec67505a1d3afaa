"""The record of a selection: why this person was chosen to act for accounts (P-63)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

ASSESSED_BY = 2
"""How many people score a candidate."""


class Criterion(models.TextChoices):
    """The policy's own requirements; it says "language or communication" twice, and means both."""

    QUALIFICATION = "qualification", _("Qualification for the topics discussed")
    LANGUAGE = "language", _("Language skills")
    COMMUNICATION = "communication", _("Communication skills")
    PLATFORM = "platform", _("Awareness of the networks")
    READINESS = "readiness", _("Readiness outside working hours")

    @property
    def requirement(self) -> str:
        return _REQUIREMENTS[self]


_REQUIREMENTS = {
    Criterion.QUALIFICATION: "P-64",
    Criterion.LANGUAGE: "P-65",
    Criterion.COMMUNICATION: "P-65",
    Criterion.PLATFORM: "P-66",
    Criterion.READINESS: "P-67",
}


class Selection(models.Model):
    """One candidate, judged once. It closes when two people have scored every criterion."""

    candidate = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["candidate"],
                condition=models.Q(closed_at=None),
                name="selection_one_open_a_candidate",
            ),
        )

    def __str__(self) -> str:
        return f"selection {self.pk}"

    @property
    def is_complete(self) -> bool:
        return self.closed_at is not None


class Assessment(models.Model):
    """One assessor's score for one criterion: 1 (does not meet it) to 5 (excellent), and why."""

    selection = models.ForeignKey(Selection, on_delete=models.CASCADE)
    assessor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    criterion = models.CharField(max_length=14, choices=Criterion)
    score = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=500)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["selection", "assessor", "criterion"], name="assessment_once"
            ),
            models.CheckConstraint(
                name="assessment_score_1_to_5",
                condition=models.Q(score__gte=1) & models.Q(score__lte=5),
            ),
        )

    def __str__(self) -> str:
        return f"{self.criterion} {self.score}"
