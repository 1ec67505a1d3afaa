from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.cases.models import Message
from barza.desk.channels import outbox
from barza.desk.channels.models import Delivery
from barza.desk.core.errors import Refused
from barza.desk.core.live import tell
from barza.desk.inbox import ordering
from barza.desk.inbox.models import Draft
from barza.desk.people.models import Employee


@transaction.atomic
def undo(delivery: Delivery, *, by: Employee, now: datetime) -> Delivery:
    """Takes an answer back before it leaves. Its text is a draft again; its row is kept."""
    delivery = outbox.withdraw(delivery, by=by, now=now)
    message = _message_of(delivery)
    message.deleted_at = now
    message.save(update_fields=["deleted_at"])
    Draft.objects.update_or_create(
        case=message.case,
        employee=delivery.by,
        defaults={"text": delivery.text, "position": delivery.position, "saved_at": now},
    )
    tell("withdrawn", account=delivery.account_id, case=message.case_id)
    return delivery


@transaction.atomic
def look_up(delivery: Delivery, *, by: Employee, now: datetime) -> Delivery:
    """Has an answer of unknown outcome looked for on the network at once."""
    delivery = outbox.look_now(delivery, by=by, now=now)
    ordering.order(delivery)
    return delivery


def _message_of(delivery: Delivery) -> Message:
    message = Message.objects.filter(delivery=delivery, case__isnull=False).first()
    if message is None:
        raise Refused(_("This is not an answer of the desk, and can't be taken back here."))
    return message
