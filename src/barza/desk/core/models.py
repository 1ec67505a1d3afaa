from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from . import holidays
from .bilingual import Named


class Institution(Named):
    """Whose desk this is. One row: one deployment serves one institution.

    ``hours_ar`` and ``hours_en`` tell the public when it is there; deadlines run on
    ``WorkingHours``.
    """

    hotline = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    hours_ar = models.CharField(max_length=300, blank=True)
    hours_en = models.CharField(max_length=300, blank=True)
    timezone = models.CharField(max_length=50, default="Asia/Muscat")


class WorkingHours(models.Model):
    """When the institution works, from one day to another. The latest start in force wins.

    ``weekdays`` are ISO numbers, Monday 1 to Sunday 7. Ramadan is a row of its own,
    announced each year, with ``occasion`` "ramadan".
    """

    RAMADAN = "ramadan"

    valid_from_on = models.DateField()
    valid_to_on = models.DateField(null=True, blank=True)
    weekdays = ArrayField(models.PositiveSmallIntegerField())
    opens_at = models.TimeField()
    closes_at = models.TimeField()
    occasion = models.CharField(max_length=20, blank=True)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("valid_from_on",)
        constraints = (
            models.CheckConstraint(
                name="working_hours_end_on_the_day_they_begin",
                condition=models.Q(closes_at__gt=models.F("opens_at")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.valid_from_on}: {self.opens_at}–{self.closes_at}"


class Holiday(Named):
    """A day on which the institution does not work, foreseen by rule or announced.

    ``occasion`` names what it is for, with its year: ``eid_al_fitr-1447``. Once an occasion is
    announced, its forecast no longer counts; a row without an occasion always does.
    """

    class Kind(models.TextChoices):
        FORECAST = holidays.FORECAST, _("Forecast")
        ANNOUNCED = holidays.ANNOUNCED, _("Announced")

    on = models.DateField()
    occasion = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=9, choices=Kind, default=Kind.ANNOUNCED)
    announced_at = models.DateTimeField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("on", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["on", "occasion", "kind"], name="holiday_once_a_day_and_occasion"
            ),
        )
