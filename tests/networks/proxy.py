"""A proxy that carries a request to the server and loses the answer."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit


@contextmanager
def losing_the_answer(base_url: str, path: str) -> Iterator[str]:
    """Address of the proxy. It drops the answer to ``POST path`` once the server has given it."""
    target = urlsplit(base_url)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threads: list[threading.Thread] = []
        arguments = (listening, (target.hostname or "", target.port or 80), path.encode(), threads)
        accepting = threading.Thread(target=_accept, args=arguments)
        accepting.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            accepting.join(10)
            for thread in threads:
                thread.join(10)


def _accept(
    listening: socket.socket, target: tuple[str, int], path: bytes, threads: list[threading.Thread]
) -> None:
    with suppress(OSError):
        while True:
            client, _ = listening.accept()
            thread = threading.Thread(target=_carry, args=(client, target, b"POST " + path))
            threads.append(thread)
            thread.start()


def _carry(client: socket.socket, target: tuple[str, int], fatal: bytes) -> None:
    doomed = threading.Event()
    with client, suppress(OSError), socket.create_connection(target, 10) as server:
        answering = threading.Thread(target=_answers, args=(server, client, doomed))
        answering.start()
        with suppress(OSError):
            while request := client.recv(65536):
                if request.startswith(fatal):
                    doomed.set()
                server.sendall(request)
        with suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)
        answering.join(10)


def _answers(server: socket.socket, client: socket.socket, doomed: threading.Event) -> None:
    with suppress(OSError):
        while answer := server.recv(65536):
            if doomed.is_set():
                break
            client.sendall(answer)
    with suppress(OSError):
        client.shutdown(socket.SHUT_RDWR)
