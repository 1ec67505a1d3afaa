from django.db import models
from django.utils.translation import gettext_lazy as _

from .account import Account


class ImpostorReport(models.Model):
    """Somebody saw an account that passes itself off as the institution's (P-24).

    A report of its own and no case: cases stand above the register of accounts.
    """

    class State(models.TextChoices):
        OPEN = "open", _("To be looked at")
        REPORTED = "reported", _("Reported to the network")
        NOT_ONE = "not_one", _("Not an impostor")
        OURS = "ours", _("It is ours")

    seen_at = models.CharField(max_length=500)
    what = models.TextField(max_length=2000)
    contact = models.CharField(max_length=200, blank=True)
    sent_at = models.DateTimeField()
    account = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        "people.Employee", null=True, on_delete=models.PROTECT, related_name="+"
    )
    because = models.CharField(max_length=1000, blank=True)

    class Meta:
        indexes = (models.Index(fields=["state", "-id"]),)

    def __str__(self) -> str:
        return f"report {self.pk}"
