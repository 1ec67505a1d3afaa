from django.db import models

from .account import Account


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
