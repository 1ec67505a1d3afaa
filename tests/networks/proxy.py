"""A proxy that carries a request to the server and loses the answer."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from urllib.parse import urlsplit


@contextmanager
def losing_the_answer(base_url: str, path: str, *, then_gone: bool = False) -> Iterator[str]:
    """Address of the proxy. It drops the answer to ``POST path`` once the server has given it.

    ``then_gone``: from then on nothing gets through.
    """
    target, lost = urlsplit(base_url), threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threads: list[threading.Thread] = []
        address = (target.hostname or "", target.port or 80)
        is_gone = lost.is_set if then_gone else lambda: False
        carry = partial(_carry, target=address, fatal=b"POST " + path.encode(), lost=lost)
        accepting = threading.Thread(target=_accept, args=(listening, carry, is_gone, threads))
        accepting.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            accepting.join(10)
            for thread in threads:
                thread.join(10)


def _accept(
    listening: socket.socket,
    carry: Callable[..., None],
    is_gone: Callable[[], bool],
    threads: list[threading.Thread],
) -> None:
    with suppress(OSError):
        while True:
            client, _ = listening.accept()
            thread = threading.Thread(target=carry, args=(client,), kwargs={"is_gone": is_gone})
            threads.append(thread)
            thread.start()


def _carry(
    client: socket.socket,
    *,
    target: tuple[str, int],
    fatal: bytes,
    lost: threading.Event,
    is_gone: Callable[[], bool],
) -> None:
    doomed = threading.Event()
    with client, suppress(OSError), socket.create_connection(target, 10) as server:
        answering = threading.Thread(target=_answers, args=(server, client, doomed, lost))
        answering.start()
        with suppress(OSError):
            while not is_gone() and (request := client.recv(65536)) and not is_gone():
                if request.startswith(fatal):
                    doomed.set()
                server.sendall(request)
        with suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)
        answering.join(10)


def _answers(
    server: socket.socket, client: socket.socket, doomed: threading.Event, lost: threading.Event
) -> None:
    with suppress(OSError):
        while answer := server.recv(65536):
            if doomed.is_set():
                lost.set()
                break
            client.sendall(answer)
    with suppress(OSError):
        client.shutdown(socket.SHUT_RDWR)
