"""What several actions about people ask before they write."""

from django.utils.translation import gettext as _

from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee, Role
from barza.desk.people.roles import ASSESSORS, PERSONNEL_OFFICE, is_one_of

LONGEST_NOTE = 500


def locked(employee: Employee) -> Employee:
    return Employee.objects.select_for_update().get(pk=employee.pk)


def require_personnel_office(by: Employee | str, clause: str = "P-62") -> None:
    """Of a person. The desk itself does what the directory says, within the operator's limit."""
    if isinstance(by, Employee) and not is_one_of(by, PERSONNEL_OFFICE):
        raise Refused(
            _("Human resources or senior management decide this. Ask them."), clause=clause
        )


def require_assessor(
    by: Employee, about: Employee, *, clause: str, roles: frozenset[Role] = ASSESSORS
) -> None:
    """Nobody is judged by themselves, nor by who has no say in it."""
    if not is_one_of(by, roles):
        raise Refused(
            _("A head of section, a supervisor or human resources assesses this. Ask one of them."),
            clause=clause,
        )
    if by.pk == about.pk:
        raise Refused(_("Nobody assesses themselves. Ask a colleague."), clause=clause)
    if not about.is_active:
        raise Refused(_("This person is no longer employed here."), clause=clause)


def said(text: str, *, clause: str, sentence: str) -> str:
    """What had to be written, trimmed. Refuses with the sentence when there is nothing."""
    text = text.strip()
    if not text:
        raise Refused(sentence, clause=clause)
    if len(text) > LONGEST_NOTE:
        raise Refused(
            _("This text is longer than %(most)s characters. Shorten it.") % {"most": LONGEST_NOTE},
            clause=clause,
        )
    return text
