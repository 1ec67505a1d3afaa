"""Calling people to what is urgent on their own devices, by Web Push (P-43; RFC 8030).

A step of an escalation writes one ``Push`` for each device of the person (``calling``); a job
sends them afterwards, at most once each (``sending``). Nothing of a citizen is in one.
"""

from .calling import call, try_out
from .devices import cookie_of, digest_of, label_of
from .forgetting import forget
from .given import Given
from .keys import public_key

__all__ = [
    "Given",
    "call",
    "cookie_of",
    "digest_of",
    "forget",
    "label_of",
    "public_key",
    "try_out",
]
