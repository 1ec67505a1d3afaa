"""What is asked of a text before it may leave: that it fits, and gives nobody away."""

from django.utils.translation import gettext as _

from barza.connectors.base import Capability, Connector
from barza.connectors.errors import ConnectorError
from barza.connectors.items import Author, Outgoing
from barza.desk.cases.models import Case, Message
from barza.desk.channels.connectors import NotConnected, connector_of
from barza.desk.core.errors import Refused

from .guarding import bare

LONGEST = 10_000
"""Characters of any answer, on any network."""


class Unconnected(Refused):
    """The account has no connection now; that says nothing about what the network can do."""


def length(case: Case, text: str) -> tuple[int, int]:
    """How long the text is, the addressee included, and may be, as the network counts (P-04)."""
    connector = _connector(case)
    most = connector.limits().text  # first: asking for it teaches the connector to count
    return connector.length(standing(case, text)), most


def standing(case: Case, text: str) -> str:
    """The text as it will stand on the network, the addressee included."""
    return _connector(case).as_sent(Outgoing(text, key="", to=recipient(case)))


def recipient(case: Case) -> Author:
    handle = case.handle
    return Author(handle.remote_id, handle.handle, handle.name, handle.url)


def fitting(text: str, case: Case) -> str:
    """The text without the spaces around it. Raises ``Refused`` when it can't be sent."""
    text = bare(text)
    if not text:
        raise Refused(_("Write the answer before sending it."))
    if len(text) > LONGEST:
        raise _too_long(len(text), LONGEST)
    try:
        count, most = length(case, text)
    except ConnectorError:
        return text  # a network that can't be asked now has its say when it is sent
    if count > most:
        raise _too_long(count, most)
    return text


def addressed(case: Case) -> Message:
    """The citizen's message that an answer replies to: the last one still on the network."""
    theirs = Message.objects.filter(case=case, direction=Message.Direction.IN)
    last = theirs.filter(deleted_at=None).order_by("-at", "-id").first()
    last = last or theirs.order_by("-at", "-id").first()
    if last is None:
        raise Refused(_("There is no message in this case to answer."))
    _require_capable(case, last.visibility)
    return last


def _require_capable(case: Case, visibility: str) -> None:
    private = visibility == "private"
    wanted = Capability.REPLY_PRIVATE if private else Capability.REPLY_PUBLIC
    if wanted not in _connector(case).capabilities:
        raise Refused(
            _("This network lets nobody answer such a message from here. Answer it by hand."),
            clause="P-04",
        )


def _connector(case: Case) -> Connector:
    try:
        return connector_of(case.account)
    except NotConnected:
        raise Unconnected(
            _("The account %(account)s is not connected. Ask for it to be connected.")
            % {"account": case.account.name},
            clause="P-04",
        ) from None


def _too_long(count: int, most: int) -> Refused:
    return Refused(
        _("This answer is %(count)s long, and the network takes %(most)s. Shorten it.")
        % {"count": count, "most": most},
        clause="P-04",
    )
