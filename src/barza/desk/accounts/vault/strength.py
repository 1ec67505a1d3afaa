"""Passwords of official accounts: made by us, or strong enough to be kept (P-85)."""

import secrets
import string
from functools import cache

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.utils.translation import gettext as _

from barza.desk.accounts.models import Account
from barza.desk.accounts.secret import Secret
from barza.desk.core.errors import Refused
from barza.desk.people import passphrases

LENGTH = 24
SHORTEST_ENTERED = 12
"""What the ministry's controls ask for; kinds of characters don't count (NIST SP 800-63B-4)."""
LEAST_SCORE = 3
"""Of zxcvbn's 0 to 4: "safely unguessable"."""
KINDS = (string.ascii_lowercase, string.ascii_uppercase, string.digits, "!#$%*+-=?@_")
"""Every network takes these; most want one of each."""


def generate(length: int = LENGTH) -> Secret:
    """A random password with a character of each kind; at 24 characters, more than 140 bits.

    Raises ``ValueError`` for fewer.
    """
    if length < LENGTH:
        raise ValueError(f"A generated password has at least {LENGTH} characters.")
    everything = "".join(KINDS)
    while True:
        made = "".join(secrets.choice(everything) for _ in range(length))
        if all(set(made) & set(kind) for kind in KINDS):
            return Secret(made)


def strength(password: str, account: Account) -> int:
    """zxcvbn's score, 0 to 4, for somebody who knows what the account is called."""
    return passphrases.score(password, _known(account))


def require_strong(password: str, account: Account) -> None:
    """Raises ``Refused`` for a short, a breached and an easily guessed password."""
    if len(password) < SHORTEST_ENTERED:
        raise Refused(
            _("Give at least %(count)d characters, or let one be generated.")
            % {"count": SHORTEST_ENTERED},
            clause="P-85",
        )
    if password.casefold() in _breached():
        raise Refused(
            _("This password is on the lists of breached ones. Let one be generated."),
            clause="P-85",
        )
    if strength(password, account) < LEAST_SCORE:
        raise Refused(_("This password is easy to guess. Let one be generated."), clause="P-85")


@cache
def _breached() -> frozenset[str]:
    """The 20,000 commonest passwords that were ever breached, as Django ships them."""
    return frozenset(CommonPasswordValidator().passwords)


def _known(account: Account) -> list[str]:
    names = (account.handle.strip("@"), account.network, account.name_ar, account.name_en)
    return [part.casefold() for name in names for part in (name, *name.split()) if part]
