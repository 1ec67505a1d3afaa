"""Third-party applications, and functions of the network, that an account is joined to (P-86)."""

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from .account import Account


class AllowedApp(models.Model):
    """The allow-list: what information security lets be joined to an account."""

    name = models.CharField(max_length=120)
    publisher = models.CharField(max_length=120, blank=True)
    because = models.CharField(max_length=500)
    allowed_by = models.ForeignKey("people.Employee", on_delete=models.PROTECT, related_name="+")
    allowed_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)
    removed_by = models.ForeignKey(
        "people.Employee", null=True, on_delete=models.PROTECT, related_name="+"
    )
    removed_because = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                Lower("name"),
                condition=models.Q(removed_at__isnull=True),
                name="allowed_app_once",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Attestation(models.Model):
    """Somebody looked at the network's own settings, and shows what stood there."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="attestations")
    at = models.DateTimeField()
    by = models.ForeignKey("people.Employee", on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=500, blank=True)
    screenshot = models.FileField(upload_to="accounts/attestations")
    sha256 = models.CharField(max_length=64)

    class Meta:
        indexes = (models.Index(fields=["account", "-at"]),)

    def __str__(self) -> str:
        return f"attestation {self.pk}"


class ConnectedApp(models.Model):
    """The inventory: an application that stands in the account's settings."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="apps")
    name = models.CharField(max_length=120)
    publisher = models.CharField(max_length=120, blank=True)
    permissions = models.CharField(max_length=500, blank=True)
    allowed = models.BooleanField(default=False)
    allowed_by = models.ForeignKey(
        "people.Employee", null=True, on_delete=models.PROTECT, related_name="+"
    )
    attested_on = models.DateField(null=True)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                models.F("account"),
                Lower("name"),
                condition=models.Q(removed_at__isnull=True),
                name="connected_app_once",
            ),
        )

    def __str__(self) -> str:
        return self.name


class UnknownApp(models.Model):
    """An application that nobody allowed, found on an account: an incident until it is decided."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        REMOVED = "removed", _("Removed from the account")
        ALLOWED = "allowed", _("Allowed")

    app = models.ForeignKey(ConnectedApp, on_delete=models.PROTECT, related_name="incidents")
    attestation = models.ForeignKey(Attestation, on_delete=models.PROTECT, related_name="unknown")
    found_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        "people.Employee", null=True, on_delete=models.PROTECT, related_name="+"
    )
    because = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["app"], condition=models.Q(state="open"), name="unknown_app_open_once"
            ),
        )

    def __str__(self) -> str:
        return f"unknown: {self.app_id}"
