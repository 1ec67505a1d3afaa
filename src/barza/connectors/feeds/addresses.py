"""Whether an address is out on the public internet, where a feed may be fetched from.

A name is resolved once and the connection made to what was checked: a name that answers
differently a moment later (DNS rebinding) leads nowhere else.
"""

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from barza.connectors.errors import Permanent, Temporary

_TRANSLATED = ip_network("64:ff9b::/96")
"""NAT64 (RFC 6052): the last 32 bits are an address of IPv4."""


def checked(host: str, port: int, *, private_too: bool) -> str:
    """The address to connect to. Raises ``Permanent`` where any of the name's is not public."""
    addresses = _resolved(host, port)
    if not private_too and not all(is_public(one) for one in addresses):
        raise Permanent(f"{host} is not on the public internet, and may not be asked")
    return str(addresses[0])


def is_public(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _TRANSLATED:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if address.teredo or address.is_site_local:
            return False
    return address.is_global and not address.is_multicast


def _resolved(host: str, port: int) -> list[IPv4Address | IPv6Address]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Temporary(f"No address for {host}: {error}") from error
    addresses = [ip_address(str(one[4][0]).partition("%")[0]) for one in found]
    if not addresses:
        raise Temporary(f"No address for {host}")
    return addresses
