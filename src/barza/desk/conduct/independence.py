"""Who may decide on a conduct file: nobody who accuses, leads or is the employee (P-59)."""

from django.utils.translation import gettext as _

from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee

from . import standing
from .models import ConductFile, Finding

DECIDE = frozenset({standing.DESK, standing.ABOVE})


def obstacle(file: ConductFile, person: Employee, instance: str) -> str:
    """Why this person may not decide; empty when they may. ``instance``: see ``Finding``."""
    if person.role not in DECIDE or not person.is_active:
        return _("Somebody of human resources or senior management decides. Choose one of them.")
    if person.pk == file.employee_id:
        return _("Nobody decides on a file about themselves. Choose somebody else.")
    if person.pk == file.alleged_by_id:
        return _("Whoever raised the allegation can't decide on it. Choose somebody else.")
    if standing.is_line_manager(person, file.employee, file.unit_id):
        return _("A manager of the employee can't decide on the file. Choose somebody else.")
    if instance == Finding.Instance.GRIEVANCE and _found(file, person):
        return _("Whoever made the finding can't decide on the grievance. Choose somebody else.")
    return ""


def require(file: ConductFile, person: Employee, instance: str) -> None:
    """Raises ``Refused`` when this person may not decide."""
    if why := obstacle(file, person, instance):
        raise Refused(why, clause="P-59")


def _found(file: ConductFile, person: Employee) -> bool:
    return file.findings.filter(instance=Finding.Instance.FIRST, by=person).exists()
