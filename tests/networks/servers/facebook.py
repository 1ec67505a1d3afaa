"""A double of Graph for one Page: refuses whatever Meta's reference does not know.

It is no Facebook, and proves nothing that the reference (``graph_reference``) doesn't say.
"""

import email.parser
import email.policy
import hashlib
import hmac
import json
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from .facebook_state import NAMES, PAGE, PSID, Facebook, Thing
from .graph_reference import CALLS, FILE, Wanted, faults, parse

VERSION = "v25.0"


class Refusal(Exception):
    def __init__(self, message: str, code: int, sub: int | None = None) -> None:
        super().__init__(message)
        self.code, self.sub = code, sub


@dataclass
class Double:
    token: str = field(default_factory=lambda: secrets.token_hex(16))
    secret: str = field(default_factory=lambda: secrets.token_hex(16))
    facebook: Facebook = field(default_factory=Facebook)
    base_url: str = ""
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, verb: str, path: str, params: dict[str, str], token: str) -> Any:
        """Raises ``Refusal`` with the number that Graph would give."""
        self._admit(token, params.pop("appsecret_proof", ""))
        parts = path.strip("/").split("/")
        if parts[0] != VERSION or len(parts) not in (2, 3):
            raise Refusal(f"Unknown path components: {path}", 2500)
        self.asked.append((verb, "/".join(parts[1:]), params))
        one, edge = self._node(parts[1]), parts[2] if len(parts) == 3 else ""
        wrong = faults(verb, one.node, edge, params)
        if wrong:
            raise Refusal(f"(#100) {'; '.join(wrong)}", 100)
        if verb == "GET":
            return self._read(one, edge, params)
        return self._change(verb, one, edge, params)

    def _admit(self, token: str, proof: str) -> None:
        if token != self.token:
            raise Refusal("Invalid OAuth access token.", 190)
        right = hmac.new(self.secret.encode(), token.encode(), hashlib.sha256).hexdigest()
        if not hmac.compare_digest(right, proof):
            raise Refusal("Invalid appsecret_proof provided in the API argument", 100)

    def _node(self, id: str) -> Thing:
        if id == PAGE:
            return Thing("Page", PAGE, PAGE, "", datetime.now(UTC))
        if id not in self.facebook.things:
            raise Refusal(f"Object with ID '{id}' does not exist", 100, 33)
        return self.facebook.things[id]

    def _read(self, one: Thing, edge: str, params: dict[str, str]) -> Any:
        gives = CALLS["GET", one.node, edge].gives
        fields = parse(params["fields"], gives) if "fields" in params else ()
        if one.node == "Page" and not edge:
            known = {"id": PAGE, "name": NAMES[PAGE], "username": "citycouncil"}
            known["link"] = "https://www.facebook.com/citycouncil"
            return {field.name: known[field.name] for field in fields}
        if not edge:
            return self.facebook.shown(one, fields)
        found = self._edge(one, edge, params)
        return self.facebook.page(found, Wanted(edge, params, fields), params.get("after", ""))

    def _edge(self, one: Thing, edge: str, params: dict[str, str]) -> list[Thing]:
        posts = self.facebook.of("Post")
        match edge:
            case "feed":
                return [post for post in posts if post.by == PAGE]
            case "tagged":
                return [post for post in posts if post.by != PAGE]
            case "ratings":
                return self.facebook.of("Rating")
            case "conversations":
                mine = params.get("user_id", PSID) == PSID and self.facebook.of("Message")
                return [Thing("Conversation", "t_1", PAGE, "", datetime.now(UTC))] if mine else []
        return self.facebook.below(one, params)

    def _change(self, verb: str, one: Thing, edge: str, params: dict[str, str]) -> Any:
        match verb, edge:
            case "POST", "feed":
                photos = [
                    json.loads(v)["media_fbid"]
                    for k, v in sorted(params.items())
                    if k.startswith("attached_media[")
                ]
                made = self.facebook.add("Post", PAGE, params.get("message", ""), photos=photos)
                return {"id": made.id}
            case "POST", "photos":
                alt = params.get("alt_text_custom", "")
                return {"id": self.facebook.add("Photo", PAGE, "", alt=alt).id}
            case "POST", "comments":
                return self._comment(one, params)
            case "POST", "messages":
                return self._message(params)
            case _, "likes":
                (one.likes.add if verb == "POST" else one.likes.discard)(PAGE)
            case "DELETE", "":
                self.facebook.remove(one.id)
            case _:
                self._update(one, params)
        return {"success": True}

    def _comment(self, one: Thing, params: dict[str, str]) -> Any:
        photo, words = params.get("attachment_id", ""), params.get("message", "")
        if len(words) > 8000:
            raise Refusal("(#100) The comment is too long", 100)
        return {"id": self.facebook.comment(PAGE, words, one, photo).id}

    def _update(self, one: Thing, params: dict[str, str]) -> None:
        if "message" in params and one.by != PAGE:
            raise Refusal("(#200) Permissions error", 200)
        one.text = params.get("message", one.text)
        if "is_hidden" in params:
            if one.by == PAGE:
                raise Refusal("(#200) A Page cannot hide its own comment", 200)
            one.hidden = params["is_hidden"] == "true"

    def _message(self, params: dict[str, str]) -> Any:
        recipient, words = json.loads(params["recipient"]), json.loads(params["message"])
        if set(words) != {"text"} or not 0 < len(words["text"]) <= 2000:
            raise Refusal("(#100) Invalid message", 100)
        match recipient:
            case {"id": str(person)} if len(recipient) == 1:
                self._within_time(person, params)
            case {"comment_id": str(id)} | {"post_id": str(id)} if len(recipient) == 1:
                self._reply_privately(self._node(id))
            case _:
                raise Refusal("(#100) Invalid recipient", 100)
        made = self.facebook.message(PAGE, words["text"])
        return {"recipient_id": PSID, "message_id": made.id}

    def _within_time(self, person: str, params: dict[str, str]) -> None:
        last = self.facebook.last_heard()
        if person != PSID or last is None:
            raise Refusal("(#100) No matching user found", 100, 2018001)
        tagged = params.get("messaging_type") == "MESSAGE_TAG" and "tag" in params
        if datetime.now(UTC) - last > timedelta(days=7 if tagged else 1):
            raise Refusal("(#10) Sent outside of allowed window.", 10, 2018278)

    def _reply_privately(self, one: Thing) -> None:
        if one.id in self.facebook.replied:
            raise Refusal("(#10900) Activity already replied to", 10900)
        if one.by == PAGE or datetime.now(UTC) - one.at > timedelta(days=7):
            raise Refusal("(#10903) This user cant reply to this activity", 10903)
        self.facebook.replied.add(one.id)


