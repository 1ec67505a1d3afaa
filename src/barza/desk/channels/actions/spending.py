"""What an account may cost in a month, on a network that charges."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from barza.desk.accounts.deciders import SENIOR, require
from barza.desk.accounts.models import Account
from barza.desk.audit.actions import record
from barza.desk.channels import health
from barza.desk.channels.models import Budget, Cursor
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee

MOST = Decimal(1_000_000)
"""US dollars a month."""


@transaction.atomic
def set_budget(account: Account, *, usd: Decimal, by: Employee, now: datetime) -> Budget:
    """From this month on. What stopped for want of money is looked at again at once.

    Raises ``Refused`` unless senior management does it.
    """
    require(by, SENIOR)
    account = Account.objects.select_for_update().get(pk=account.pk)
    if not 0 <= usd <= MOST:
        raise Refused(
            _("Give a sum in US dollars, from 0 to %(most)s.") % {"most": f"{MOST:,}"},
            clause="P-70",
        )
    first = localdate(now).replace(day=1)
    budget, _is_new = Budget.objects.update_or_create(
        account=account, from_on=first, defaults={"usd": usd}
    )
    Cursor.objects.filter(account=account, problem=health.BUDGET).update(
        problem="", next_look_at=now
    )
    record(
        "account.budget_set",
        by=by,
        about=account,
        now=now,
        clause="P-70",
        usd=str(usd),
        from_on=first.isoformat(),
    )
    return budget
