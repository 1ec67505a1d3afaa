from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from barza.desk.core.bilingual import chosen


class OrientationQuerySet(models.QuerySet["Orientation"]):
    def in_force(self, on: date) -> Self:
        return self.filter(Q(to_on=None) | Q(to_on__gte=on), from_on__lte=on)


class Orientation(models.Model):
    """An objective or orientation of the institution, as adopted (P-74).

    In force from ``from_on`` to ``to_on``, both days included. Never changed: it is ended, and
    another takes its place.
    """

    class Kind(models.TextChoices):
        OBJECTIVE = "objective", _("Objective")
        ORIENTATION = "orientation", _("Orientation")

    kind = models.CharField(max_length=12, choices=Kind)
    text_ar = models.TextField(max_length=1000)
    text_en = models.TextField(max_length=1000)
    source = models.CharField(max_length=300)
    adopted_by = models.CharField(max_length=200)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    objects = OrientationQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="orientation_ends_after_it_begins",
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")),
            ),
        )

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        return chosen(self.text_ar, self.text_en)
