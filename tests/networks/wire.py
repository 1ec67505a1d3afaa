"""A server that fails on purpose, at the level of the wire."""

import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Reaction:
    """What is written, then how it ends: closed, reset, or left hanging."""

    content: bytes = b""
    ending: str = "close"


def answer(status: int, body: object = None, **headers: str) -> Reaction:
    text = body if isinstance(body, bytes) else json.dumps(body).encode()
    fields = {"Content-Type": "application/json", "Content-Length": str(len(text)), **headers}
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in fields.items())
    return Reaction(f"HTTP/1.1 {status} Because\r\nConnection: close\r\n{head}\r\n".encode() + text)


React = Callable[[str, str], Reaction]
"""From the method and the path to what happens."""


@dataclass
class Wire:
    url: str
    asked: list[str] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    signatures: list[str] = field(default_factory=list)


@contextmanager
def wire(react: React) -> Iterator[Wire]:
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        log = Wire(f"http://127.0.0.1:{listening.getsockname()[1]}")
        threads: list[threading.Thread] = []

        def accept() -> None:
            with suppress(OSError):
                while True:
                    client, _ = listening.accept()
                    thread = threading.Thread(target=_serve, args=(client, react, log, over))
                    threads.append(thread)
                    thread.start()

        accepting = threading.Thread(target=accept)
        accepting.start()
        try:
            yield log
        finally:
            over.set()
            listening.shutdown(socket.SHUT_RDWR)
            for thread in [accepting, *threads]:
                thread.join(10)


def _serve(client: socket.socket, react: React, log: Wire, over: threading.Event) -> None:
    with client, suppress(OSError):
        head, _, body = _request(client).partition(b"\r\n\r\n")
        method, path, _ = head.split(b"\r\n")[0].decode().split(" ")
        log.asked.append(f"{method} {path}")
        log.bodies.append(body)
        log.signatures.append(_field(head, b"x-hub-signature"))
        reaction = react(method, path)
        client.sendall(reaction.content)
        if reaction.ending == "hang":
            over.wait(30)
        elif reaction.ending == "reset":
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def _request(client: socket.socket) -> bytes:
    client.settimeout(5)
    data = client.recv(65536)
    while b"\r\n\r\n" not in data:
        data += client.recv(65536)
    head, _, body = data.partition(b"\r\n\r\n")
    length = int(_field(head, b"content-length") or 0)
    while len(body) < length:
        body += client.recv(65536)
    return head + b"\r\n\r\n" + body


def _field(head: bytes, name: bytes) -> str:
    """Empty when the request has no such field."""
    for line in head.split(b"\r\n"):
        key, _, value = line.partition(b":")
        if key.lower() == name:
            return value.strip().decode()
    return ""
