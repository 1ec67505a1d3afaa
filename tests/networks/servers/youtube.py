"""YouTube's Data API on this machine: refuses what YouTube's description doesn't know.

It is a double, for YouTube itself can't run here; it keeps videos, comments and the day's units.
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

from .youtube_rules import Violation, check
from .youtube_state import Holder, State, Wrong

APP = {"client_id": "app", "client_secret": "app-secret"}
CITY = Holder("UC_city", "citycouncil", "refresh-city")
ALICE = Holder("UC_alice", "alice", "refresh-alice")


@dataclass
class YouTube:
    """``refused``: what was asked that YouTube's description does not know."""

    state: State
    base_url: str = ""
    refused: list[str] = field(default_factory=list)

    def token(self, form: dict[str, list[str]]) -> tuple[int, Any]:
        given = {name: values[0] for name, values in form.items()}
        holder = next((one for one in (CITY, ALICE) if one.refresh == given["refresh_token"]), None)
        if given["grant_type"] != "refresh_token" or given.keys() != {
            "grant_type", "client_id", "client_secret", "refresh_token",
        }:  # fmt: skip
            return 400, {"error": "invalid_request"}
        if {name: given[name] for name in APP} != APP:
            return 401, {"error": "invalid_client"}
        if holder is None:
            return 400, {"error": "invalid_grant", "error_description": "Token revoked."}
        return 200, {"access_token": f"for-{holder.refresh}", "expires_in": 3599}

    def answer(self, verb: str, url: str, token: str, body: Any) -> tuple[int, Any]:
        asked = urlsplit(url)
        given = parse_qs(asked.query, keep_blank_values=True)
        holder = next((one for one in (CITY, ALICE) if token == f"Bearer for-{one.refresh}"), None)
        try:
            if holder is None:
                raise Wrong(401, "authError", "Invalid Credentials")
            method = check(verb, asked.path, given, body)
            params = {name: ",".join(values) for name, values in given.items()}
            done = self.state.call(method, holder, params, body)
        except Violation as violation:
            self.refused.append(str(violation))
            return 400, _error(400, "badRequest", f"Not in the description: {violation}")
        except Wrong as wrong:
            return wrong.status, _error(wrong.status, wrong.reason, str(wrong))
        return (200, done) if done is not None else (204, None)


def _error(status: int, reason: str, message: str) -> Any:
    errors = [{"domain": "youtube", "reason": reason, "message": message}]
    return {"error": {"code": status, "message": message, "errors": errors}}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    youtube: ClassVar[YouTube]

    def log_message(self, *_: Any) -> None: ...

    def do_GET(self) -> None:
        content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.path == "/token":
            self._answer(*self.youtube.token(parse_qs(content.decode())))
            return
        is_json = self.headers.get("Content-Type") == "application/json"
        body = json.loads(content) if content and is_json else content.decode() or None
        token = self.headers.get("Authorization", "")
        self._answer(*self.youtube.answer(self.command, self.path, token, body))

    do_POST = do_PUT = do_DELETE = do_GET

    def _answer(self, status: int, body: Any) -> None:
        content = b"" if body is None else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        if status != 204:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def youtube() -> Iterator[YouTube]:
    running = YouTube(State(lambda: datetime.now(UTC)))
    handler = type("Handler", (_Handler,), {"youtube": running})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        serving = threading.Thread(target=server.serve_forever, args=(0.05,))
        serving.start()
        running.base_url = f"http://127.0.0.1:{server.server_address[1]}"
        try:
            yield running
        finally:
            server.shutdown()
            serving.join(10)
