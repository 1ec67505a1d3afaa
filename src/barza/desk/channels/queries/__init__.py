"""How an account's channel stands, and what the desk did not do on it."""

from .standing import Standing, standing
from .unexplained import (
    decides_unexplained,
    unexplained,
    unexplained_page,
    waiting_for,
    waiting_on,
)

__all__ = [
    "Standing",
    "decides_unexplained",
    "standing",
    "unexplained",
    "unexplained_page",
    "waiting_for",
    "waiting_on",
]
