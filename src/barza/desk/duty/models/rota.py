from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q

from barza.desk.duty.spans import Span


class ShiftQuerySet(models.QuerySet["Shift"]):
    def standing(self) -> Self:
        """Without those that were cancelled."""
        return self.filter(cancelled_at=None)

    def during(self, span: Span) -> Self:
        """Those that share time with a stretch."""
        return self.filter(start_at__lt=span.end, end_at__gt=span.start)

    def running(self, at: datetime) -> Self:
        return self.filter(start_at__lte=at, end_at__gt=at)


class Shift(models.Model):
    """A watch over an account: the officer, and the backup who is called after them (P-43).

    ``reference`` is the written assignment; work on a shift without one is flagged (P-68).
    The backup stands by, and does not work unless called. A cancelled shift is kept.
    """

    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT)
    start_at = models.DateTimeField()
    end_at = models.DateTimeField()
    officer = models.ForeignKey("people.Employee", on_delete=models.PROTECT, related_name="+")
    backup = models.ForeignKey("people.Employee", on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=500, blank=True)
    reference = models.CharField(max_length=80, blank=True)
    assigned_by = models.ForeignKey("people.Employee", on_delete=models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True)
    cancelled_because = models.CharField(max_length=500, blank=True)

    objects = ShiftQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="shift_ends_after_it_begins", condition=Q(end_at__gt=F("start_at"))
            ),
            models.CheckConstraint(
                name="shift_has_a_backup_of_its_own", condition=~Q(officer=F("backup"))
            ),
        )
        indexes = (
            models.Index(fields=["account", "start_at"]),
            models.Index(fields=["officer", "start_at"]),
            models.Index(fields=["backup", "start_at"]),
        )

    def __str__(self) -> str:
        return f"{self.account_id} from {self.start_at}"

    @property
    def span(self) -> Span:
        return Span(self.start_at, self.end_at)


class Swap(models.Model):
    """A shift offered to a colleague, for one of theirs or for none; a head lets it happen."""

    shift = models.ForeignKey(Shift, on_delete=models.PROTECT, related_name="swaps")
    in_return = models.ForeignKey(Shift, null=True, on_delete=models.PROTECT, related_name="+")
    offered_by = models.ForeignKey("people.Employee", on_delete=models.PROTECT, related_name="+")
    offered_to = models.ForeignKey("people.Employee", on_delete=models.PROTECT, related_name="+")
    offered_at = models.DateTimeField()
    why = models.CharField(max_length=500, blank=True)
    accepted_at = models.DateTimeField(null=True)
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(
        "people.Employee", null=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True)
    ended_because = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="swap_is_approved_by_a_third_person",
                condition=Q(approved_by=None)
                | (~Q(approved_by=F("offered_by")) & ~Q(approved_by=F("offered_to"))),
            ),
            models.UniqueConstraint(
                fields=["shift"],
                name="one_offer_of_a_shift_at_a_time",
                condition=Q(approved_at=None, ended_at=None),
            ),
        )

    def __str__(self) -> str:
        return f"{self.shift_id} to {self.offered_to_id}"

    @property
    def is_open(self) -> bool:
        return self.approved_at is None and self.ended_at is None


class Handover(models.Model):
    """What the next person on the account must know."""

    shift = models.ForeignKey(Shift, on_delete=models.PROTECT, related_name="handovers")
    text = models.TextField()
    by = models.ForeignKey("people.Employee", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["shift", "id"]),)

    def __str__(self) -> str:
        return self.text[:40]


class FeedToken(models.Model):
    """The secret address of a person's shifts as a calendar. Only its digest is kept."""

    employee = models.ForeignKey("people.Employee", on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["employee"],
                name="one_calendar_address_each",
                condition=Q(revoked_at=None),
            ),
        )

    def __str__(self) -> str:
        return f"calendar of {self.employee_id}"
