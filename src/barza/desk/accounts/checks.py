"""What the policy asks before a resolution is issued, one by one, each with what to do.

A resolution that names accounts of the practice town alone is how somebody learns the work before
it is entrusted to them: selection, training, practical test and readiness are asked of the
resolution for a real account. ``accounts_open_at`` asks no training of it either. Naming one real
account, from the beginning or by an amendment, asks all.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from barza.desk.core.errors import Refused
from barza.desk.people import queries as people

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
    questions = ASKED_FOR_PRACTICE if is_for_practice(resolution) else ASKED
    return [check for asked in questions for check in asked(resolution, now)]


def is_for_practice(resolution: Resolution) -> bool:
    """Whether it names accounts of the practice town, and no other."""
    named = [account.is_practice for account in resolution.accounts.all()]
    return bool(named) and all(named)


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


def _selection(resolution: Resolution, _now: datetime) -> Iterator[Check]:
    found = people.complete_selection(resolution.employee)
    missing = _("Two assessors have to complete a selection of this person first.")
    yield Check("P-63", _("The person was selected by two assessors"), "" if found else missing)


def _training(resolution: Resolution, now: datetime) -> Iterator[Check]:
    lacking = people.lacking_training(resolution.employee, now, resolution.duties)
    names = _(", ").join(module.title for module in lacking)
    missing = _("The person's training is not valid: %(modules)s.") % {"modules": names}
    yield Check("P-45", _("The training for these duties is valid"), missing if lacking else "")


def _platforms(resolution: Resolution, now: datetime) -> Iterator[Check]:
    for network in sorted({account.network for account in resolution.accounts.all()}):
        passed = people.has_platform_test(resolution.employee, network, now)
        asks = _("The practical test for %(network)s is valid") % {"network": network}
        missing = _("The person has no valid practical test for %(network)s. Assess it first.")
        yield Check("P-66", asks, "" if passed else missing % {"network": network})


def _readiness(resolution: Resolution, now: datetime) -> Iterator[Check]:
    declared = people.readiness_of(resolution.employee, now)
    missing = _("The person has not declared readiness. Ask them to do so on their page.")
    asks = _("Readiness outside official hours is declared")
    yield Check("P-67", asks, "" if declared else missing)


ASKED: tuple[Callable[[Resolution, datetime], Iterator[Check]], ...] = (
    *(_job, _accounts, _selection, _training, _platforms, _readiness),
)
ASKED_FOR_PRACTICE = (_job, _accounts)
