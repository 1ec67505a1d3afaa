from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from barza.desk.core.bilingual import chosen


class PositionQuerySet(models.QuerySet["Position"]):
    def in_force(self, on: date) -> Self:
        approved = self.filter(state=Position.State.APPROVED, from_on__lte=on)
        return approved.filter(Q(to_on=None) | Q(to_on__gte=on))


class Position(models.Model):
    """What the institution says on one subject: its line to take (P-69).

    Written by one person, approved by another; in force from ``from_on`` to ``to_on``, both days
    included. Its words never change: the next version takes its place. ``first`` is the first
    version, empty in the first itself; ``replaces`` the one before.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Waits for senior management")
        APPROVED = "approved", _("Approved")
        DECLINED = "declined", _("Not approved")
        REPLACED = "replaced", _("Replaced")
        WITHDRAWN = "withdrawn", pgettext_lazy("of a position", "Withdrawn")

    first = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="versions")
    replaces = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="successors"
    )
    version = models.PositiveSmallIntegerField(default=1)
    subject_ar = models.CharField(max_length=200)
    subject_en = models.CharField(max_length=200)
    text_ar = models.TextField(max_length=2000)
    text_en = models.TextField(max_length=2000)
    basis = models.CharField(max_length=300)
    serves = models.ForeignKey("policy.Orientation", null=True, on_delete=models.PROTECT)
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    state = models.CharField(max_length=9, choices=State, default=State.PROPOSED)
    drafted_by = models.ForeignKey(
        "people.Employee", on_delete=models.PROTECT, related_name="positions_drafted"
    )
    drafted_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        "people.Employee", null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    because = models.TextField(blank=True)
    ended_by = models.ForeignKey(
        "people.Employee", null=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True)
    ended_because = models.TextField(blank=True)

    objects = PositionQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="position_ends_after_it_begins",
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")),
            ),
            models.CheckConstraint(
                name="position_is_approved_by_a_second_person",
                condition=Q(decided_by=None) | ~Q(decided_by=F("drafted_by")),
            ),
            models.CheckConstraint(
                name="position_speaks_once_somebody_decided",
                condition=~Q(state__in=["approved", "replaced", "declined"])
                | Q(decided_by__isnull=False, decided_at__isnull=False),
            ),
            models.UniqueConstraint(fields=["first", "version"], name="position_version_once"),
        )
        indexes = (models.Index(fields=["state", "id"]),)

    def __str__(self) -> str:
        return self.reference

    @property
    def number(self) -> int:
        """Stays the same over all versions."""
        return self.first_id or self.pk

    @property
    def reference(self) -> str:
        """How acts and pages name it: number and version."""
        return f"{self.number}.{self.version}"

    @property
    def subject(self) -> str:
        return chosen(self.subject_ar, self.subject_en)

    @property
    def text(self) -> str:
        return chosen(self.text_ar, self.text_en)
