"""The stand-in for X on a port of this machine, in a thread of this process."""

import json
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import urlsplit

from .answers import Answers, Refused
from .description import Description, NotDescribed
from .oauth import Signatures
from .world import World

CITY, ALICE = "1001", "1002"


@dataclass
class X:
    """``secrets``: what each person signs with. ``undescribed``: what no call may be."""

    base_url: str
    secrets: dict[str, dict[str, str]]
    world: World
    answers: Answers
    asked: list[tuple[str, dict[str, Any], Any]] = field(default_factory=list)
    undescribed: list[str] = field(default_factory=list)


@contextmanager
def x() -> Iterator[X]:
    world = World({CITY: "citycouncil", ALICE: "alice"})
    people = {id: _secrets(id) for id in world.users}
    app = people[CITY]
    for given in people.values():
        given.update({name: app[name] for name in ("api_key", "api_key_secret")})
    tokens = {one["access_token"]: (one["access_token_secret"], id) for id, one in people.items()}
    signatures = Signatures(app["api_key"], app["api_key_secret"], tokens)
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as http:
        running = X(f"http://127.0.0.1:{http.server_port}", people, world, Answers(world, {CITY}))
        _Handler.serving[http.server_port] = (running, signatures, Description(), threading.Lock())
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield running
        finally:
            http.shutdown()
            thread.join(10)
            del _Handler.serving[http.server_port]


def _secrets(id: str) -> dict[str, str]:
    random = {name: secrets.token_hex(16) for name in ("api_key", "api_key_secret")}
    return {
        **random,
        "access_token": f"{id}-{secrets.token_hex(12)}",
        "access_token_secret": secrets.token_hex(16),
    }


class _Handler(BaseHTTPRequestHandler):
    serving: ClassVar[dict[int, tuple[X, Signatures, Description, threading.Lock]]] = {}

    def _do(self) -> None:
        running, signatures, description, lock = self.serving[self.connection.getsockname()[1]]
        content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        headers: dict[str, str] = {}
        with lock:
            try:
                status, body = self._answer(running, signatures, description, content)
            except Refused as refused:
                status, body, headers = refused.status, refused.body, refused.headers
            except NotDescribed as error:
                running.undescribed.append(f"{self.command} {self.path}: {error}")
                status, body = 400, {"title": "Invalid Request", "detail": str(error)}
        self._say(status, json.dumps(body).encode(), headers)

    def _say(self, status: int, said: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def _answer(
        self, running: X, signatures: Signatures, description: Description, content: bytes
    ) -> tuple[int, Any]:
        parts = urlsplit(self.path)
        url = f"http://{self.headers['Host']}{parts.path}"
        header = self.headers.get("Authorization", "")
        user = signatures.user(self.command, url, parts.query, header)
        if user is None:
            raise Refused(401, "Unauthorized", "Unauthorized")
        kind = self.headers.get("Content-Type", "")
        call = description.call(self.command, parts.path, parts.query, kind, content)
        running.asked.append((call.operation, call.given, call.body))
        status, body = running.answers.to(user, call)
        description.answer(call.operation, status, body)
        return status, body

    do_GET = do_POST = do_PUT = do_DELETE = _do

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the tests look at what came of it."""
