from datetime import datetime
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
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


class ResolutionQuerySet(models.QuerySet["Resolution"]):
    def in_force(self, now: datetime) -> Self:
        """To the minute, and only while the person still holds the job it names (P-62)."""
        return self.filter(
            Q(revoked_at=None) | Q(revoked_at__gt=now),
            from_at__lte=now,
            to_at__gt=now,
            employee__is_active=True,
            employee__job_en=F("job_en"),
            employee__job_ar=F("job_ar"),
        )


class Resolution(models.Model):
    """The decision that names a person, their job and the accounts they act for (P-61, P-62)."""

    number = models.CharField(max_length=40, unique=True)
    employee = models.ForeignKey("people.Employee", on_delete=models.PROTECT)
    job_ar = models.CharField(max_length=200)
    job_en = models.CharField(max_length=200)
    accounts = models.ManyToManyField(Account)
    duties = ArrayField(models.CharField(max_length=20, choices=Duty))
    issued_by_ar = models.CharField(max_length=200)
    issued_by_en = models.CharField(max_length=200)
    issued_on = models.DateField()
    from_at = models.DateTimeField()
    to_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        "people.Employee", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    revoked_because = models.CharField(max_length=500, blank=True)

    objects = ResolutionQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="resolution_ends_after_it_begins", condition=Q(to_at__gt=F("from_at"))
            ),
            models.CheckConstraint(
                name="resolution_names_a_job", condition=~Q(job_ar="") & ~Q(job_en="")
            ),
        )

    def __str__(self) -> str:
        return self.number

    @property
    def job(self) -> str:
        return chosen(self.job_ar, self.job_en)
