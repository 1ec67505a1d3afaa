"""Where to listen: the port asked for, or the next free one."""

import socket
import time

from .cluster import Unusable

TRIES = 20


def free(first: int, *, wait: float = 0) -> int:
    """The first free port from ``first`` on. ``wait``: seconds to give ``first`` itself."""
    until = time.monotonic() + wait
    while not _is_free(first) and time.monotonic() < until:
        time.sleep(0.1)
    for port in range(first, first + TRIES):
        if _is_free(port):
            return port
    raise Unusable(f"The ports {first} to {first + TRIES - 1} are all taken. Set BARZA_PORT.")


def exactly(port: int, *, wait: float = 0) -> int:
    """The port that a person asked for by name: no other will do."""
    if free(port, wait=wait) != port:
        raise Unusable(f"Port {port} is taken. Choose another BARZA_PORT, or unset it.")
    return port


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True
