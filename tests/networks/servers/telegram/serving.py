"""The double: chats, their messages, and the updates that wait for the bot."""

import email.parser
import email.policy
import itertools
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from . import description

TOKEN = "42:double"
BOT: dict[str, Any] = {"id": 42, "is_bot": True, "first_name": "Muscat", "username": "muscat_bot"}
MONA = {"id": 7, "is_bot": False, "first_name": "Mona", "last_name": "S", "username": "mona"}
CHANNEL: dict[str, Any] = {"id": -1001, "type": "channel", "title": "Muscat", "username": "muscat"}
GROUP: dict[str, Any] = {"id": -1002, "type": "supergroup", "title": "Muscat talks"}
ALONE: dict[str, Any] = {"id": 7, "type": "private", "first_name": "Mona", "username": "mona"}
TELEGRAM = {"id": 777000, "is_bot": False, "first_name": "Telegram"}


class Refusal(Exception):
    def __init__(self, status: int, words: str, **parameters: int) -> None:
        super().__init__(words)
        self.status, self.parameters = status, parameters


@dataclass
class Double:
    """``GROUP`` is where the posts of ``CHANNEL`` are talked about."""

    base_url: str = ""
    updates: list[dict[str, Any]] = field(default_factory=list)
    messages: dict[tuple[int, int], dict[str, Any]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    blocked: set[int] = field(default_factory=set)
    moved: dict[int, int] = field(default_factory=dict)
    webhook: bool = False
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(100))

    def says(self, chat: dict[str, Any], text: str, by: Any = None, **more: Any) -> str:
        """A person writes; the bot will be told. The message's name, as the connector has it."""
        message = self._message(chat, {"text": text, "from": by or MONA, **more})
        self.tell("channel_post" if chat is CHANNEL else "message", message)
        return f"{message['chat']['id']}:{message['message_id']}"

    def comments(self, text: str, below: str, **more: Any) -> str:
        """Below a post of the channel, or below what was said there."""
        above = self.messages[_key(below)]
        if above["chat"] == CHANNEL:
            above = next(one for one in self.messages.values() if _copies(one, above))
        thread = above.get("message_thread_id", above["message_id"])
        inner = {k: v for k, v in above.items() if k != "reply_to_message"}
        return self.says(GROUP, text, message_thread_id=thread, reply_to_message=inner, **more)

    def rewrites(self, id: str, text: str) -> None:
        message = self.messages[_key(id)]
        message |= {"text": text, "edit_date": int(time.time())}
        kind = "edited_channel_post" if message["chat"] == CHANNEL else "edited_message"
        self.tell(kind, message)

    def tell(self, kind: str, message: dict[str, Any]) -> dict[str, Any]:
        update = {"update_id": next(self.numbers), kind: json.loads(json.dumps(message))}
        assert not description.broken("Update", update), description.broken("Message", message)
        self.updates.append(update)
        return update

    def _message(self, chat: dict[str, Any], what: dict[str, Any]) -> dict[str, Any]:
        number = next(self.numbers)
        message: dict[str, Any] = {
            "message_id": number,
            "date": int(time.time()),
            "chat": chat,
            **what,
        }
        if chat is CHANNEL:
            message["sender_chat"] = CHANNEL
            message.pop("from", None)
        self.messages[chat["id"], number] = message
        if chat is CHANNEL:
            self._copy(message)
        return message

    def _copy(self, post: dict[str, Any]) -> None:
        """Telegram itself puts each post of the channel into the group, and tells the bot."""
        origin: dict[str, Any] = {"type": "channel", "date": post["date"], "chat": CHANNEL,
                  "message_id": post["message_id"]}  # fmt: skip
        words: dict[str, Any] = {k: post[k] for k in ("text", "caption", "photo") if k in post}
        said: dict[str, Any] = {"from": TELEGRAM, "sender_chat": CHANNEL, **words}
        said |= {"is_automatic_forward": True, "forward_origin": origin}
        self.tell("message", self._message(GROUP, said))

    # What the bot may ask.

    def answer(self, method: str, said: dict[str, Any]) -> Any:
        self.asked.append((method, said))
        if method not in description.METHODS:
            raise Refusal(404, "Not Found")
        if wrong := description.faults(method, said):
            raise Refusal(400, f"Bad Request: {wrong[0]}")
        self._allowed(said.get("chat_id"))
        return getattr(self, f"_{method}")(said)

    def _allowed(self, chat: Any) -> None:
        if chat in self.moved:
            raise Refusal(400, "Bad Request: group chat was upgraded to a supergroup chat",
                          migrate_to_chat_id=self.moved[chat])  # fmt: skip
        if chat in self.blocked:
            raise Refusal(403, "Forbidden: bot was blocked by the user")

    def _getMe(self, _: dict[str, Any]) -> Any:
        return BOT

    def _getUpdates(self, said: dict[str, Any]) -> Any:
        if self.webhook:
            raise Refusal(409, "Conflict: can't use getUpdates method while webhook is active; "
                               "use deleteWebhook to delete the webhook first")  # fmt: skip
        offset = said.get("offset", 0)
        self.updates = [one for one in self.updates if one["update_id"] >= offset]
        return self.updates[: said.get("limit", 100)]

    def _sendMessage(self, said: dict[str, Any]) -> Any:
        return self._sent(said, text=self._fits(said["text"], 4096, "message"))

    def _sendPhoto(self, said: dict[str, Any]) -> Any:
        caption = self._fits(said.get("caption", ""), 1024, "message caption")
        photo = [{"file_id": "p", "file_unique_id": "u", "width": 1, "height": 1}]
        return self._sent(said, caption=caption, photo=photo)

    def _fits(self, text: str, most: int, what: str) -> str:
        if not text and most == 4096:
            raise Refusal(400, "Bad Request: message text is empty")
        if len(text.encode("utf-16-le")) // 2 > most:
            raise Refusal(400, f"Bad Request: {what} is too long")
        return text

    def _sent(self, said: dict[str, Any], **what: Any) -> Any:
        chats: dict[Any, dict[str, Any]] = {
            -1001: CHANNEL,
            "@muscat": CHANNEL,
            -1002: GROUP,
            7: ALONE,
        }
        chat = chats.get(said["chat_id"]) or {"id": said["chat_id"], "type": "supergroup"}
        above = said.get("reply_parameters")
        if above:
            found = self.messages.get((int(chat["id"]), above["message_id"]))
            if found is None:
                raise Refusal(400, "Bad Request: message to be replied not found")
            what["reply_to_message"] = {k: v for k, v in found.items() if k != "reply_to_message"}
            if chat is GROUP:
                what["message_thread_id"] = found.get("message_thread_id", found["message_id"])
        return self._message(chat, {"from": BOT, **what})

    def _found(self, said: dict[str, Any], to: str) -> dict[str, Any]:
        found = self.messages.get((said["chat_id"], said["message_id"]))
        if found is None:
            raise Refusal(400, f"Bad Request: message to {to} not found")
        return found

    def _editMessageText(self, said: dict[str, Any]) -> Any:
        message = self._found(said, "edit")
        if "text" not in message:
            raise Refusal(400, "Bad Request: there is no text in the message to edit")
        if message["text"] == said["text"]:
            raise Refusal(400, "Bad Request: message is not modified: they are exactly the same")
        message["text"] = self._fits(said["text"], 4096, "message")
        return message

    def _editMessageCaption(self, said: dict[str, Any]) -> Any:
        message = self._found(said, "edit")
        message["caption"] = self._fits(said["caption"], 1024, "message caption")
        return message

    def _deleteMessage(self, said: dict[str, Any]) -> Any:
        self._found(said, "delete")
        del self.messages[said["chat_id"], said["message_id"]]
        return True

    def _setMessageReaction(self, said: dict[str, Any]) -> Any:
        self._found(said, "react")["reaction"] = said["reaction"]
        return True


