"""The Admin API of one site: each call carries a token that our key signs for five minutes."""

import base64
import hashlib
import hmac
import json
import time
from typing import Any, TypeVar

from pydantic import BaseModel

from barza.connectors.asking import Answer, checked, readable
from barza.connectors.errors import ConnectorError, Expired, Permanent, Temporary
from barza.connectors.faults import refusal
from barza.connectors.web import Web

from .models import Member

VALID = 300
"""Seconds that a token is good for: the longest that Ghost allows."""
VERSION = "v6.0"

M = TypeVar("M", bound=BaseModel)


class Client:
    def __init__(self, base_url: str, key: str, member: str) -> None:
        self.base_url, self.member = base_url.rstrip("/"), member
        self._key = key
        self._me: Member | None = None
        self.web = Web(f"{self.base_url}/ghost/api/admin", refused=_refused)

    @property
    def me(self) -> Member:
        if self._me is None:
            if not _is_id(self.member):
                raise Expired("member_id isn't the id of a member")
            self._me = self.one(Member, "members", "GET", f"/members/{self.member}/")
        return self._me

    def call(self, method: str, path: str, *, taken: bool = False, **options: Any) -> Any:
        headers = {"Authorization": f"Ghost {self._token()}", "Accept-Version": VERSION}
        return self.web.call(method, path, taken=taken, headers=headers, **options)[0]

    def one(
        self, model: type[M], name: str, method: str, path: str, taken: bool = False, **options: Any
    ) -> M:
        answer = self.call(method, path, taken=taken, **options)
        found = answer.get(name) if isinstance(answer, dict) else None
        first = found[0] if isinstance(found, list) and found else None
        return checked(model, first, taken=taken)

    def many(self, model: type[M], name: str, path: str, params: dict[str, Any]) -> list[M]:
        answer = self.call("GET", path, params=params)
        return readable(model, answer.get(name) if isinstance(answer, dict) else None)

    def count(self, path: str, params: dict[str, Any]) -> int:
        answer = self.call("GET", path, params={**params, "limit": 1})
        try:
            return int(answer["meta"]["pagination"]["total"])
        except (KeyError, TypeError, ValueError) as error:
            raise Temporary("The site does not say how many there are") from error

    def _token(self) -> str:
        name, _, secret = self._key.partition(":")
        try:
            signing = bytes.fromhex(secret)
        except ValueError:
            signing = b""
        if not signing:
            raise Expired("The Admin API key isn't one: it has an id, a colon and a secret")
        now = int(time.time())
        head = _part({"alg": "HS256", "typ": "JWT", "kid": name})
        body = head + b"." + _part({"iat": now, "exp": now + VALID, "aud": "/admin/"})
        signature = hmac.new(signing, body, hashlib.sha256).digest()
        return (body + b"." + _url_safe(signature)).decode()


def _part(claims: dict[str, Any]) -> bytes:
    return _url_safe(json.dumps(claims).encode())


def _url_safe(data: bytes) -> bytes:
    return base64.urlsafe_b64encode(data).rstrip(b"=")


def _is_id(text: str) -> bool:
    return len(text) == 24 and all(letter in "0123456789abcdef" for letter in text)


def _refused(response: Answer, answer: Any, taken: bool) -> ConnectorError | None:
    """Ghost lists its errors, each with a sentence and more about it."""
    errors = answer.get("errors") if isinstance(answer, dict) else None
    if not isinstance(errors, list) or not errors or not isinstance(errors[0], dict):
        return None
    said = [str(errors[0].get(name) or "") for name in ("message", "context")]
    told = "; ".join(one for one in said if one)[:300]
    if errors[0].get("type") == "UpdateCollisionError":
        return Permanent(f"Somebody else has changed it meanwhile, read it again: {told}")
    return refusal("The site", response.status, response.headers, told, taken=taken)
