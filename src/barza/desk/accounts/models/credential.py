from django.db import models
from django.utils.translation import gettext_lazy as _

from .account import Account


class Credential(models.Model):
    """A secret of an account, sealed. Only ``vault`` opens it (P-85).

    The connector signs in with those of kind ``TOKEN``; the others are in custody only.
    ``spent_at``: when a recovery code, which works once, was shown. A ``FORMER`` password
    is kept until somebody confirms that the network has taken the one in its place, ``former_of``.
    What is kept no more (``vault.wipe``) has a ``spent_at`` and no value; a token has its digest
    (``vault.forget_token``).
    ``stored_at``: since when it is this value. ``given_at``: when somebody last said that it is,
    which may be the same value again; of a
    former one, when it became that.
    """

    class Kind(models.TextChoices):
        TOKEN = "token", _("Connection")
        PASSWORD = "password", _("Sign-in password")
        RECOVERY_CODE = "recovery_code", _("Recovery code")
        SEED = "seed", _("Seed of the second factor")
        RECOVERY_EMAIL = "recovery_email", _("Recovery e-mail")
        RECOVERY_PHONE = "recovery_phone", _("Recovery phone")
        FORMER = "former", _("Former password")

    account = models.ForeignKey(Account, on_delete=models.PROTECT)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.TOKEN)
    name = models.CharField(max_length=60)
    sealed = models.BinaryField()
    wrapped_key = models.BinaryField()
    key_id = models.CharField(max_length=16)
    stored_at = models.DateTimeField()
    given_at = models.DateTimeField(null=True)
    spent_at = models.DateTimeField(null=True, blank=True)
    former_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="formers"
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=["account", "name"], name="credential_once"),)

    def __str__(self) -> str:
        return f"{self.name} of {self.account_id}"

    @property
    def is_forgotten_token(self) -> bool:
        """The account was disconnected; the network may take it still."""
        return self.kind == self.Kind.TOKEN and self.spent_at is not None


class RotationDue(models.Model):
    """A credential has to be replaced, and why (P-85). Storing a new value settles it.

    One that is due because somebody left locks the account for publishing meanwhile.
    """

    class Reason(models.TextChoices):
        REVEALED = "revealed", _("Shown to a person")
        LEFT = "left", _("Somebody who knew it left")
        SUSPICION = "suspicion", _("Suspicion")
        CALENDAR = "calendar", _("Its time has come")

    credential = models.ForeignKey(Credential, on_delete=models.PROTECT, related_name="rotations")
    reason = models.CharField(max_length=10, choices=Reason)
    because = models.CharField(max_length=500, blank=True)
    employee = models.ForeignKey(
        "people.Employee", null=True, on_delete=models.PROTECT, related_name="+"
    )
    raised_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(
        "people.Employee", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        indexes = (
            models.Index(
                fields=["id"], name="rotation_open", condition=models.Q(done_at__isnull=True)
            ),
        )

    def __str__(self) -> str:
        return f"rotation of {self.credential_id}: {self.reason}"


class ViewPass(models.Model):
    """Lets one person see one credential once, within a minute (P-85). Of its token, the hash."""

    digest = models.BinaryField(unique=True)
    credential = models.ForeignKey(Credential, on_delete=models.PROTECT, related_name="+")
    employee = models.ForeignKey("people.Employee", on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"view of {self.credential_id}"
