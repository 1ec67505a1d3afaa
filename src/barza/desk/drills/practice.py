"""The account of the practice town, if this desk has one that works."""

from django.utils.translation import gettext as _

from barza.desk.accounts.models import Account, Credential
from barza.desk.core.errors import Refused

NETWORK = "mastodon"
"""What the practice town speaks."""


def account() -> Account | None:
    """The first that is active and connected."""
    connected = Credential.objects.filter(name="access_token", spent_at=None)
    rows = Account.objects.filter(
        is_practice=True,
        network=NETWORK,
        state=Account.State.ACTIVE,
        pk__in=connected.values("account"),
    )
    return rows.order_by("pk").first()


def require() -> Account:
    """Raises ``Refused`` where there is none."""
    found = account()
    if found is None:
        raise Refused(
            _(
                "This desk has no practice town, or its account is not connected. Ask the "
                "operator to start it."
            ),
            clause="P-45",
        )
    return found
