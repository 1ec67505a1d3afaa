"""From the request to the closing of an account (P-70)."""

from django.db import models
from django.utils.translation import pgettext_lazy

from .account import Account


class AccountRequest(models.Model):
    """Why an account is wanted, and what senior management said."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="requests")
    need = models.TextField(max_length=2000)
    audience = models.TextField(max_length=2000)
    resources = models.TextField(max_length=2000)
    serves = models.ForeignKey(
        "policy.Orientation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    asked_by = models.ForeignKey("people.Employee", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    approved = models.BooleanField(null=True)
    decided_by = models.ForeignKey(
        "people.Employee", null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    because = models.TextField(max_length=2000, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["account"],
                condition=models.Q(decided_at__isnull=True),
                name="request_open_once",
            ),
        )

    def __str__(self) -> str:
        return f"request {self.pk}"


class Level(models.IntegerChoices):
    LOW = 1, pgettext_lazy("risk", "Low")
    MEDIUM = 2, pgettext_lazy("risk", "Medium")
    HIGH = 3, pgettext_lazy("risk", "High")


class Risk(models.Model):
    """A line of an account's risk sheet: what may happen, and what is done against it."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="risks")
    what = models.CharField(max_length=300)
    likelihood = models.PositiveSmallIntegerField(choices=Level)
    impact = models.PositiveSmallIntegerField(choices=Level)
    measure = models.CharField(max_length=500)

    def __str__(self) -> str:
        return self.what

    @property
    def weight(self) -> int:
        """1 to 9."""
        return self.likelihood * self.impact


class Review(models.Model):
    """The yearly look at whether the account still serves."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="reviews")
    due_on = models.DateField(null=True)
    done_at = models.DateTimeField()
    done_by = models.ForeignKey("people.Employee", on_delete=models.PROTECT, related_name="+")
    note = models.TextField(max_length=2000)

    def __str__(self) -> str:
        return f"review {self.pk}"


class Closing(models.Model):
    """What an account left behind: its acts in a file, and who takes over from it."""

    account = models.OneToOneField(Account, on_delete=models.PROTECT)
    closed_at = models.DateTimeField()
    closed_by = models.ForeignKey("people.Employee", on_delete=models.PROTECT, related_name="+")
    because = models.TextField(max_length=2000)
    successor = models.TextField(max_length=2000)
    archive = models.FileField(upload_to="accounts/archives")
    sha256 = models.CharField(max_length=64)
    acts = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return f"closing of {self.account_id}"
