"""Who sets the institution up: names, units, catalogue. It opens no account (P-61)."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _

from barza.desk.core.errors import Refused

from .models import Employee, Role
from .roles import PERSONNEL_OFFICE, is_one_of


def administers(employee: Employee) -> bool:
    """Human resources, senior management, and whoever administers this installation."""
    return employee.is_active and (employee.is_superuser or is_one_of(employee, PERSONNEL_OFFICE))


def may_invite(employee: Employee) -> bool:
    """Who hands out invitations to choose a first passphrase (P-85)."""
    return administers(employee) or is_one_of(employee, frozenset({Role.SECURITY}))


def wants_invitation(employee: Employee) -> bool:
    """Whether the person works here and can't sign in in any way yet. Where the institution's own
    sign-in is set up, it lets everybody in, and a passphrase would be a second door."""
    never = employee.last_login is None and not employee.has_usable_password()
    return employee.is_active and never and settings.OIDC is None


def require(by: Employee, clause: str = "P-07") -> None:
    if not administers(by):
        raise Refused(
            _("Human resources, senior management or the administrator sets this. Ask them."),
            clause=clause,
        )


def changes(row: models.Model, given: Mapping[str, Any]) -> dict[str, list[str]]:
    """By field, what it was and what it becomes, in words for the act; sets the new values."""
    found = {}
    for name, value in given.items():
        before = getattr(row, name)
        if before != value:
            found[name] = [_said(before), _said(value)]
            setattr(row, name, value)
    return found


def require_names(*names: str, clause: str = "P-07") -> None:
    """Everything that the public or staff read has an Arabic and an English name."""
    if not all(name.strip() for name in names):
        raise Refused(_("Write the name in Arabic and in English."), clause=clause)


def _said(value: Any) -> str:
    return "" if value is None else str(value)
