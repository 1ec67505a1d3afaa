"""A person says what it was that the desk did not do on our account (P-73)."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.accounts import actions as accounts
from barza.desk.accounts.deciders import STOP, require, require_text
from barza.desk.accounts.models import Account
from barza.desk.audit.actions import record
from barza.desk.channels.models import UnexplainedItem
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee

State = UnexplainedItem.State
WHO = 200
"""Characters of who did it."""


@transaction.atomic
def explain_item(
    item: UnexplainedItem, *, who: str, because: str, by: Employee, now: datetime
) -> UnexplainedItem:
    """It was one of us, outside the desk: who, and why not in the desk. Once."""
    require(by, STOP, clause="P-73")
    item = _open(item)
    item.who = require_text(who, _("Write who did it."), clause="P-73")[:WHO]
    item.because = require_text(
        because, _("Write why it was done outside the desk."), clause="P-73"
    )
    return _decide(item, State.EXPLAINED, by, now)


@transaction.atomic
def disown_item(
    item: UnexplainedItem, *, because: str, suspend: bool, by: Employee, now: datetime
) -> UnexplainedItem:
    """It was none of us: all that opens the account has to be replaced (P-85). With ``suspend``
    nothing is published in its name from now on."""
    require(by, STOP, clause="P-73")
    item = _open(item)
    item.because = require_text(because, _("Write why it can't be one of us."), clause="P-73")
    accounts.suspect(item.account, because=item.because, by=by, now=now)
    state = Account.objects.select_for_update().values_list("state", flat=True)
    suspends = suspend and state.get(pk=item.account_id) == Account.State.ACTIVE
    if suspends:
        accounts.suspend(item.account, because=item.because, by=by, now=now)
    return _decide(item, State.NOT_OURS, by, now, suspended=suspends)


def _open(item: UnexplainedItem) -> UnexplainedItem:
    """Held until the transaction ends; whoever comes second learns that it was decided."""
    rows = UnexplainedItem.objects.select_for_update(of=("self",)).select_related("account")
    item = rows.get(pk=item.pk)
    if item.state != State.OPEN:
        raise Refused(
            _("This was decided already: %(state)s. Look at it again.")
            % {"state": item.get_state_display()},
            clause="P-73",
        )
    return item


def _decide(
    item: UnexplainedItem, state: State, by: Employee, now: datetime, **details: Any
) -> UnexplainedItem:
    item.state, item.decided_by, item.decided_at = state, by, now
    item.save(update_fields=["state", "who", "because", "decided_by", "decided_at"])
    record(
        f"unexplained.{state.value}",
        by=by,
        about=item,
        now=now,
        clause="P-73",
        on=item.account.label,
        network_id=item.network_id,
        who=item.who,
        because=item.because,
        **details,
    )
    return item
