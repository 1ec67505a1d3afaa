"""A drill that somebody goes through in the practice town, and what they did (P-45, P-87)."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .content import DrillText, MessageText


class RunQuerySet(models.QuerySet["Run"]):
    def open(self) -> Self:
        return self.filter(ended_at=None)


class Run(models.Model):
    """One person's way through one drill. ``content`` is the drill as it was given.

    ``ends_at`` is when its time is over; ``score`` in per cent, None where there is nothing to
    score: it was abandoned, or its messages never came.
    """

    class End(models.TextChoices):
        FINISHED = "finished", pgettext_lazy("of a drill", "Finished")
        EXPIRED = "expired", _("Time was over")
        ABANDONED = "abandoned", _("Abandoned")
        NOT_HELD = "not_held", _("Could not be held")

    drill = models.SlugField(max_length=40)
    version = models.PositiveSmallIntegerField()
    content = models.JSONField()
    employee = models.ForeignKey("people.Employee", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    resolution = models.CharField(max_length=40)
    started_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    end = models.CharField(max_length=10, choices=End, blank=True)
    score = models.PositiveSmallIntegerField(null=True)
    is_passed = models.BooleanField(default=False)

    objects = RunQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["employee"], name="drill_one_at_a_time", condition=Q(ended_at=None)
            ),
            models.CheckConstraint(
                name="drill_ends_in_some_way",
                condition=Q(ended_at=None, end="") | (Q(ended_at__isnull=False) & ~Q(end="")),
            ),
            models.CheckConstraint(
                name="drill_passed_is_scored", condition=Q(is_passed=False) | Q(score__isnull=False)
            ),
        )
        indexes = (
            models.Index(fields=["employee", "-id"], name="drill_runs_of_person"),
            models.Index(fields=["ends_at"], name="drill_open", condition=Q(ended_at=None)),
        )

    def __str__(self) -> str:
        return f"{self.drill} {self.pk}"

    @cached_property
    def text(self) -> DrillText:
        return DrillText.model_validate(self.content)

    def is_open(self, now: datetime) -> bool:
        return self.ended_at is None and now < self.ends_at


class RunMessage(models.Model):
    """One message of a run: what the town made of it, which department the trainee would ask, and
    how it was judged once the run was over (``result``, see ``judging``)."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="messages")
    place = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=40)
    due_at = models.DateTimeField()
    posted_at = models.DateTimeField(null=True)
    network_id = models.CharField(max_length=200, null=True)  # noqa: DJ001 unique when known
    problem = models.CharField(max_length=300, blank=True)
    department = models.ForeignKey(
        "people.Unit", null=True, on_delete=models.PROTECT, related_name="+"
    )
    result = models.JSONField(default=dict)

    class Meta:
        ordering = ("place",)
        constraints = (
            models.UniqueConstraint(fields=["run", "place"], name="drill_message_place_once"),
            models.CheckConstraint(
                name="drill_message_posted_has_the_networks_id",
                condition=Q(posted_at=None, network_id=None)
                | Q(posted_at__isnull=False, network_id__isnull=False),
            ),
        )
        indexes = (
            models.Index(
                fields=["due_at"], name="drill_message_to_post", condition=Q(posted_at=None)
            ),
        )

    def __str__(self) -> str:
        return f"{self.key} of {self.run_id}"

    @property
    def text(self) -> MessageText:
        return self.run.text.by_key[self.key]
