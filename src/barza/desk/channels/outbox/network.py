"""Speaking with the network about one delivery. No database connection is open meanwhile."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from barza.connectors.base import Connector
from barza.connectors.errors import ConnectorError, Missing, Unknown
from barza.connectors.items import Author, Outgoing, Sent, Visibility
from barza.desk.channels.models import Delivery
from barza.desk.channels.outside import leave_the_database

log = logging.getLogger(__name__)
CLOCK_SKEW = timedelta(minutes=2)
"""By how much a network's clock may differ from ours."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the network said, and how long it took to.

    ``sent`` with ``is_there``: read back. ``sent`` alone: taken, but not yet seen.
    Neither, and no problem: looked for, not there.
    """

    sent: Sent | None = None
    is_there: bool = False
    problem: ConnectorError | None = None
    took: timedelta = timedelta()


def send(delivery: Delivery, connector: Connector) -> Outcome:
    """Sends once and reads back what was made of it."""
    return _asked(lambda: connector.send(outgoing_of(delivery)), connector)


def look(delivery: Delivery, connector: Connector) -> Outcome:
    """Looks for what an earlier attempt may have left there."""
    if delivery.network_id:
        return _asked(lambda: Sent(delivery.network_id, delivery.url), connector)
    since = (delivery.sending_at or delivery.created_at) - CLOCK_SKEW
    return _asked(lambda: connector.find(outgoing_of(delivery), since), connector)


def outgoing_of(delivery: Delivery) -> Outgoing:
    to: dict[str, Any] | None = delivery.to
    return Outgoing(
        text=delivery.text,
        key=str(delivery.key),
        reply_to=delivery.reply_to or None,
        thread=delivery.thread or None,
        to=Author(**to) if to else None,
        visibility=Visibility(delivery.visibility),
        lang=delivery.lang or None,
        title=delivery.title,
    )


def _asked(ask: Callable[[], Sent | None], connector: Connector) -> Outcome:
    leave_the_database()
    started = time.monotonic()
    sent: Sent | None = None
    read: Sent | None = None
    problem: ConnectorError | None = None
    try:
        sent = ask()
        read = _read_back(connector, sent) if sent else None
    except ConnectorError as error:
        problem = error
    except Exception as error:
        # A connector that fails in a way it never declared may have sent: look first.
        log.exception("undeclared failure of a connector")
        problem = Unknown(f"{type(error).__name__}: {error}")
    took = timedelta(seconds=time.monotonic() - started)
    return Outcome(read or sent, read is not None, problem, took)


def _read_back(connector: Connector, sent: Sent) -> Sent | None:
    """What a citizen finds there, by the network's own name."""
    try:
        item = connector.get(sent.id)
    except Missing:
        return None
    return Sent(item.id, sent.url or item.url)
