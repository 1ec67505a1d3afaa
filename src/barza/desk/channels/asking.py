"""Asking a network who it says we are, before anything is kept (P-70)."""

from collections.abc import Mapping
from contextlib import closing
from ipaddress import ip_address
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from barza.connectors.errors import ConnectorError
from barza.connectors.items import Author
from barza.desk.accounts.models import Account
from barza.desk.core.errors import Refused

from . import troubles
from .connectors import NotConnected, kind_of
from .outside import leave_the_database


def who_are_we(account: Account, credentials: Mapping[str, str]) -> Author:
    """Whom these credentials are of, as the network says. Takes half a minute at most.

    Raises ``Refused`` in words for whoever gave them, ``RuntimeError`` inside a transaction.
    """
    _require_encrypted(account.base_url)
    leave_the_database()
    try:
        kind = kind_of(account)
        with closing(kind.open(base_url=account.base_url, credentials=credentials)) as connector:
            return connector.whoami()
    except (ConnectorError, NotConnected) as problem:
        raise Refused(troubles.sentence(problem), clause="P-70") from problem


def require_registered(account: Account, who: Author) -> None:
    """Raises ``Refused``, saying what differs, unless it is the handle of the register."""
    if not is_registered(account, who):
        raise Refused(
            _(
                "The network says that these credentials are of %(told)s, but the register has "
                "%(handle)s. An account that is not registered is not connected: give the "
                "credentials of %(handle)s, or ask for the other account first."
            )
            % {"told": f"@{who.handle.lstrip('@')}", "handle": account.handle},
            clause="P-70",
        )


def is_registered(account: Account, who: Author) -> bool:
    """The same name, whatever its case; servers leave their own address out of it."""
    ours, our_host = _parts(account.handle)
    told, their_host = _parts(who.handle)
    return ours == told and (not our_host or not their_host or our_host == their_host)


def _parts(handle: str) -> tuple[str, str]:
    name, _at, host = handle.strip().lstrip("@").casefold().partition("@")
    return name, host


def _require_encrypted(address: str) -> None:
    """A credential goes over no open line; this machine's own needs none."""
    parts = urlsplit(address)
    if parts.scheme != "https" and not _is_this_machine(parts.hostname or ""):
        raise Refused(
            _(
                "The address of the network does not begin with https://. A credential would go "
                "there in the open, so it isn't sent."
            ),
            clause="P-85",
        )


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
