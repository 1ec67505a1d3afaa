"""Flickr's API on this machine: refuses what Flickr's description doesn't know, and keeps state.

It is a double, for Flickr itself can't run here. How it treats texts (comments are HTML, titles
are not) is Flickr's documentation; the rest is in ``flickr_rules``.
"""

import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import parse_qsl, urlsplit

from .flickr_rules import METHODS, UPLOAD, Door, Holder, Unsigned, Violation, check, known, may
from .flickr_state import State, Wrong

KEY, SECRET = "app-key", "app-secret"
CITY = Holder("1@N01", "citycouncil", "token-city", "secret-city")
ALICE = Holder("2@N02", "alice", "token-alice", "secret-alice", "write")
READER = Holder("1@N01", "citycouncil", "token-reader", "secret-reader", "read")


@dataclass
class Flickr:
    """``refused``: what was asked that Flickr's description does not know."""

    state: State
    door: Door
    base_url: str = ""
    refused: list[str] = field(default_factory=list)

    def rest(self, verb: str, url: str, given: dict[str, str], signed: str) -> dict[str, Any]:
        try:
            holder = self.door.enter(verb, url, given, signed)
            method = check(verb, given)
            may(holder, METHODS[method]["permission"])
            params = {k: v for k, v in given.items() if k in METHODS[method]["params"]}
            done = self.state.call(method, holder, params)
        except (Unsigned, Wrong) as error:
            return {"stat": "fail", "code": error.code, "message": str(error)}
        return {**done, "stat": "ok"}

    def upload(self, url: str, given: dict[str, str], photo: bytes, signed: str) -> str:
        try:
            holder = self.door.enter("POST", url, given, signed)
            known(UPLOAD, given)
            may(holder, "write")
            id = self.state.upload(holder, given, photo)
        except (Unsigned, Wrong) as error:
            return f'<rsp stat="fail">\n\t<err code="{error.code}" msg="{error}" />\n</rsp>'
        return f'<?xml version="1.0"?>\n<rsp stat="ok">\n<photoid>{id}</photoid>\n</rsp>'


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    flickr: ClassVar[Flickr]

    def log_message(self, *_: Any) -> None: ...

    def do_GET(self) -> None:
        self._rest(urlsplit(self.path).query)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if urlsplit(self.path).path == "/services/upload/":
            self._upload(body)
        elif self.headers.get("Content-Type") != "application/x-www-form-urlencoded":
            self._refuse(f"a body of type {self.headers.get('Content-Type')}")
        else:
            self._rest(body.decode())

    def _rest(self, form: str) -> None:
        if urlsplit(self.path).path != "/services/rest/":
            self._refuse(f"no address {self.path}")
            return
        signed = self.headers.get("Authorization", "")
        given = dict(parse_qsl(form, keep_blank_values=True, strict_parsing=True))
        try:
            done = self.flickr.rest(self.command, self._url, given, signed)
        except Violation as violation:
            self._refuse(str(violation))
        else:
            self._answer(200, json.dumps(done), "application/json")

    def _upload(self, body: bytes) -> None:
        given, photo = _parts(self.headers.get("Content-Type", ""), body)
        try:
            signed = self.headers.get("Authorization", "")
            done = self.flickr.upload(self._url, given, photo, signed)
        except Violation as violation:
            self._refuse(str(violation))
        else:
            self._answer(200, done, "text/xml")

    @property
    def _url(self) -> str:
        """As the caller knows it: a proxy may stand between."""
        return f"http://{self.headers['Host']}{urlsplit(self.path).path}"

    def _refuse(self, why: str) -> None:
        self.flickr.refused.append(why)
        self._answer(400, json.dumps({"message": f"Not in the description: {why}"}), "text/json")

    def _answer(self, status: int, text: str, kind: str) -> None:
        content = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def _parts(kind: str, body: bytes) -> tuple[dict[str, str], bytes]:
    whole = BytesParser(policy=HTTP).parsebytes(f"Content-Type: {kind}\r\n\r\n".encode() + body)
    given, photo = {}, b""
    for part in whole.iter_parts():
        name = re.search(r'name="([^"]*)"', str(part["Content-Disposition"]))
        content = part.get_payload(decode=True)
        if name and name[1] == "photo":
            photo = content if isinstance(content, bytes) else b""
        elif name and isinstance(content, bytes):
            given[name[1]] = content.decode()
    return given, photo


@contextmanager
def flickr() -> Iterator[Flickr]:
    holders = {one.token: one for one in (CITY, ALICE, READER)}
    running = Flickr(State(time.time), Door(KEY, SECRET, holders))
    handler = type("Handler", (_Handler,), {"flickr": running})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        serving = threading.Thread(target=server.serve_forever, args=(0.05,))
        serving.start()
        running.base_url = f"http://127.0.0.1:{server.server_address[1]}"
        try:
            yield running
        finally:
            server.shutdown()
            serving.join(10)
