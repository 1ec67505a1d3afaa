"""How a person proves who they are, beside the passphrase (P-85)."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import encrypt
from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.audit.actions import record
from barza.desk.core.errors import Refused
from barza.desk.people import totp
from barza.desk.people.models import Employee

from .rules import locked


@transaction.atomic
def enrol_totp(employee: Employee, secret: str, *, by: str, now: datetime) -> None:
    """Gives the person an authenticator code of this secret (base 32), in place of an earlier one.

    For the installation's own set-up: nobody enrols another, a person does it after signing in.
    Raises ``Refused`` when the secret is not one.
    """
    if not totp.is_secret(secret):
        raise Refused(_("This is not the secret of an authenticator app."), clause="P-85")
    employee = locked(employee)
    Authenticator.objects.filter(user=employee, type=Authenticator.Type.TOTP).delete()
    Authenticator.objects.create(
        user=employee,
        type=Authenticator.Type.TOTP,
        data={"secret": encrypt(secret)},
        created_at=now,
    )
    record("employee.second_factor_enrolled", by=by, about=employee, now=now, clause="P-85")
