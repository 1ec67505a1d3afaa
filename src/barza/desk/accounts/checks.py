"""What the policy asks before a resolution is issued, one by one, each with what to do."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from barza.desk.core.errors import Refused

from .models import Account, Resolution


@dataclass(frozen=True, slots=True)
class Check:
    """``is_met``, or ``missing`` says what to do."""

    clause: str
    asks: str
    missing: str = ""

    @property
    def is_met(self) -> bool:
        return not self.missing


def all_of(resolution: Resolution, now: datetime) -> list[Check]:
    """In the order in which they are met."""
    return [check for asked in ASKED for check in asked(resolution, now)]


def require_all(resolution: Resolution, now: datetime) -> None:
    """Raises ``Refused`` for the first that is not met."""
    for check in all_of(resolution, now):
        if not check.is_met:
            raise Refused(check.missing, clause=check.clause)


def _job(resolution: Resolution, _now: datetime) -> Iterator[Check]:
    person = resolution.employee
    same = (person.job_ar, person.job_en) == (resolution.job_ar, resolution.job_en)
    missing = _("The person's job has changed since the draft. Save the draft again.")
    yield Check("P-62", _("It names the person's present job"), "" if same else missing)


def _accounts(resolution: Resolution, _now: datetime) -> Iterator[Check]:
    closed = [a.name for a in resolution.accounts.all() if a.state == Account.State.CLOSED]
    missing = _("A closed account cannot be given to anyone.") if closed else ""
    yield Check("P-70", _("Its accounts are not closed"), missing)


ASKED: tuple[Callable[[Resolution, datetime], Iterator[Check]], ...] = (_job, _accounts)
