"""What became of a message that a citizen had to write. The network was spoken to before."""

from datetime import datetime

from django.db import transaction

from barza.desk.drills.models import RunMessage
from barza.desk.people.models import Employee

from . import rules


@transaction.atomic
def posted(
    message: RunMessage, network_id: str, *, by: Employee | str, now: datetime
) -> RunMessage:
    """Joins what the town has taken to the run. A second time changes nothing."""
    message = _locked(message)
    if message.posted_at is None:
        message.posted_at, message.network_id, message.problem = now, network_id, ""
        message.save(update_fields=["posted_at", "network_id", "problem"])
        rules.note("drill.posted", message.run, by, now, place=message.place, network=network_id)
    return message


@transaction.atomic
def not_posted(
    message: RunMessage, problem: str, *, by: Employee | str, now: datetime
) -> RunMessage:
    """Says on the drill's page that it waits; the first time it is on record, too."""
    message = _locked(message)
    if message.posted_at is None:
        if not message.problem:
            rules.note("drill.not_posted", message.run, by, now, place=message.place)
        message.problem = problem[:300]
        message.save(update_fields=["problem"])
    return message


def _locked(message: RunMessage) -> RunMessage:
    rows = RunMessage.objects.select_for_update(of=("self",)).select_related("run__account")
    return rows.get(pk=message.pk)
