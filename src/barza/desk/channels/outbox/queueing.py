"""What a person does with a delivery: order it, take it back, have it looked for."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from barza.connectors.items import Author
from barza.desk.accounts import authority
from barza.desk.accounts.models import Account, Duty
from barza.desk.audit.actions import Actor, record
from barza.desk.channels.models import Delivery
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee
from barza.desk.policy.models import Position


def enqueue(
    *,
    account: Account,
    by: Employee,
    text: str,
    reply_to: str,
    thread: str,
    to: Author | None,
    visibility: str,
    lang: str,
    not_before: datetime,
    now: datetime,
    position: Position | None = None,
    automatic: bool = False,
) -> Delivery:
    """Writes the row of one text to be sent once. Its act is recorded by the caller."""
    return Delivery.objects.create(
        account=account,
        by=by,
        text=text,
        reply_to=reply_to,
        thread=thread,
        to=asdict(to) if to else None,
        visibility=visibility,
        lang=lang,
        position=position,
        not_before=not_before,
        created_at=now,
        automatic=automatic,
    )


@transaction.atomic
def withdraw(delivery: Delivery, *, by: Employee, now: datetime) -> Delivery:
    """Takes back what has not been sent. Raises ``Refused`` from the moment of sending on."""
    delivery = locked(delivery.pk)
    resolution = authority.require(by, delivery.account, Duty.ANSWER, now)
    if delivery.automatic:
        raise Refused(_("The desk wrote this by itself. Turn it off under Duty."), clause="P-43")
    if delivery.state != Delivery.State.WAITING:
        raise Refused(_("This answer can no longer be taken back: it has left the desk."))
    delivery.state, delivery.settled_at = Delivery.State.WITHDRAWN, now
    delivery.save(update_fields=["state", "settled_at"])
    record(
        "delivery.withdrawn",
        by=by,
        about=delivery,
        now=now,
        resolution=resolution.number,
        account=delivery.account.label,
    )
    return delivery


@transaction.atomic
def drop(delivery: Delivery, *, because: str, now: datetime) -> None:
    """What the desk wrote by itself is not sent where it no longer holds; sent, it stands."""
    delivery = locked(delivery.pk)
    if not delivery.automatic or delivery.state != Delivery.State.WAITING:
        return
    delivery.state, delivery.settled_at = Delivery.State.WITHDRAWN, now
    delivery.save(update_fields=["state", "settled_at"])
    record("delivery.dropped", by=Actor.SYSTEM, about=delivery, now=now, because=because)


@transaction.atomic
def look_now(delivery: Delivery, *, by: Employee, now: datetime) -> Delivery:
    """Has a delivery of unknown outcome looked for at once."""
    delivery = locked(delivery.pk)
    authority.require(by, delivery.account, Duty.ANSWER, now)
    if delivery.state != Delivery.State.UNKNOWN:
        raise Refused(_("The outcome of this answer is known: see its state."))
    delivery.not_before = now
    delivery.save(update_fields=["not_before"])
    return delivery


def locked(pk: int) -> Delivery:
    """The delivery as it stands now, held against everybody else until the transaction ends."""
    found = Delivery.objects.select_for_update(of=("self",)).select_related("account", "by")
    return found.get(pk=pk)