class Site(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, double: Double) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.double = double


class Handler(BaseHTTPRequestHandler):
    server: Site
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""

    def do_GET(self) -> None:
        where = urlsplit(self.path)
        params = dict(parse_qsl(where.query, keep_blank_values=True))
        scheme, _, token = self.headers.get("Authorization", "").partition(" ")
        with self.server.double.lock:
            try:
                params |= self._form()
                right = token if scheme == "Bearer" else ""
                answered = self.server.double.answer(self.command, where.path, params, right)
                status, told = 200, answered
            except Refusal as no:
                error = {"message": str(no), "type": "OAuthException", "code": no.code}
                subcode = {"error_subcode": no.sub} if no.sub else {}
                status, told = 400, {"error": {**error, **subcode, "fbtrace_id": "A"}}
        content = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=UTF-8")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("facebook-api-version", VERSION)
        self.end_headers()
        self.wfile.write(content)

    do_POST = do_DELETE = do_GET

    def _form(self) -> dict[str, str]:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        kind = self.headers.get("Content-Type", "")
        if not body:
            return {}
        if kind.startswith("application/x-www-form-urlencoded"):
            return dict(parse_qsl(body.decode(), keep_blank_values=True))
        if kind.startswith("multipart/form-data"):
            return _parts(kind, body)
        raise Refusal(f"(#100) Content of an unknown type: {kind}", 100)


def _parts(kind: str, body: bytes) -> dict[str, str]:
    parser = email.parser.BytesParser(policy=email.policy.HTTP)
    found = {}
    for part in parser.parsebytes(
        b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body
    ).iter_parts():
        name = str(part.get_param("name", header="content-disposition"))
        content = part.get_payload(decode=True)
        words = content.decode() if isinstance(content, bytes) and not part.get_filename() else FILE
        found[name] = words
    return found


@contextmanager
def facebook() -> Iterator[Double]:
    double = Double()
    with Site(double) as server:
        double.base_url = f"http://127.0.0.1:{server.server_port}"
        serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        serving.start()
        try:
            yield double
        finally:
            server.shutdown()
            serving.join(10)
