"""The connection's outer limits: whom it trusts, how long it lasts, how much it takes in."""

import socket
import ssl
import time
from typing import Any

from ldap3 import Tls

from barza.desk.environment.ldap import Ldap
from barza.desk.people.trouble import Trouble

MOST_BYTES = 16 * 1024 * 1024
"""From the server in one reading."""


class Guard(Tls):  # type: ignore[misc]  # ldap3 has no types
    """TLS as Python does it: the name is checked in the handshake, and sent (SNI).

    ldap3 turns every failure into one of its own; ``trouble`` remembers what it was.
    """

    def __init__(self, source: Ldap) -> None:
        super().__init__(validate=ssl.CERT_REQUIRED)
        self.trouble: Trouble | None = None
        self._host = source.host
        self._context = ssl.create_default_context(cafile=source.ca_file)
        self._ends_at = time.monotonic() + source.seconds
        self._bytes = 0

    def wrap_socket(self, connection: Any, do_handshake: bool = False) -> None:  # noqa: ARG002
        try:
            inner = self._context.wrap_socket(connection.socket, server_hostname=self._host)
        except (ssl.SSLCertVerificationError, ssl.CertificateError):
            self.trouble = Trouble.UNTRUSTED
            raise
        connection.socket = Watched(inner, self)

    @property
    def left(self) -> float:
        """Seconds. Raises ``TimeoutError`` when there are none."""
        seconds = self._ends_at - time.monotonic()
        if seconds <= 0:
            self.trouble = Trouble.SLOW
            raise TimeoutError
        return seconds

    def count(self, received: int) -> None:
        self._bytes += received
        if self._bytes > MOST_BYTES:
            self.trouble = Trouble.TOO_MUCH
            raise OSError


class Watched:
    """A socket that gives up when the time or the measure is full."""

    def __init__(self, inner: socket.socket, guard: Guard) -> None:
        self._inner = inner
        self._guard = guard

    def recv(self, size: int) -> bytes:
        self._inner.settimeout(self._guard.left)
        try:
            received = self._inner.recv(size)
        except TimeoutError:
            self._guard.trouble = Trouble.SLOW
            raise
        self._guard.count(len(received))
        return received

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)
