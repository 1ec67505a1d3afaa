from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .traffic import Delivery, ReceivedEvent


class UnexplainedItem(models.Model):
    """Something on our account that the desk did not do: an incident, until a person says what it
    was (P-73). One an event; ``text`` and ``url`` are kept as they stood."""

    class Kind(models.TextChoices):
        PUBLISHED = "published", _("Published")
        EDITED = "edited", _("Edited")
        DELETED = "deleted", _("Deleted")

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        EXPLAINED = "explained", _("Explained")
        NOT_OURS = "not_ours", _("Not ours")

    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT)
    event = models.OneToOneField(ReceivedEvent, on_delete=models.PROTECT)
    delivery = models.ForeignKey(Delivery, null=True, on_delete=models.PROTECT)
    kind = models.CharField(max_length=9, choices=Kind)
    network_id = models.CharField(max_length=300)
    url = models.URLField(max_length=500, blank=True)
    text = models.TextField(blank=True)
    happened_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    who = models.CharField(max_length=200, blank=True)
    because = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        "people.Employee", null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="unexplained_item_is_decided_with_name_time_and_reason",
                condition=Q(state="open", decided_by=None, decided_at=None)
                | Q(
                    state__in=["explained", "not_ours"],
                    decided_by__isnull=False,
                    decided_at__isnull=False,
                )
                & ~Q(because=""),
            ),
        )
        indexes = (
            models.Index(fields=["account", "state", "id"]),
            models.Index(
                fields=["account", "id"], name="unexplained_open", condition=Q(state="open")
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.network_id}"
