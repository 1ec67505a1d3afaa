"""A drill that begins at once, and what the worker does for it meanwhile."""

from datetime import datetime

from django.utils import timezone

from barza.desk.accounts.models import Account
from barza.desk.cases.intake import drain
from barza.desk.cases.models import Case
from barza.desk.channels import polling
from barza.desk.channels.models import Cursor
from barza.desk.drills import actions, content, facts, jobs
from barza.desk.drills.content import DrillText
from barza.desk.drills.models import Run
from barza.desk.people.models import Employee


def drill(code: str = "danger-and-anger") -> DrillText:
    """As it comes with the product, but all messages at once."""
    found = content.drill(code)
    assert found is not None
    at_once = [one.model_copy(update={"after_minutes": 0}) for one in found.messages]
    return found.model_copy(update={"messages": at_once})


def begun(by: Employee, code: str = "danger-and-anger", now: datetime | None = None) -> Run:
    return actions.start(drill(code), by=by, now=now or timezone.now())


def citizens_write(run: Run) -> None:
    """The jobs run, the account is looked at, and what came is taken in."""
    for message in run.messages.all():
        jobs.post(message.pk)
    look(run.account)


def look(account: Account) -> None:
    Cursor.objects.filter(account=account).update(next_look_at=None)
    polling.look(account, timezone.now())
    while drain(timezone.now()):
        pass


def cases(run: Run) -> dict[str, Case]:
    """By the message's key: the case that it opened at the desk."""
    messages = {one.place: one for one in run.messages.all()}
    arrived = facts.arrived(run, messages.values())
    return {messages[place].key: one.case for place, one in arrived.items() if one.case}
