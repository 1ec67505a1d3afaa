"""Whom an identity provider's token names here (P-61)."""

from typing import Protocol

from django.utils.translation import gettext as _

from barza.desk.core.errors import Refused
from barza.desk.environment.oidc import Oidc
from barza.desk.people.models import Employee


class Said(Protocol):
    """What a proved token says."""

    @property
    def email_verified(self) -> bool: ...

    def says(self, name: str) -> str: ...


def named_by(said: Said, source: Oidc) -> Employee:
    """Raises ``Refused`` where nobody, or more than one, is meant."""
    value = said.says(source.claim)
    if not value:
        sentence = _(
            "The institution's sign-in doesn't say who you are here. Tell the information "
            "security office."
        )
        raise Refused(sentence, clause="P-61")
    if source.field == "email" and not said.email_verified:
        sentence = _(
            "The institution's sign-in hasn't verified your e-mail address. Verify it there."
        )
        raise Refused(sentence, clause="P-61")
    lookup = {"email": "email__iexact", "employee_no": "employee_no"}[source.field]
    found = list(Employee.objects.filter(**{lookup: value})[:2])
    if len(found) != 1:
        sentence = _(
            "The directory of the desk doesn't have you. Ask human resources to enter you; "
            "signing in makes no account."
        )
        raise Refused(sentence, clause="P-61")
    return found[0]


def require_employed(employee: Employee) -> None:
    if not employee.is_active:
        sentence = _(
            "The directory says that you no longer work here. Ask human resources if that is wrong."
        )
        raise Refused(sentence, clause="P-61")
