"""Items as they happen. Only a wake-up: the looks find whatever a stream misses."""

import logging
from datetime import timedelta

from django.db import close_old_connections, connection
from django.utils import timezone

from barza.connectors.base import Capability, Connector
from barza.connectors.errors import ConnectorError, Permanent
from barza.desk.accounts.models import Account
from barza.desk.core.background import Background

from .actions.receiving import store
from .connectors import NotConnected, kind_of, open_connector
from .models import ReceivedEvent

log = logging.getLogger(__name__)
SHORTEST, LONGEST = timedelta(seconds=1), timedelta(minutes=2)
"""Between a connection that ended and the next one; twice as long each time."""
ACCOUNTS_EVERY = timedelta(seconds=30)


class Listener(Background):
    """Listens to one account."""

    def __init__(self, account: Account) -> None:
        super().__init__()
        self.account = account
        self.name = f"stream of account {account.pk}"
        self._connector: Connector | None = None
        self._wait = SHORTEST

    def stop(self) -> None:
        super().stop()
        if self._connector:
            self._connector.close()

    def work(self) -> None:
        """One connection, from its opening to its end, and the rest behind it."""
        try:
            self._listen()
        except (Permanent, NotConnected) as problem:
            log.info("%s: none (%s)", self.name, problem)
            self._wait = LONGEST
        except ConnectorError as problem:
            log.warning("%s: %s", self.name, problem)
        connection.close()
        self.stopping.wait(self._wait.total_seconds())
        self._wait = min(self._wait * 2, LONGEST)

    def _listen(self) -> None:
        self._connector = open_connector(self.account)
        try:
            connection.close()
            for item in self._connector.stream():
                close_old_connections()
                store(self.account, [item], ReceivedEvent.Via.STREAM, timezone.now())
                self._wait = SHORTEST
                if self.stopping.is_set():
                    return
        finally:
            self._connector.close()


class Streams(Background):
    """Has a listener for each active account whose network can stream, and for no other."""

    name = "streams"

    def __init__(self) -> None:
        super().__init__()
        self._listeners: dict[int, Listener] = {}

    def stop(self) -> None:
        super().stop()
        for listener in list(self._listeners.values()):
            listener.stop()

    def work(self) -> None:
        wanted = {account.pk: account for account in _streaming()}
        for gone in set(self._listeners) - set(wanted):
            self._listeners.pop(gone).stop()
        for new in set(wanted) - set(self._listeners):
            self._listeners[new] = Listener(wanted[new])
            self._listeners[new].start()
        connection.close()
        self.stopping.wait(ACCOUNTS_EVERY.total_seconds())


def _streaming() -> list[Account]:
    active = Account.objects.filter(state=Account.State.ACTIVE)
    return [account for account in active if _can_stream(account)]


def _can_stream(account: Account) -> bool:
    try:
        return Capability.STREAM in kind_of(account).capabilities
    except NotConnected:
        return False
