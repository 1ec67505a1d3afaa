"""Which cases are acknowledged: those that nobody was there for, one a citizen and a day."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from barza.desk.accounts.models import Account
from barza.desk.cases.models import AnswerOwed, Case, CaseState, Message
from barza.desk.channels.models import UNDER_WAY, Delivery, ReceivedEvent
from barza.desk.duty import queries as duty
from barza.desk.inbox.models import Acknowledgement, Acknowledging

from .standing import Standing

LATEST = timedelta(hours=12)
"""How long ago a message may have come: nobody is told at noon that it arrived at night."""
ONE_IN = timedelta(hours=24)
"""A citizen is told once in this time, whatever they write and however fast a program answers."""
AN_HOUR, MOST_AN_HOUR = timedelta(hours=1), 300
"""What one account says by itself at most."""
NEVER_SENT = (Delivery.State.WITHDRAWN, Delivery.State.REFUSED)
SENSELESS = ("SPM", "PHI")
"""Clauses: bulk and advertising, phishing. Who sends that is not answered by a machine."""


def waiting(one: Standing, now: datetime) -> QuerySet[Case]:
    """The open cases of an account that came while nobody was there, and nobody has in hand."""
    setting = one.setting
    since = duty.unattended_since(one.account, now)
    if setting is None or since is None or _is_full(one.account, now):
        return Case.objects.none()
    since = max(since, setting.set_at, now - LATEST)
    owed = AnswerOwed.objects.filter(case=OuterRef("pk"), settled_at=None, since_at__gte=since)
    told = _reached().filter(handle=OuterRef("handle"), at__gt=now - ONE_IN)
    known = Acknowledgement.objects.filter(case=OuterRef("pk"))
    cases = Case.objects.filter(Exists(owed), ~Exists(known), ~Exists(told), _free(now))
    for clause in SENSELESS:
        cases = cases.exclude(worst__contains=clause)
    if setting.mode == Acknowledging.Mode.PRIVATE:
        cases = cases.filter(private=True)
    return cases.filter(account=one.account, state=CaseState.OPEN).order_by("id")


def why_not(case: Case, message: Message) -> str:
    """Why this author is not answered by a machine; empty: they are."""
    if _is_ours(case):
        return Acknowledgement.Why.OURS
    event = ReceivedEvent.objects.filter(account=case.account_id, event=message.network_id or "")
    item = event.values_list("item", flat=True).first() or {}
    return Acknowledgement.Why.AUTOMATIC if item.get("author", {}).get("automatic") else ""


def is_in_hand(case: Case, now: datetime) -> bool:
    """Whether a person holds the case, or answers it: what they wrote is on its way."""
    theirs = Message.objects.filter(case=case, delivery__automatic=False)
    if theirs.filter(delivery__state__in=UNDER_WAY).exists():
        return True
    return not Case.objects.filter(_free(now), pk=case.pk).exists()


def _free(now: datetime) -> Q:
    return Q(holder=None) | Q(held_until__lte=now)


def _reached() -> QuerySet[Acknowledgement]:
    """Those that were sent, or still may be."""
    sent = Acknowledgement.objects.filter(delivery__isnull=False)
    return sent.exclude(delivery__state__in=NEVER_SENT)


def _is_full(account: Account, now: datetime) -> bool:
    sent = Acknowledgement.objects.filter(account=account, at__gt=now - AN_HOUR)
    return sent.exclude(delivery=None).count() >= MOST_AN_HOUR


def _is_ours(case: Case) -> bool:
    """Another account of the institution on the same network."""
    name = case.handle.handle.removeprefix("@").casefold()
    own = Account.objects.filter(network=case.account.network, base_url=case.account.base_url)
    return any(
        one.removeprefix("@").casefold() == name for one in own.values_list("handle", flat=True)
    )
