"""An urgent item reaches the officer, then the backup, then the head of section (P-43).

Where nobody was on duty, whoever comes on duty while it still waits is called then.
"""

from datetime import datetime
from functools import partial

from django.db import models, transaction

from barza.desk.accounts.models import Account
from barza.desk.audit.actions import Actor, record
from barza.desk.duty import mail, push, queries
from barza.desk.duty.models import Escalation, EscalationStep, Step
from barza.desk.people.models import Employee

AT_ONCE = 200
"""Escalations that one round of the job looks at."""


@transaction.atomic
def raise_escalation(
    *,
    account: Account,
    about: models.Model,
    subject: str,
    path: str = "",
    urgency: str = "urgent",
    answer_by: datetime | None = None,
    by: Employee | str = Actor.SYSTEM,
    now: datetime,
) -> Escalation:
    """Calls the officer on duty; of a thing that is escalated already, returns that one."""
    Account.objects.select_for_update().get(pk=account.pk)
    label = label_of(about)
    running = queries.escalated(label)
    if running:
        return running
    made = Escalation.objects.create(
        account=account,
        subject=subject,
        about=label,
        path=path,
        urgency=urgency,
        answer_by=answer_by,
        raised_at=now,
    )
    record("escalation.raised", by=by, about=made, now=now, clause="P-43", thing=label)
    _call(made, by, now)
    return made


def advance(*, by: Employee | str = Actor.SYSTEM, now: datetime) -> int:
    """Calls the next person wherever the last one's minutes have passed, and whoever has come on
    duty since nobody was there; returns how many were called. A second time at the same instant
    calls nobody.
    """
    waiting = queries.overdue(now).values_list("pk", flat=True)[:AT_ONCE]
    called = sum(_advance(pk, by, now) for pk in list(waiting))
    gaps = queries.met_a_gap(now).values_list("pk", flat=True)[:AT_ONCE]
    return called + sum(_call_who_came(pk, by, now) for pk in list(gaps))


@transaction.atomic
def taken(about: models.Model, *, by: Employee, now: datetime) -> Escalation | None:
    """Somebody has taken the thing in hand: nobody else is called."""
    running = _running(about)
    if running is None:
        return None
    running.steps.filter(person=by, taken_at=None).update(taken_at=now)
    running.taken_by = by
    return _ended(running, "taken", by, now)


@transaction.atomic
def end(
    about: models.Model, *, because: str, by: Employee | str = Actor.SYSTEM, now: datetime
) -> Escalation | None:
    """Nothing is owed any more, or the thing is no longer urgent."""
    running = _running(about)
    return _ended(running, because, by, now) if running else None


def label_of(about: models.Model) -> str:
    """Names a thing as the register of acts does."""
    return f"{about._meta.label_lower}:{about.pk}"


@transaction.atomic
def _advance(pk: int, by: Employee | str, now: datetime) -> int:
    escalation = _waiting(pk)
    last = escalation.steps.last() if escalation else None
    if not escalation or not last or now < last.due_at:
        return 0
    return _call(escalation, by, now)


def _call(escalation: Escalation, by: Employee | str, now: datetime) -> int:
    """The next in the chain as the rota stands now, and past those places where nobody is."""
    called = 0
    done = set(escalation.steps.values_list("role", flat=True))
    for role, person, minutes in queries.chain(escalation.account, now, escalation.urgency):
        if role in done:
            continue
        _step(escalation, role, person, minutes, by, now)
        called += 1
        if person:
            break
    return called


@transaction.atomic
def _call_who_came(pk: int, by: Employee | str, now: datetime) -> int:
    """Where nobody was, the first of those on duty now who was not called yet; their backup once
    their own minutes have passed.
    """
    escalation = _waiting(pk)
    if escalation is None:
        return 0
    steps = list(escalation.steps.all())
    empty = _still_empty(steps)
    called = {step.person_id: step for step in steps if step.person_id}
    for role, person, minutes in queries.chain(escalation.account, now, escalation.urgency):
        if not empty:
            break
        empty.discard(role)
        before = called.get(person.pk) if person else None
        if before and now < before.due_at:
            break
        if person and not before:
            _step(escalation, role, person, minutes, by, now)
            return 1
    return 0


def _still_empty(steps: list[EscalationStep]) -> set[str]:
    """The places at which nobody was, and nobody was called since."""
    empty: set[str] = set()
    for step in steps:
        (empty.discard if step.person_id else empty.add)(step.role)
    return empty


def _waiting(pk: int) -> Escalation | None:
    waiting = Escalation.objects.select_for_update(skip_locked=True, of=("self",))
    return waiting.select_related("account").filter(pk=pk, ended_at=None).first()


def _step(
    escalation: Escalation,
    role: Step,
    person: Employee | None,
    minutes: int,
    by: Employee | str,
    now: datetime,
) -> None:
    """On record with its time; a person is told by e-mail and on their devices once it is."""
    step = EscalationStep.objects.create(
        escalation=escalation, role=role, person=person, notified_at=now, minutes=minutes
    )
    record(
        "escalation.called",
        by=by,
        about=escalation,
        now=now,
        clause="P-43",
        result="done" if person else "nobody",
        role=Step(role).value,
        person=person.username if person else "",
    )
    if person:
        push.call(step, now)
        transaction.on_commit(partial(mail.send, step.pk, now), robust=True)


def _running(about: models.Model) -> Escalation | None:
    waiting = Escalation.objects.select_for_update(of=("self",))
    return waiting.filter(about=label_of(about), ended_at=None).first()


def _ended(escalation: Escalation, because: str, by: Employee | str, now: datetime) -> Escalation:
    escalation.ended_at, escalation.ended_because = now, because
    escalation.save(update_fields=["ended_at", "ended_because", "taken_by"])
    escalation.steps.filter(ended_at=None).update(ended_at=now)
    record("escalation.ended", by=by, about=escalation, now=now, clause="P-43", because=because)
    return escalation
