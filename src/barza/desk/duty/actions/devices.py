"""On which of their devices somebody is called, by Web Push (P-43)."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.audit.actions import Actor, record
from barza.desk.core.errors import Refused
from barza.desk.duty import push
from barza.desk.duty.models import Push, PushSubscription
from barza.desk.people.models import Employee

MOST = 5
"""Devices of one person."""
BETWEEN_TRIALS = timedelta(seconds=30)
TRIALS_KEPT = timedelta(days=1)


@transaction.atomic
def subscribe(
    given: push.Given, *, device: str, label: str, by: Employee, now: datetime
) -> PushSubscription:
    """Calls this person on this device from now on, and whoever had it before no more.

    ``device`` is the digest of the browser's cookie. What the same browser gave before is
    replaced. Raises ``Refused`` when the person has ``MOST`` devices already.
    """
    person = _locked(by)
    for one in PushSubscription.objects.select_for_update().filter(endpoint=given.endpoint):
        if one.employee_id != person.pk:
            push.forget(one, "another_person", by, now)
    own = PushSubscription.objects.select_for_update().filter(employee=person)
    replaced = own.filter(device=device).exclude(endpoint=given.endpoint)
    _forget_all(list(replaced), "replaced", by, now)
    if own.exclude(endpoint=given.endpoint).count() >= MOST:
        raise Refused(
            _("You are called on five devices already. Remove one of them first."), clause="P-43"
        )
    fields = {"employee": person, "device": device, "label": label, "made_at": now, "failing": ""}
    made, _new = PushSubscription.objects.update_or_create(
        endpoint=given.endpoint, defaults=fields | given.model_dump(exclude={"endpoint"})
    )
    service = urlsplit(given.endpoint).hostname
    record(
        "push.subscribed", by=by, about=made, now=now, clause="P-43", label=label, service=service
    )
    return made


@transaction.atomic
def unsubscribe(device: PushSubscription, *, by: Employee, now: datetime) -> None:
    """The person is called on this device no more."""
    push.forget(_own(device, by), "removed", by, now)


@transaction.atomic
def signed_out(device: str, *, by: Employee, now: datetime) -> int:
    """Who signs out on a device is called there no more; returns how many were forgotten."""
    left = PushSubscription.objects.select_for_update().filter(employee=by, device=device)
    return _forget_all(list(left), "signed_out", by, now)


@transaction.atomic
def forget_those_who_left(*, by: str = Actor.SYSTEM, now: datetime) -> int:
    """And trials that are over. Nobody who left is called meanwhile: sending asks."""
    left = PushSubscription.objects.select_for_update(of=("self",), skip_locked=True)
    many = _forget_all(list(left.filter(employee__is_active=False)), "left", by, now)
    Push.objects.filter(step=None, made_at__lt=now - TRIALS_KEPT).delete()
    return many


@transaction.atomic
def try_out(device: PushSubscription, *, by: Employee, now: datetime) -> Push:
    """A notification that says that it is a trial; one in half a minute."""
    person, own = _locked(by), _own(device, by)
    recent = Push.objects.filter(person=person, step=None, made_at__gt=now - BETWEEN_TRIALS)
    if recent.exists():
        raise Refused(
            _("A trial is on its way. Wait half a minute before the next one."), clause="P-43"
        )
    made = push.try_out(own, now)
    record("push.tried_out", by=by, about=own, now=now, clause="P-43")
    return made


def _locked(by: Employee) -> Employee:
    person = Employee.objects.select_for_update().get(pk=by.pk)
    if not person.is_active:
        raise Refused(_("This person left already."), clause="P-61")
    return person


def _own(device: PushSubscription, by: Employee) -> PushSubscription:
    own = PushSubscription.objects.select_for_update().filter(pk=device.pk, employee=by).first()
    if own is None:
        raise Refused(_("This device is not on your list any more."), clause="P-43")
    return own


def _forget_all(
    devices: list[PushSubscription], because: str, by: Employee | str, now: datetime
) -> int:
    for one in devices:
        push.forget(one, because, by, now)
    return len(devices)
