"""What can go wrong between us and a network.

ConnectorError
├── Temporary   not done; safe to try again, after ``retry_after`` seconds
├── Unknown     perhaps done; look on the network before trying again
├── Permanent   refused by the network; trying again will not help
│   └── Missing     what we asked for is not there (any more)
├── Expired     our credential is refused; a person must reconnect the account
└── Forged      a webhook is not signed with our secret, or is older than it may be

``Trouble`` says more of a ``Temporary``, where the connector knows it: what the person who has
just typed an address or a credential may do about it.
"""

from enum import StrEnum


class Trouble(StrEnum):
    """What stood in the way of a call that was not done."""

    UNKNOWN = ""
    UNREACHABLE = "unreachable"
    """No connection came about: a wrong address, or a server that is down."""
    UNTRUSTED = "untrusted"
    """Whoever answered has no certificate for the address."""
    SLOW = "slow"
    UNREADABLE = "unreadable"
    """It answered, but not as a server of the network does: a page, for example."""


class ConnectorError(Exception):
    """Something between us and a network failed. The text is fit for an operator."""


class Temporary(ConnectorError):
    """Not done. Safe to try again after ``retry_after`` seconds (0: no wish stated)."""

    def __init__(
        self, message: str, retry_after: float = 0, trouble: Trouble = Trouble.UNKNOWN
    ) -> None:
        super().__init__(message)
        self.retry_after, self.trouble = retry_after, trouble


class Unknown(ConnectorError):
    """Perhaps done. Look on the network before trying again."""


class Permanent(ConnectorError):
    """Refused by the network. Trying again will not help."""


class Missing(Permanent):
    """What we asked for is not on the network, or not any more."""


class Expired(ConnectorError):
    """Our credential is refused. A person must reconnect the account."""


class Forged(ConnectorError):
    """A webhook that our secret did not sign, or that is a replay."""
