from django.db import models

from barza.desk.core.bilingual import Named


class Area(Named):
    """A wilayat, or a neighbourhood of one. ``closed_on``: given to no new case from that day."""

    code = models.CharField(max_length=40, unique=True)
    wilayat = models.ForeignKey("self", null=True, on_delete=models.PROTECT)
    closed_on = models.DateField(null=True, blank=True)


class Service(Named):
    """A service of the institution, who gives it, and where to ask for it (P-18, P-25).

    ``closed_on``: given to no new case from that day.
    """

    code = models.CharField(max_length=20, unique=True)
    unit = models.ForeignKey("people.Unit", on_delete=models.PROTECT)
    link = models.URLField(blank=True)
    facts = models.JSONField(default=dict)
    closed_on = models.DateField(null=True, blank=True)


class Target(models.Model):
    """How soon a contribution is acknowledged and answered (P-42).

    ``kind`` "*" means every kind without a row of its own. Minutes run on the ``calendar``:
    round the clock, or working time only. Dated, so that an old month keeps its target (P-27).
    """

    class Calendar(models.TextChoices):
        ALWAYS = "24x7"
        WORKING = "working"

    kind = models.CharField(max_length=12)
    urgency = models.CharField(max_length=8)
    acknowledge_minutes = models.PositiveIntegerField()
    answer_minutes = models.PositiveIntegerField()
    calendar = models.CharField(max_length=8, choices=Calendar, default=Calendar.ALWAYS)
    valid_from_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.kind}/{self.urgency}: {self.answer_minutes} min"
