"""Telling an account's heads by e-mail that the desk did not do what stands there (P-73).

One message an account for all that is new, sent outside transactions; what could not be sent is
tried again, for a day. Nothing of what was published is in the text.
"""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from barza.desk.accounts.actions.approvals import deciders
from barza.desk.accounts.models import Account
from barza.desk.people.models import Employee

from .models import UnexplainedItem

log = logging.getLogger(__name__)
PATIENCE = 10
"""Seconds that the mail server has."""
TRIED_FOR = timedelta(days=1)


def tell_waiting(now: datetime) -> int:
    """Tells of what nobody was told of yet; returns how many messages were sent. Never raises for
    what a mail server does."""
    return sum(_tell(account, now) for account in _accounts(now))


def _untold(now: datetime) -> QuerySet[UnexplainedItem]:
    """What happens in the practice town reaches nobody, and calls nobody."""
    return UnexplainedItem.objects.filter(
        state=UnexplainedItem.State.OPEN,
        mailed_at=None,
        seen_at__gt=now - TRIED_FOR,
        account__is_practice=False,
    )


def _accounts(now: datetime) -> list[Account]:
    return list(Account.objects.filter(pk__in=_untold(now).values("account")).order_by("pk"))


def _tell(account: Account, now: datetime) -> int:
    untold = list(_untold(now).filter(account=account).values_list("pk", flat=True))
    heads = [head for head in deciders(account, now) if head.email]
    sent = sum(_sent(head, account, len(untold)) for head in heads)
    if sent:
        UnexplainedItem.objects.filter(pk__in=untold).update(mailed_at=now)
    return sent


def _sent(head: Employee, account: Account, many: int) -> int:
    try:
        return _message(head, account, many).send()
    except Exception:
        log.exception("the head of account %s could not be told", account.pk)
        return 0


def _message(head: Employee, account: Account, many: int) -> EmailMessage:
    with translation.override(head.interface_language):
        what = ngettext(
            "Something happened on %(account)s that the desk did not do.",
            "%(many)s things happened on %(account)s that the desk did not do.",
            many,
        )
        named = {"account": account.name, "many": many}
        lines = [
            what % named,
            _("If one of us did it, say who and why. If nobody did, say that it isn't ours."),
            f"{settings.ORIGIN}/unexplained?account={account.pk}",
        ]
        subject = _("Unexplained activity: %(account)s") % named
    return EmailMessage(
        subject=subject,
        body="\n\n".join(lines),
        to=[head.email],
        connection=get_connection(timeout=PATIENCE),
    )
