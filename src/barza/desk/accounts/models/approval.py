from datetime import datetime
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .account import Account


class ApprovalQuerySet(models.QuerySet["Approval"]):
    def open(self, now: datetime) -> Self:
        """Asked for, not decided on, not expired."""
        return self.filter(state=Approval.State.ASKED, expires_at__gt=now)


class Approval(models.Model):
    """A second person's word on one exact text, for a time (P-44).

    ``digest`` is of the text: another text needs another approval. ``about`` names what the
    text is for, as the register of acts does, since what it is about stands above accounts.
    ``languages`` are those that whoever decides has to be able to answer in (P-65); an ``act`` of
    ``READ`` asks for nothing else.
    """

    READ = "read"

    class State(models.TextChoices):
        ASKED = "asked", _("Asked for")
        APPROVED = "approved", _("Approved")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        USED = "used", _("Used")

    account = models.ForeignKey(Account, on_delete=models.PROTECT)
    act = models.CharField(max_length=20)
    about = models.CharField(max_length=80)
    place = models.CharField(max_length=200, blank=True)
    text = models.TextField(max_length=10_000)
    digest = models.CharField(max_length=64)
    clauses = ArrayField(models.CharField(max_length=20), default=list)
    languages = ArrayField(models.CharField(max_length=8), default=list)
    because = models.CharField(max_length=500)
    asked_by = models.ForeignKey("people.Employee", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    decided_by = models.ForeignKey(
        "people.Employee", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_because = models.CharField(max_length=500, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="approval_by_another",
                condition=Q(decided_by=None) | ~Q(decided_by=models.F("asked_by")),
            ),
            models.UniqueConstraint(
                name="approval_asked_once",
                fields=["about", "digest", "asked_by"],
                condition=Q(state="asked"),
            ),
        )
        indexes = (models.Index(fields=["account", "-id"], name="approval_list"),)

    def __str__(self) -> str:
        return f"{self.act} {self.about} {self.state}"
