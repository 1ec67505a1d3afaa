"""When a person is ready to be on duty outside official hours (P-67)."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models


class Readiness(models.Model):
    """A person's own declaration, which they may withdraw at any time.

    ``weekdays`` are ISO (Monday is 1), each the day on which the hours begin. The hours run from
    ``from_hour`` to ``to_hour``, local; past midnight where the end is not after the beginning.
    """

    employee = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    weekdays = ArrayField(models.PositiveSmallIntegerField())
    from_hour = models.PositiveSmallIntegerField()
    to_hour = models.PositiveSmallIntegerField()
    most_shifts_a_week = models.PositiveSmallIntegerField()
    most_hours_a_day = models.PositiveSmallIntegerField()
    declared_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["employee"],
                condition=models.Q(withdrawn_at=None),
                name="readiness_one_in_force_a_person",
            ),
            models.CheckConstraint(
                name="readiness_hours_of_a_day",
                condition=models.Q(from_hour__lte=23, to_hour__lte=24),
            ),
        )

    def __str__(self) -> str:
        return f"readiness {self.pk}"
