"""The user stream: server-sent events read in the caller's own thread.

Mastodon.py's reader calls back and cannot be ended from outside; this one is a generator.
Source: docs.joinmastodon.org/methods/streaming. A server that has none (snac) answers 404.
"""

import json
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import requests

from barza.connectors.errors import ConnectorError, Missing, Permanent, Temporary
from barza.connectors.items import Item

from .client import Client, checked
from .models import Account, Notification, Status
from .reading import Threads, concerns, gone, item

LONGEST = 1024 * 1024
"""Characters of one event."""


class Stream:
    def __init__(self, client: Client, me: Account, base: str) -> None:
        self.client, self.me, self.base = client, me, base
        self.threads = Threads(client)
        self._response: requests.Response | None = None
        self._closed = False

    def close(self) -> None:
        """May be called from another thread: a read that waits there ends at once."""
        self._closed = True
        if self._response is not None:
            with suppress(RuntimeError, ValueError, OSError):  # ended already
                self._response.raw.shutdown()

    def items(self) -> Iterator[Item]:
        with closing(self._open()) as response:
            try:
                for name, payload in _events(response):
                    yield from self._items(name, payload)
            except (requests.RequestException, OSError, ValueError) as error:
                if not self._closed:
                    raise Temporary(f"The stream broke off: {error}") from error

    def _open(self) -> requests.Response:
        address = http(self.base or self.client.base_url) + "/api/v1/streaming/user"
        try:
            self._response = self.client.session.get(
                address, headers={"Authorization": f"Bearer {self.client.token}"}, stream=True
            )
        except Missing as error:
            raise Permanent("This server has no stream") from error
        return self._response

    def _items(self, name: str, payload: str) -> list[Item]:
        """What cannot be read is left to the next look, which reads the same again."""
        try:
            return self._read(name, payload)
        except (ConnectorError, ValueError):
            return []

    def _read(self, name: str, payload: str) -> list[Item]:
        if name == "delete":
            return [gone(payload, payload, datetime.now(UTC))]
        status = self._status(name, json.loads(payload) if payload else None)
        if status is None or status.reblog:
            return []
        return [item(status, self.threads.root(status), self.me, edited=name == "status.update")]

    def _status(self, name: str, data: Any) -> Status | None:
        if name == "notification":
            note = checked(Notification, data)
            return note.status if note.type == "mention" else None
        if name in ("update", "status.update"):
            status = checked(Status, data)
            return status if concerns(status, self.me) else None
        return None


def http(address: str) -> str:
    """Servers name the address for web sockets; the same host serves events over HTTP."""
    parts = urlsplit(address)
    scheme = {"wss": "https", "ws": "http"}.get(parts.scheme, parts.scheme)
    return urlunsplit((scheme, parts.netloc, parts.path.rstrip("/"), "", ""))


def _events(response: requests.Response) -> Iterator[tuple[str, str]]:
    """Yields the name and the data of each event."""
    name, data, size = "", [""], 0
    for line in response.iter_lines(chunk_size=1, decode_unicode=False):
        field, _, value = line.decode("utf-8", "replace").partition(":")
        size += len(value)
        if not line:
            if name:
                yield name, "\n".join(data[1:])
            name, data, size = "", [""], 0
        elif size > LONGEST:
            raise ValueError("an event without end")
        elif field == "event":
            name = value.strip()
        elif field == "data":
            data.append(value.removeprefix(" "))
