from django.db import models

from barza.connectors.base import Use

USES = [(use.value, use.value) for use in Use]


class Bucket(models.Model):
    """How many turns an account has left for one use, as it stood at ``at``; all workers share it.

    ``not_before``: until then the network has asked not to be called at all.
    """

    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT)
    use = models.CharField(max_length=10, choices=USES)
    turns = models.FloatField()
    at = models.DateTimeField()
    not_before = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["account", "use"], name="bucket_of_account_and_use"),
        )

    def __str__(self) -> str:
        return f"{self.use} of {self.account_id}: {self.turns}"


class Budget(models.Model):
    """US dollars that an account may cost in a month, from the month of ``from_on`` on.

    Who set it stands in the acts. Nothing stands here: it may cost nothing.
    """

    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT)
    usd = models.DecimalField(max_digits=9, decimal_places=2)
    from_on = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["account", "from_on"], name="budget_from_a_day_once"),
        )

    def __str__(self) -> str:
        return f"{self.account_id}: {self.usd} from {self.from_on}"


class Spending(models.Model):
    """What one account cost on one day for one use, at the prices of that day."""

    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT)
    on = models.DateField()
    use = models.CharField(max_length=10, choices=USES)
    turns = models.PositiveIntegerField()
    items = models.PositiveIntegerField()
    usd = models.DecimalField(max_digits=12, decimal_places=6)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["account", "on", "use"], name="spending_of_a_day"),
        )

    def __str__(self) -> str:
        return f"{self.account_id} on {self.on}: {self.usd}"
