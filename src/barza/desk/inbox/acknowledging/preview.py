"""How a text will read once it is filled in, and how long it gets at most."""

from datetime import UTC, datetime

from barza.connectors.errors import ConnectorError
from barza.connectors.items import Author, Outgoing
from barza.desk.accounts.models import Account
from barza.desk.channels.connectors import NotConnected, connector_of
from barza.desk.core import calendar as working
from barza.desk.core.models import Institution
from barza.desk.duty import queries as duty

from . import wording
from .wording import Values

CITIZEN = Author("0", "a.citizen.with.a.rather.long.name@a.rather.long.server.example")
LONGEST_DAY = datetime(2026, 9, 30, 8, 30, tzinfo=UTC)
"""A Wednesday in September, at half past twelve in Muscat."""
REFERENCE = "26-000123"


def preview(account: Account, text: str, lang: str, now: datetime) -> str:
    """As a citizen who writes now would get it: with the next human time as it stands."""
    human_at = duty.attended_from(account, now) or now
    return wording.filled(text, lang, _values(human_at, now))


def longest(text: str, lang: str) -> str:
    """With the longest of each that is filled in."""
    return wording.filled(text, lang, _values(LONGEST_DAY, datetime(2026, 9, 25, tzinfo=UTC)))


def length(account: Account, text: str) -> tuple[int, int] | None:
    """How long the text is, said to somebody of a long name, and may be (P-04). None: the network
    can't be asked now; it has its say when the text is sent."""
    try:
        connector = connector_of(account)
        most = connector.limits().text
        return connector.length(connector.as_sent(Outgoing(text, key="", to=CITIZEN))), most
    except (NotConnected, ConnectorError):
        return None


def _values(human_at: datetime, now: datetime) -> Values:
    institution = Institution.objects.first()
    hotline = institution.hotline if institution else ""
    return Values(REFERENCE, human_at, hotline, now, working.load().zone)
