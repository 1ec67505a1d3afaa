"""A person's first passphrase: chosen by themselves, through an invitation handed to them (P-85).

Whoever invites sees the address, never the passphrase; both steps are on record.
"""

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from barza.desk.audit.actions import Actor, record
from barza.desk.core.errors import Refused
from barza.desk.people.administering import may_invite, wants_invitation
from barza.desk.people.models import Employee, Role

from .rules import locked

TELL = "people.tell_invited"
"""The job that tells the person: no mail server is waited for here."""


class _Invitations(PasswordResetTokenGenerator):
    """For a day (``PASSWORD_RESET_TIMEOUT``); a new one, or a passphrase, ends the earlier."""

    key_salt = "barza.desk.people.invitation"


_invitations = _Invitations()


@transaction.atomic
def invite(employee: Employee, *, by: Employee, now: datetime) -> str:
    """A token with which the person chooses their passphrase once, within a day.

    Only for somebody who has none and never signed in, and never where the institution's own
    sign-in lets people in: nobody takes over a colleague's sign-in this way. The person is told by
    e-mail, by a job, who made it.
    """
    if not may_invite(by):
        raise Refused(
            _("Human resources or information security invites. Ask them."), clause="P-85"
        )
    employee = locked(employee)
    if employee.pk == by.pk or employee.has_usable_password():
        raise Refused(_("This person has a passphrase already."), clause="P-85")
    if not employee.is_active:
        raise Refused(_("This person is no longer employed here."), clause="P-85")
    if not wants_invitation(employee):
        raise Refused(
            _("This person signs in with the institution's account, and needs no passphrase here."),
            clause="P-85",
        )
    employee.set_unusable_password()  # another one: earlier invitations end
    employee.save(update_fields=["password"])
    record("employee.invited", by=by, about=employee, now=now, clause="P-85")
    app.configure_task(TELL).defer(employee_id=employee.pk, by_id=by.pk, at=now.isoformat())
    return _invitations.make_token(employee)


def is_invited(employee: Employee, token: str) -> bool:
    return wants_invitation(employee) and _invitations.check_token(employee, token)


@transaction.atomic
def accept_invitation(
    employee: Employee, *, token: str, passphrase: str, by: Employee, now: datetime
) -> Employee:
    """Sets the passphrase that the person chose. Raises ``Refused`` for a token that is spent or
    too old, and for a passphrase that is short or easily guessed."""
    employee = locked(employee)
    if by.pk != employee.pk or not is_invited(employee, token):
        raise Refused(
            _("This invitation was used, or is older than a day. Ask for a new one."), clause="P-85"
        )
    _set_first(employee, passphrase)
    record("employee.passphrase_chosen", by=by, about=employee, now=now, clause="P-85")
    return employee


@transaction.atomic
def make_administrator(
    *,
    username: str,
    employee_no: str,
    name_ar: str,
    name_en: str,
    job_ar: str,
    job_en: str,
    passphrase: str,
    by: str = Actor.SYSTEM,
    now: datetime,
) -> Employee:
    """The first person of an empty desk: enters units and people, and opens no account (P-61).

    Raises ``Refused`` once anybody is entered here, and for a weak passphrase.
    """
    if Employee.objects.exists():
        raise Refused(_("People are entered here already. Let one of them invite."), clause="P-61")
    person = Employee(
        username=username.strip(),
        employee_no=employee_no.strip(),
        name_ar=name_ar.strip(),
        name_en=name_en.strip(),
        job_ar=job_ar.strip(),
        job_en=job_en.strip(),
        role=Role.PERSONNEL,
        is_superuser=True,
        is_staff=True,
    )
    person.set_unusable_password()
    try:
        person.clean_fields(exclude={"unit", "languages"})
    except ValidationError as error:
        raise Refused(" ".join(error.messages), clause="P-62") from error
    person.save()
    _set_first(person, passphrase)
    record("employee.administrator_made", by=by, about=person, now=now, clause="P-61")
    return person


def _set_first(employee: Employee, passphrase: str) -> None:
    """In the caller's transaction. Raises ``Refused`` in the words of the rules."""
    try:
        validate_password(passphrase, employee)
    except ValidationError as error:
        raise Refused(" ".join(error.messages), clause="P-85") from error
    employee.set_password(passphrase)
    employee.save(update_fields=["password"])