def _copies(message: dict[str, Any], post: dict[str, Any]) -> bool:
    return bool(message.get("forward_origin", {}).get("message_id") == post["message_id"])


def _key(id: str) -> tuple[int, int]:
    chat, _, number = id.partition(":")
    return int(chat), int(number)


@contextmanager
def telegram() -> Iterator[Double]:
    double = Double()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            _, token, method = self.path.split("/")
            try:
                if token != f"bot{TOKEN}":
                    raise Refusal(401, "Unauthorized")
                said = _said(self.headers.get("Content-Type", ""), content)
                self._tell(200, {"ok": True, "result": double.answer(method, said)})
            except Refusal as no:
                words = {"ok": False, "error_code": no.status, "description": str(no)}
                self._tell(no.status, {**words, "parameters": no.parameters})

        def _tell(self, status: int, told: dict[str, Any]) -> None:
            content = json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        double.base_url = f"http://127.0.0.1:{server.server_port}"
        serving = threading.Thread(target=server.serve_forever, args=(0.05,))
        serving.start()
        yield double
        server.shutdown()
        serving.join(10)


def _said(kind: str, content: bytes) -> dict[str, Any]:
    if kind.startswith("application/json"):
        return dict(json.loads(content or b"{}"))
    if not kind:
        return {}
    head = f"Content-Type: {kind}\r\n\r\n".encode()
    parts = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head + content)
    said: dict[str, Any] = {}
    for part in parts.iter_parts():
        name, value = part.get_param("name", header="content-disposition"), part.get_content()
        said[str(name)] = value if part.get_filename() else _value(str(value))
    return said


def _value(text: str) -> Any:
    """A form has texts only: Telegram reads numbers and objects out of them."""
    try:
        return json.loads(text)
    except ValueError:
        return text
