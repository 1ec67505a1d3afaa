"""The connector of an account: opened once a process and credential, closed when replaced."""

from threading import Lock

from django.db.models import Count, Max

from barza.connectors.base import Connector
from barza.connectors.registry import CONNECTORS
from barza.desk.accounts import vault
from barza.desk.accounts.models import Account, Credential
from barza.desk.core import envelope

_Version = tuple[object, ...]
_open: dict[int, tuple[_Version, Connector]] = {}
_lock = Lock()


class NotConnected(Exception):
    """The account has no connector that can be opened. The text is fit for an operator."""


def connector_of(account: Account) -> Connector:
    """The shared connector, which every thread of the process uses. Raises ``NotConnected``."""
    version = _version(account)
    with _lock:
        known = _open.get(account.pk)
        if known and known[0] == version:
            return known[1]
        connector = open_connector(account)
        _open[account.pk] = (version, connector)
    if known:
        known[1].close()
    return connector


def open_connector(account: Account) -> Connector:
    """A connector of one's own, for a stream; whoever opens it closes it."""
    kind = kind_of(account)
    try:
        credentials = vault.open_for_connector(account)
        return kind.open(base_url=account.base_url, credentials=credentials)
    except envelope.EnvelopeError as error:
        raise NotConnected(f"The credential of {account.label} can't be opened.") from error
    except KeyError as missing:
        raise NotConnected(f"{account.label} has no {missing}.") from missing


def kind_of(account: Account) -> type[Connector]:
    try:
        return CONNECTORS[account.network]
    except KeyError:
        raise NotConnected(f"There is no connector for {account.network}.") from None


def close_all() -> None:
    """Before a process ends, and between tests."""
    with _lock:
        for _, connector in _open.values():
            connector.close()
        _open.clear()


def _version(account: Account) -> _Version:
    tokens = Credential.objects.filter(account=account, kind=Credential.Kind.TOKEN, spent_at=None)
    stored = tokens.aggregate(latest=Max("stored_at"), many=Count("id"))
    return account.network, account.base_url, stored["latest"], stored["many"]
