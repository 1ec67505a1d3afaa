from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from barza.desk.duty.spans import Span


class Klass(models.TextChoices):
    """What an hour out of hours counts as."""

    WEEKDAY = "weekday", _("Working day")
    WEEKLY_REST = "weekly_rest", _("Weekly rest")
    HOLIDAY = "holiday", _("Official holiday")
    RAMADAN = "ramadan", _("Ramadan")


class Source(models.TextChoices):
    SHIFT = "shift", _("Shift on the rota")
    ACTS = "acts", _("Acts on record")


class State(models.TextChoices):
    PROPOSED = "proposed", _("To be approved")
    APPROVED = "approved", _("Approved")
    REJECTED = "rejected", _("Not approved")
    TAKEN = "taken", _("Taken as time off")
    PAID = "paid", _("Sent to payroll")


class Choice(models.TextChoices):
    PAY = "pay", _("Pay")
    TIME_OFF = "time_off", _("Time off")


class OvertimeEntry(models.Model):
    """A stretch of work out of hours, of one class, on one account (P-68).

    Once decided on, it stays as it is (a trigger sees to it): a correction is a counter-entry
    of as many minutes below nought, and a new entry in its place. ``assignment`` says whether
    the rota named the person in writing. ``posted_on`` is the first of the month to whose
    statement the entry belongs.
    """

    class Assignment(models.TextChoices):
        ASSIGNED = "assigned", _("Assigned in writing")
        UNASSIGNED = "unassigned", _("No written assignment")

    employee = models.ForeignKey("people.Employee", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT)
    start_at = models.DateTimeField()
    end_at = models.DateTimeField()
    minutes = models.IntegerField()
    klass = models.CharField(max_length=12, choices=Klass)
    source = models.CharField(max_length=5, choices=Source)
    shift = models.ForeignKey("duty.Shift", null=True, on_delete=models.PROTECT, related_name="+")
    assignment = models.CharField(max_length=10, choices=Assignment)
    posted_on = models.DateField()
    state = models.CharField(max_length=8, choices=State, default=State.PROPOSED)
    choice = models.CharField(max_length=8, choices=Choice, blank=True)
    counter_of = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="counter"
    )
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=500, blank=True)
    decided_by = models.ForeignKey(
        "people.Employee", null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    expires_on = models.DateField(null=True)
    settled_at = models.DateTimeField(null=True)
    settled_as = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="overtime_is_below_nought_exactly_to_counter",
                condition=Q(counter_of=None, minutes__gt=0)
                | Q(counter_of__isnull=False, minutes__lt=0),
            ),
            models.CheckConstraint(
                name="overtime_is_decided_by_somebody",
                condition=Q(state="proposed", decided_by=None, decided_at=None)
                | (~Q(state="proposed") & Q(decided_by__isnull=False, decided_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="overtime_is_not_decided_by_who_worked",
                condition=Q(decided_by=None) | ~Q(decided_by=models.F("employee")),
            ),
        )
        indexes = (
            models.Index(fields=["employee", "start_at"]),
            models.Index(fields=["posted_on", "employee", "id"]),
        )

    def __str__(self) -> str:
        return f"{self.minutes} min of {self.employee_id} from {self.start_at}"

    @property
    def span(self) -> Span:
        return Span(self.start_at, self.end_at)

    @property
    def is_corrected(self) -> bool:
        return hasattr(self, "counter")

    @property
    def may_choose(self) -> bool:
        """Whether who worked may still say pay or time off: until it is settled or countered."""
        is_open = self.state in (State.PROPOSED, State.APPROVED)
        return is_open and self.counter_of_id is None and not self.is_corrected


class Rate(models.Model):
    """What an hour of a class is worth from a day on: dated configuration (P-68).

    ``pay`` and ``time_off`` are times of the hour worked. Time off that isn't taken in
    ``expires_after_days`` lapses; empty: it doesn't.
    """

    klass = models.CharField(max_length=12, choices=Klass)
    valid_from_on = models.DateField()
    pay = models.DecimalField(max_digits=4, decimal_places=2)
    time_off = models.DecimalField(max_digits=4, decimal_places=2)
    expires_after_days = models.PositiveSmallIntegerField(null=True, blank=True)
    source = models.CharField(max_length=200)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["klass", "valid_from_on"], name="one_rate_a_day"),
        )

    def __str__(self) -> str:
        return f"{self.klass} from {self.valid_from_on}"


class PayrollFile(models.Model):
    """What payroll gets of a month, made once: these entries, as ``digest`` has them (P-68).

    What is granted after it was made is in the next one. ``reference`` is the payroll run with
    which it was sent.
    """

    month = models.DateField()
    entries = models.ManyToManyField(OvertimeEntry, related_name="files")
    digest = models.CharField(max_length=64)
    made_by = models.ForeignKey("people.Employee", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    reference = models.CharField(max_length=80, blank=True)

    class Meta:
        indexes = (models.Index(fields=["month", "-id"], name="payroll_of_month"),)

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.digest[:12]}"
