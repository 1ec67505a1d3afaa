"""A second person agrees with what was said about the screening, or doesn't (P-44)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.accounts import authority
from barza.desk.accounts.models import Duty
from barza.desk.cases import actions as cases
from barza.desk.cases.actions.findings import MISSED
from barza.desk.cases.models import Finding
from barza.desk.core.errors import Refused
from barza.desk.inbox.models import Remark
from barza.desk.people.models import Employee

from .remarks import record_remark, require_why, undecided


@transaction.atomic
def agree(remark: Remark, *, why: str, by: Employee, now: datetime) -> Remark:
    """The finding counts no longer, or what was missed counts; the text may train the next model.

    Raises ``Refused`` for the person who marked it, without a resolution to moderate (P-61),
    and without a reason.
    """
    remark = _decide(remark, Remark.State.AGREED, why, by, now)
    if remark.message and remark.kind == Remark.Kind.MISSED and _stands_there(remark):
        cases.add_finding(
            remark.message,
            clause=remark.clause,
            start=remark.start,
            end=remark.end,
            by=by,
            now=now,
        )
    elif finding := _finding(remark):
        cases.refute(finding, by=by, now=now)
    return remark


@transaction.atomic
def disagree(remark: Remark, *, why: str, by: Employee, now: datetime) -> Remark:
    """Everything stays as the screening said. Raises ``Refused`` as ``agree`` does."""
    return _decide(remark, Remark.State.DISAGREED, why, by, now)


@transaction.atomic
def reconsider(remark: Remark, *, by: Employee, now: datetime) -> Remark:
    """Takes one's own decision back: the remark is to be reviewed again."""
    found = Remark.objects.select_for_update(of=("self",))
    remark = found.select_related("account", "case", "message").get(pk=remark.pk)
    if remark.decided_by_id != by.pk:
        raise Refused(_("Only who decided this can take the decision back."), clause="P-39")
    resolution = authority.require(by, remark.account, Duty.MODERATE, now)
    finding = _finding(remark) if remark.state == Remark.State.AGREED else None
    remark.state, remark.decided_by, remark.decided_at = Remark.State.OPEN, None, None
    remark.decided_why = ""
    remark.save(update_fields=["state", "decided_by", "decided_at", "decided_why"])
    if finding and finding.rule == MISSED:
        cases.drop_finding(finding, by=by, now=now)
    elif finding:
        cases.restore(finding, by=by, now=now)
    record_remark("remark.reconsidered", remark, by, now, resolution.number)
    return remark


def _decide(remark: Remark, state: str, why: str, by: Employee, now: datetime) -> Remark:
    remark = undecided(remark)
    resolution = authority.require(by, remark.account, Duty.MODERATE, now)
    if remark.by_id == by.pk:
        raise Refused(_("You marked this yourself. A second person decides on it."), clause="P-44")
    remark.state, remark.decided_why = state, require_why(why)
    remark.decided_by, remark.decided_at = by, now
    remark.save(update_fields=["state", "decided_by", "decided_at", "decided_why"])
    record_remark(f"remark.{state}", remark, by, now, resolution.number, remark.decided_why)
    return remark


def _stands_there(remark: Remark) -> bool:
    """Its author may have edited the message meanwhile."""
    return remark.message is not None and remark.message.text == remark.text


def _finding(remark: Remark) -> Finding | None:
    """The finding that it is about, where the message still holds it."""
    if remark.message is None:
        return None
    rule = MISSED if remark.kind == Remark.Kind.MISSED else remark.rule
    found = Finding.objects.filter(message=remark.message, clause=remark.clause, rule=rule)
    same = [one for one in found if remark.message.text[one.start : one.end] == remark.words]
    return min(same, key=lambda one: abs(one.start - remark.start), default=None)
