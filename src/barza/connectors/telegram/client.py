"""Calls to the Bot API. The token is part of the address, so addresses are told to nobody."""

import json
import logging
import re
from typing import Any
from urllib.parse import quote

from pydantic import ValidationError

from barza.connectors import asking
from barza.connectors.asking import Answer
from barza.connectors.errors import ConnectorError, Missing, Permanent, Temporary
from barza.connectors.faults import LONGEST_WAIT, refusal, unclear

from .models import Said

_NOT_FOUND = re.compile(r"message (to (edit|delete|react)|to be replied|.*) not found", re.I)
_TOKEN = re.compile(r"/bot[^/\s]+")


class _Redacted(logging.Filter):
    """httpx logs every address that it asks."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if "/bot" in said:
            record.msg, record.args = _TOKEN.sub("/bot…", said), ()
        return True


logging.getLogger("httpx").addFilter(_Redacted())


class Client:
    def __init__(self, base_url: str, token: str) -> None:
        self.http = asking.opened(f"{base_url.rstrip('/')}/bot{quote(token, safe=':')}/")
        self._moved: dict[int | str, int] = {}

    def call(
        self,
        method: str,
        *,
        taken: bool = False,
        files: dict[str, tuple[str, bytes, str]] | None = None,
        **said: Any,
    ) -> Any:
        """The result. A group that has become a larger one is followed, once."""
        place = said.get("chat_id")
        if place in self._moved:
            said = _in(self._moved[place], said)
        answer, read = self._ask(method, said, files, taken=taken)
        moved = read.parameters.migrate_to_chat_id
        if place is not None and moved and not read.ok and answer.status == 400:
            self._moved[place] = moved
            answer, read = self._ask(method, _in(moved, said), files, taken=taken)
        if not read.ok:
            raise _refused(answer, read, taken=taken)
        return read.result

    def _ask(
        self, method: str, said: dict[str, Any], files: Any, *, taken: bool
    ) -> tuple[Answer, Said]:
        how = {"data": _form(said), "files": files} if files else {"json": said}
        answer = asking.ask(self.http, "POST", method, taken=taken, **how)
        try:
            return answer, Said.model_validate(answer.json())
        except ValidationError as error:
            if not answer.is_success:
                raise refusal("Telegram", answer.status, answer.headers, "", taken=taken) from error
            raise unclear("Telegram's answer is none of the Bot API", taken=taken) from error


def _in(chat: int, said: dict[str, Any]) -> dict[str, Any]:
    """Messages have other numbers there: what is answered can't be named any more."""
    return {**{k: v for k, v in said.items() if k != "reply_parameters"}, "chat_id": chat}


def _form(said: dict[str, Any]) -> dict[str, str]:
    return {k: v if isinstance(v, str) else json.dumps(v) for k, v in said.items()}


def _refused(answer: Answer, said: Said, *, taken: bool) -> ConnectorError:
    words = said.description[:300]
    if answer.status == 429 and said.parameters.retry_after is not None:
        wait = min(said.parameters.retry_after, LONGEST_WAIT)
        return Temporary(f"Telegram answered 429: {words}", wait)
    if answer.status == 400 and _NOT_FOUND.search(words):
        return Missing(f"Telegram answered 400: {words}")
    if answer.is_success:
        return Permanent(f"Telegram refused: {words}")
    return refusal("Telegram", answer.status, answer.headers, words, taken=taken)
