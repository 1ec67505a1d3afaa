"""Asking an LDAP server for everybody, a page at a time (RFC 4511, RFC 2696)."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import ldap3
from ldap3.core.exceptions import (
    LDAPExceptionError,
    LDAPInvalidFilterError,
    LDAPObjectError,
    LDAPStartTLSError,
)

from barza.desk.environment.ldap import Ldap
from barza.desk.people.trouble import Trouble, Unreadable

from .guarding import Guard

log = logging.getLogger(__name__)

Entry = dict[str, list[bytes]]
"""What one person has, by attribute with its options, as the server spells it."""

PAGED = "1.2.840.113556.1.4.319"
OPENING_SECONDS = 10
SAYS: dict[int, Trouble] = {
    3: Trouble.PARTIAL,  # time limit
    4: Trouble.PARTIAL,  # size limit
    11: Trouble.PARTIAL,  # administrator's limit
    10: Trouble.REFERRAL,
    13: Trouble.OPEN,  # confidentiality required
    32: Trouble.BASE,
    34: Trouble.BASE,
    18: Trouble.FILTER,
    87: Trouble.FILTER,
    **dict.fromkeys((7, 8, 48, 49, 50, 53), Trouble.CREDENTIALS),
}
"""Result codes of RFC 4511; any other is ``Trouble.REFUSED``."""


def people(source: Ldap) -> list[Entry]:
    """Everybody below the base, or nobody: raises ``Unreadable`` where some are missing."""
    found: list[Entry] = []
    with _connected(source) as connection:
        cookie: bytes | None = None
        while cookie or cookie is None:
            cookie = _page(connection, source, cookie, found)
            if len(found) > source.most:
                raise Unreadable(Trouble.TOO_MUCH)
    if not found:
        raise Unreadable(Trouble.NOBODY)
    return found


@contextmanager
def _connected(source: Ldap) -> Iterator[Any]:
    """What ldap3 raises may quote what was sent: it goes no further than here."""
    guard = Guard(source)
    connection = _connection(source, guard)
    try:
        connection.open(read_server_info=False)
        if not source.is_ldaps:
            connection.start_tls(read_server_info=False)
        connection.bind(read_server_info=False)
        _require(connection.result, usual=Trouble.CREDENTIALS)
        yield connection
    except LDAPInvalidFilterError:
        raise Unreadable(Trouble.FILTER) from None
    except LDAPObjectError:
        raise Unreadable(Trouble.REFUSED) from None
    except LDAPExceptionError as error:
        starting = isinstance(error, LDAPStartTLSError)
        usual = Trouble.OPEN if starting else Trouble.UNREACHABLE
        trouble = guard.trouble or usual
        log.warning("the directory could not be read: %s (%s)", trouble, type(error).__name__)
        raise Unreadable(trouble) from None
    finally:
        _close(connection)


def _connection(source: Ldap, guard: Guard) -> Any:
    server = ldap3.Server(
        source.host,
        port=source.port,
        use_ssl=source.is_ldaps,
        tls=guard,
        get_info=ldap3.NONE,
        connect_timeout=min(OPENING_SECONDS, source.seconds),
    )
    return ldap3.Connection(
        server,
        user=source.bind_dn,
        password=source.password.get_secret_value(),
        authentication=ldap3.SIMPLE,
        auto_referrals=False,
        check_names=False,
        read_only=True,
        receive_timeout=source.seconds,
    )


def _page(connection: Any, source: Ldap, cookie: bytes | None, found: list[Entry]) -> bytes:
    """Adds one page; returns where the next one begins, empty after the last."""
    connection.search(
        source.base_dn,
        source.filter,
        dereference_aliases=ldap3.DEREF_NEVER,
        attributes=_asked(source),
        time_limit=source.seconds,
        paged_size=source.page,
        paged_criticality=True,
        paged_cookie=cookie,
    )
    _require(connection.result)
    for one in connection.response:
        if one["type"] == "searchResRef":
            raise Unreadable(Trouble.REFERRAL)
        if one["type"] == "searchResEntry":
            found.append(dict(one["raw_attributes"]))
    said = connection.result.get("controls", {}).get(PAGED, {}).get("value", {})
    return bytes(said.get("cookie") or b"")


def _asked(source: Ldap) -> list[str]:
    """Without options: a server gives an attribute with all of its languages (RFC 4512, 2.5)."""
    named = (name.lstrip("!") for names in source.attributes.values() for name in names)
    return sorted({name.partition(";")[0] for name in named})


def _require(result: Any, usual: Trouble | None = None) -> None:
    """``usual``: what a refusal means here, unless it is about encryption."""
    code = int(result["result"])
    if not code:
        return
    log.warning("the directory answered with result %s", code)
    trouble = SAYS.get(code, Trouble.REFUSED)
    raise Unreadable(usual if usual and trouble != Trouble.OPEN else trouble)


def _close(connection: Any) -> None:
    """Also where it was never opened, which ldap3 leaves to the garbage."""
    opened = connection.socket
    try:
        connection.unbind()
    except LDAPExceptionError:
        log.debug("the directory's server was gone already")
    if opened is not None:
        opened.close()
