"""Whose role lets them decide on the register. A role opens no account: a resolution does."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee, Role

SENIOR = frozenset({Role.SENIOR_MANAGEMENT})
HEADS = frozenset({Role.SECTION_HEAD, Role.SENIOR_MANAGEMENT})
ASK = HEADS | {Role.SUPERVISOR, Role.DEPARTMENT}
"""Who may ask for a new account: whoever has the public before them."""
STOP = HEADS | {Role.SUPERVISOR, Role.SECURITY}
"""Who may suspend an account: in an emergency, whoever is there."""
SECURITY = frozenset({Role.SECURITY})
WATCH = frozenset({Role.SUPERVISOR, Role.SECTION_HEAD, Role.SECURITY})
"""Who looks at reports of impostors."""


def may(employee: Employee, roles: Collection[str]) -> bool:
    return employee.is_active and employee.role in roles


def require(employee: Employee, roles: Collection[str], *, clause: str = "P-70") -> None:
    """Raises ``Refused``, naming who decides, unless the person holds one of the roles."""
    if not may(employee, roles):
        names = _(", ").join(str(role.label) for role in Role if role in roles)
        raise Refused(
            _("This is decided by: %(roles)s. Ask them.") % {"roles": names}, clause=clause
        )


def require_text(text: str, sentence: str, *, clause: str = "P-70") -> str:
    """The text without space around it. Raises ``Refused`` with the sentence if nothing is left."""
    if not text.strip():
        raise Refused(sentence, clause=clause)
    return text.strip()
