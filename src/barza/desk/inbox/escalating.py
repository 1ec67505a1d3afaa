"""Urgent cases that nobody has claimed go along the rota: officer, backup, head (P-43)."""

from datetime import datetime

from django.db.models import Q

from barza.desk.accounts.models import Account
from barza.desk.cases.models import Case, CaseState, Urgency
from barza.desk.duty import actions as duty
from barza.desk.duty.models import Escalation
from barza.desk.people.models import Employee

AT_ONCE = 200
"""Cases that one round of the job raises; what is left waits for the next."""


def escalate(now: datetime) -> int:
    """Ends what is claimed or settled, then raises what is urgent and free; returns how many
    were raised. Raised ones are raised once. Nobody is called for the practice town.
    """
    running = _running()
    for case in Case.objects.filter(pk__in=running).select_related("holder"):
        _follow(case, now)
    waiting = Case.objects.filter(
        Q(holder=None) | Q(held_until__lte=now),
        state=CaseState.OPEN,
        urgency=Urgency.URGENT,
        account__state=Account.State.ACTIVE,
        account__is_practice=False,
    ).exclude(pk__in=running)
    cases = list(waiting.select_related("account").order_by("opened_at", "id")[:AT_ONCE])
    for case in cases:
        duty.raise_escalation(
            account=case.account,
            about=case,
            subject=case.reference,
            path=f"/case/{case.pk}",
            urgency=case.urgency,
            answer_by=case.due_at,
            now=now,
        )
    return len(cases)


def claimed(case: Case, by: Employee, now: datetime) -> None:
    """At once, so that nobody is called for what somebody has just taken in hand."""
    duty.taken(case, by=by, now=now)


def _follow(case: Case, now: datetime) -> None:
    if case.state != CaseState.OPEN:
        duty.end(case, because=case.state, now=now)
    elif case.urgency != Urgency.URGENT:
        duty.end(case, because="not_urgent", now=now)
    elif case.holder and case.held_until and case.held_until > now:
        duty.taken(case, by=case.holder, now=now)


def _running() -> list[int]:
    prefix = f"{Case._meta.label_lower}:"
    open_ones = Escalation.objects.filter(ended_at=None, about__startswith=prefix)
    return [int(about.removeprefix(prefix)) for about in open_ones.values_list("about", flat=True)]
