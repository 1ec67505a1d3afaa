from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.core.errors import Refused
from barza.desk.drills.models import RunMessage
from barza.desk.people.models import Employee, Unit

from . import rules


@transaction.atomic
def choose_department(message: RunMessage, code: str, *, by: Employee, now: datetime) -> RunMessage:
    """Which department the trainee would ask; may be changed until the run ends."""
    run = rules.locked(message.run)
    rules.require_own(run, by)
    rules.require_open(run, now)
    unit = Unit.objects.filter(code=code).first()
    if unit is None:
        raise Refused(
            _("This department isn't known. Choose one from the list."), clause=rules.CLAUSE
        )
    message.department = unit
    message.save(update_fields=["department"])
    rules.note("drill.department_chosen", run, by, now, place=message.place, department=unit.code)
    return message
