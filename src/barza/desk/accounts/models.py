from datetime import datetime
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from barza.desk.core.bilingual import Named, chosen


class Tool(models.TextChoices):
    """The policy's kinds of social media tools (P-19): it says five and lists six."""

    SOCIAL_NETWORK = "social_network", _("Social network")
    MEDIA_SHARING = "media_sharing", _("Media sharing")
    BLOG = "blog", _("Blog")
    WIKI = "wiki", _("Wiki")
    FORUM = "forum", _("Forum")
    WEBSITE = "website", _("Website")


class Account(Named):
    """An official account on one network."""

    class State(models.TextChoices):
        ACTIVE = "active", _("Active")
        SUSPENDED = "suspended", _("Suspended")
        CLOSED = "closed", _("Closed")

    network = models.CharField(max_length=20)
    tool = models.CharField(max_length=20, choices=Tool)
    handle = models.CharField(max_length=200)
    base_url = models.URLField()
    url = models.URLField(blank=True)
    unit = models.ForeignKey("people.Unit", on_delete=models.PROTECT)
    state = models.CharField(max_length=10, choices=State, default=State.ACTIVE)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["network", "base_url", "handle"], name="account_registered_once"
            ),
        )

    @property
    def label(self) -> str:
        """Names the account in the register of acts."""
        return f"{self.network}:{self.handle}"


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


class Credential(models.Model):
    """A secret of an account, sealed. Only ``vault`` opens it (P-85)."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT)
    name = models.CharField(max_length=40)
    sealed = models.BinaryField()
    wrapped_key = models.BinaryField()
    key_id = models.CharField(max_length=16)
    stored_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["account", "name"], name="credential_once"),)

    def __str__(self) -> str:
        return f"{self.name} of {self.account_id}"
