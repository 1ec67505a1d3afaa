from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .stored import StoredFile


class Concern(models.Model):
    """What an employee raises inside, in confidence (P-57).

    ``unit`` is the filer's when it was filed, so that its head can still be kept out after a
    transfer. ``missed_at``: when a promise of the clock wasn't kept for the first time.
    """

    class Kind(models.TextChoices):
        SERVICE = "service", _("The service to the public")
        COLLEAGUE = "colleague", _("A colleague")
        MANAGER = "manager", _("A manager")
        CONDITIONS = "conditions", _("Working conditions")
        POLICY = "policy", _("The policy")

    class State(models.TextChoices):
        RECEIVED = "received", _("Received")
        IN_HAND = "in_hand", _("In hand")
        ANSWERED = "answered", _("Answered")
        ESCALATED = "escalated", _("Escalated")
        WITHDRAWN = "withdrawn", _("Withdrawn by the employee")

    OPEN = (State.RECEIVED, State.IN_HAND, State.ESCALATED)

    filer = models.ForeignKey("people.Employee", on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey("people.Unit", null=True, on_delete=models.PROTECT, related_name="+")
    about = models.ForeignKey(
        "people.Employee", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=12, choices=Kind)
    title = models.CharField(max_length=200)
    not_to_manager = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State, default=State.RECEIVED)
    filed_at = models.DateTimeField()
    acknowledge_by_at = models.DateTimeField()
    answer_by_at = models.DateTimeField()
    taken_by = models.ForeignKey(
        "people.Employee", null=True, on_delete=models.PROTECT, related_name="+"
    )
    acknowledged_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    escalated_at = models.DateTimeField(null=True)
    reopened_at = models.DateTimeField(null=True)
    missed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=["filer", "-id"]),
            models.Index(
                fields=["answer_by_at", "id"],
                name="concern_open_by_deadline",
                condition=Q(state__in=["received", "in_hand", "escalated"]),
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN


class ConcernMessage(models.Model):
    """One turn of the conversation between the filer and the desk."""

    class Kind(models.TextChoices):
        SAID = "said", _("Message")
        ANSWER = "answer", _("Answer")
        NOT_RESOLVED = "not_resolved", _("Not resolved")

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="messages")
    author = models.ForeignKey("people.Employee", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.SAID)
    text = models.TextField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.kind} on {self.concern_id}"


class ConcernFile(StoredFile):
    """An attachment of a message; served through the concern's gate only."""

    message = models.ForeignKey(ConcernMessage, on_delete=models.PROTECT, related_name="files")
