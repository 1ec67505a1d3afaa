from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Step(models.TextChoices):
    """To whom an urgent item goes, in this order."""

    OFFICER = "officer", _("Officer on duty")
    BACKUP = "backup", _("Backup")
    HEAD = "head", _("Head of section")


class EscalationTimes(models.Model):
    """How many minutes each has before the next one is called, from a day on (P-43)."""

    urgency = models.CharField(max_length=8, default="urgent")
    valid_from_on = models.DateField()
    officer_minutes = models.PositiveSmallIntegerField()
    backup_minutes = models.PositiveSmallIntegerField()
    head_minutes = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["urgency", "valid_from_on"], name="one_set_of_times_a_day"
            ),
        )

    def __str__(self) -> str:
        return f"{self.urgency} from {self.valid_from_on}"


class Escalation(models.Model):
    """An urgent item that nobody has taken yet. ``about`` names it as the register of acts
    does; ``subject`` is what people call it, without anything about a citizen.
    """

    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT)
    subject = models.CharField(max_length=80)
    about = models.CharField(max_length=80)
    path = models.CharField(max_length=200, blank=True)
    urgency = models.CharField(max_length=8)
    raised_at = models.DateTimeField()
    answer_by = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_because = models.CharField(max_length=20, blank=True)
    taken_by = models.ForeignKey(
        "people.Employee", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["about"], name="one_escalation_at_a_time", condition=Q(ended_at=None)
            ),
        )
        indexes = (models.Index(fields=["id"], name="escalation_open", condition=Q(ended_at=None)),)

    def __str__(self) -> str:
        return self.subject


class EscalationStep(models.Model):
    """Who was called when. Without a person: nobody was there to be called; whoever comes on
    duty later has a step of their own.

    ``mail_failing_since_at`` is the first attempt to tell them by e-mail that failed, and
    ``mail_next_at`` when the next one is due.
    """

    escalation = models.ForeignKey(Escalation, on_delete=models.PROTECT, related_name="steps")
    role = models.CharField(max_length=7, choices=Step)
    person = models.ForeignKey(
        "people.Employee", null=True, on_delete=models.PROTECT, related_name="+"
    )
    notified_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    mailed_at = models.DateTimeField(null=True)
    mail_tries = models.PositiveSmallIntegerField(default=0)
    mail_failing_since_at = models.DateTimeField(null=True)
    mail_next_at = models.DateTimeField(null=True)
    taken_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["escalation", "role", "person"],
                name="each_person_is_called_once",
                condition=Q(person__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["escalation", "role"], name="a_gap_is_met_once", condition=Q(person=None)
            ),
        )
        indexes = (
            models.Index(
                fields=["id"],
                name="step_not_mailed",
                condition=Q(mailed_at=None, ended_at=None, person__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.role} of {self.escalation_id}"

    @property
    def due_at(self) -> datetime:
        """When this person's minutes have passed."""
        return self.notified_at + timedelta(minutes=self.minutes)
