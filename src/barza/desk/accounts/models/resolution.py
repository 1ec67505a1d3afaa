from collections.abc import Iterable
from datetime import datetime
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext_lazy as _

from barza.desk.core.bilingual import chosen

from .account import Account


class Duty(models.TextChoices):
    """What a resolution may let a person do for an account."""

    ANSWER = "answer", _("answer the public")
    PUBLISH = "publish", _("publish")
    MODERATE = "moderate", _("moderate comments")
    AMPLIFY = "amplify", _("like and repost")
    CREDENTIAL = "credential", _("open credentials")


IN_FORCE = "SELECT accounts_in_force_at(%s)"
LETTING = "SELECT resolution_id FROM accounts_open_at(%s) WHERE duty = ANY (%s)"


class ResolutionQuerySet(models.QuerySet["Resolution"]):
    def in_force(self, now: datetime) -> Self:
        """To the minute, only while the person still holds the job that it names (P-62), and not
        while it is suspended: ``migrations/0005_in_force_at``."""
        return self.filter(pk__in=RawSQL(IN_FORCE, [now]))  # noqa: S611 a constant

    def letting(self, acts: Iterable[str], now: datetime) -> Self:
        """In force, and letting its person do at least one of these, for which their training is
        valid (P-45)."""
        return self.filter(pk__in=RawSQL(LETTING, [now, list(acts)]))  # noqa: S611 a constant


class Resolution(models.Model):
    """The decision that names a person, their job and the accounts they act for (P-61, P-62).

    A draft opens nothing. ``version`` counts its amendments: each is printed and signed anew.
    A break-glass resolution is proposed by one person and confirmed by another, for a day at most.
    """

    class Kind(models.TextChoices):
        ORDINARY = "ordinary", _("Ordinary")
        BREAK_GLASS = "break_glass", _("Emergency")

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        ISSUED = "issued", _("Issued")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    kind = models.CharField(max_length=12, choices=Kind, default=Kind.ORDINARY)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    version = models.PositiveSmallIntegerField(default=1)
    number = models.CharField(max_length=40, blank=True)
    employee = models.ForeignKey("people.Employee", on_delete=models.PROTECT)
    name_ar = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    employee_no = models.CharField(max_length=20)
    job_ar = models.CharField(max_length=200)
    job_en = models.CharField(max_length=200)
    accounts = models.ManyToManyField(Account)
    duties = ArrayField(models.CharField(max_length=20, choices=Duty))
    tasks_ar = models.TextField(blank=True, max_length=2000)
    tasks_en = models.TextField(blank=True, max_length=2000)
    because = models.CharField(max_length=500, blank=True)
    issued_by_ar = models.CharField(max_length=200, blank=True)
    issued_by_en = models.CharField(max_length=200, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    from_at = models.DateTimeField()
    to_at = models.DateTimeField()
    drafted_by = models.ForeignKey(
        "people.Employee", null=True, on_delete=models.PROTECT, related_name="+"
    )
    drafted_at = models.DateTimeField(null=True)
    registered_by = models.ForeignKey(
        "people.Employee", null=True, on_delete=models.PROTECT, related_name="+"
    )
    registered_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        "people.Employee", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    revoked_because = models.CharField(max_length=500, blank=True)
    reported_at = models.DateTimeField(null=True, blank=True)

    objects = ResolutionQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="resolution_ends_after_it_begins", condition=Q(to_at__gt=F("from_at"))
            ),
            models.CheckConstraint(
                name="resolution_names_a_job", condition=~Q(job_ar="") & ~Q(job_en="")
            ),
            models.CheckConstraint(
                name="resolution_issued_has_a_number",
                condition=~Q(state="issued") | (~Q(number="") & Q(issued_on__isnull=False)),
            ),
            models.UniqueConstraint(
                name="resolution_number_once", fields=["number"], condition=~Q(number="")
            ),
        )
        indexes = (models.Index(fields=["-id", "state"], name="resolution_list"),)

    def __str__(self) -> str:
        return self.number

    @property
    def name(self) -> str:
        return chosen(self.name_ar, self.name_en)

    @property
    def job(self) -> str:
        return chosen(self.job_ar, self.job_en)

    @property
    def issuer(self) -> str:
        return chosen(self.issued_by_ar, self.issued_by_en)

    @property
    def is_break_glass(self) -> bool:
        return self.kind == self.Kind.BREAK_GLASS

    @property
    def duty_labels(self) -> list[str]:
        return [str(Duty(duty).label) for duty in self.duties]


class SuspensionQuerySet(models.QuerySet["Suspension"]):
    def in_force(self, now: datetime) -> Self:
        return self.filter(
            Q(until_at=None) | Q(until_at__gt=now),
            Q(ended_at=None) | Q(ended_at__gt=now),
            from_at__lte=now,
        )


class Suspension(models.Model):
    """Authority taken away for a while, with its reason; the resolution itself stays (P-61)."""

    class Origin(models.TextChoices):
        DECISION = "decision", _("Decision")
        PRECAUTION = "precaution", _("Precaution")

    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.DECISION)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True, blank=True)
    because = models.CharField(max_length=500)
    by = models.ForeignKey("people.Employee", on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        "people.Employee", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_because = models.CharField(max_length=500, blank=True)

    objects = SuspensionQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="suspension_ends_after_it_begins",
                condition=Q(until_at=None) | Q(until_at__gt=F("from_at")),
            ),
        )

    def __str__(self) -> str:
        return f"suspension of {self.resolution_id}"


class HoldQuerySet(models.QuerySet["Hold"]):
    def in_force(self, now: datetime) -> Self:
        return self.filter(
            Q(ended_at=None) | Q(ended_at__gt=now), from_at__lte=now, until_at__gt=now
        )


class Hold(models.Model):
    """A person's authority taken away for a time, whatever resolution names them, those to come
    included (P-59). ``about`` names what ordered it, which stands above accounts.
    """

    employee = models.ForeignKey("people.Employee", on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=80, unique=True)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = HoldQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="hold_ends_after_it_begins", condition=Q(until_at__gt=F("from_at"))
            ),
        )
        indexes = (models.Index(fields=["employee", "until_at"], name="hold_of_employee"),)

    def __str__(self) -> str:
        return f"hold on {self.employee_id}"


class SignedCopy(models.Model):
    """The document as it was signed, with what proves that it is the same file (P-61)."""

    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT)
    version = models.PositiveSmallIntegerField()
    file = models.FileField(upload_to="resolutions/%Y")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    by = models.ForeignKey("people.Employee", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.resolution_id} v{self.version} {self.sha256[:12]}"
