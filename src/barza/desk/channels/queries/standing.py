"""How an account's channel stands, in words: whether it works, since when not, what to do."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from barza.connectors.base import Connector
from barza.desk.accounts.models import Account, Credential
from barza.desk.channels.connectors import NotConnected, kind_of
from barza.desk.channels.models import Cursor

PASSES = timedelta(minutes=15)
"""How long a disturbance of a network is nobody's concern."""
Words = tuple[str, Promise, Promise | str]
"""Tone of the chip, what is the matter, what to do about it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """``tokens`` are the names of what is in custody, and since when; never what they are."""

    tokens: list[tuple[str, datetime]]
    cursor: Cursor | None
    tone: str
    says: str
    do: str
    is_known: bool
    is_connected: bool


def standing(account: Account, now: datetime) -> Standing:
    tokens = Credential.objects.filter(
        account=account, kind=Credential.Kind.TOKEN, spent_at=None
    ).values_list("name", "stored_at")
    held = list(tokens.order_by("name"))
    cursor = Cursor.objects.filter(account=account).first()
    kind = _kind(account)
    connected = bool(held) or (kind is not None and _asks_for_nothing(kind))
    tone, says, do = _words(account, connected, cursor, now)
    return Standing(held, cursor, tone, str(says), str(do), kind is not None, connected)


def _kind(account: Account) -> type[Connector] | None:
    try:
        return kind_of(account)
    except NotConnected:
        return None


def _asks_for_nothing(kind: type[Connector]) -> bool:
    """What everybody may read, as a newspaper's feed, is connected as it is."""
    return kind.optional_credentials.issuperset(kind.credential_fields)


def _words(account: Account, connected: bool, cursor: Cursor | None, now: datetime) -> Words:
    if not connected:
        return "", _("Not connected"), _("Whoever keeps its credentials gives them here.")
    if account.state != Account.State.ACTIVE:
        return "", _("At rest"), _("An account that isn't in use is not looked at.")
    if cursor is None or cursor.looked_at is None:
        return "soon", _("Connected"), _("The first look comes within seconds.")
    if not cursor.problem:
        return "good", _("It works"), ""
    return PROBLEMS[cursor.problem](now - (cursor.failing_since_at or now))


def _disturbed(lasts: timedelta) -> Words:
    if lasts < PASSES:
        return (
            *("soon", _("A disturbance")),
            _("Nothing: it is tried again by itself, and nothing is lost meanwhile."),
        )
    return (
        *("late", _("The network can't be reached")),
        _("Test the connection. If it fails, tell whoever runs this desk."),
    )


PROBLEMS: dict[str, Callable[[timedelta], Words]] = {
    "temporary": _disturbed,
    "permanent": lambda _lasts: (
        *("late", _("The network refuses what we ask")),
        _("Test the connection, and check on the network whether the account is restricted."),
    ),
    "expired": lambda _lasts: (
        *("late", _("The network no longer accepts our credentials")),
        _("Make new ones on the network, and give them here. Until then nothing comes or goes."),
    ),
    "forged": lambda _lasts: (
        *("late", _("Somebody called in the network's name, with a wrong signature")),
        _("Compare the webhook secret with the network's, and give it again."),
    ),
    "budget": lambda _lasts: (
        *("late", _("The month's budget for this network is spent")),
        _("Nothing is read until the next month. Answers go out as before."),
    ),
    "not connected": lambda _lasts: (
        *("late", _("The credentials in custody can't be used")),
        _("Give them again."),
    ),
}
"""By ``Cursor.problem``: the names of ``health.NAMES``, and ``health.BUDGET``."""
