"""Flickr's REST endpoint: each call is signed (OAuth 1.0a, HMAC-SHA1), by oauthlib.

Refusals come as ``{"stat": "fail", "code": 1, "message": "…"}`` with status 200.
Source: flickr.com/services/api, flickr.com/services/api/auth.oauth.html.
"""

import re
from functools import cached_property
from html import unescape
from typing import Any, TypeVar
from urllib.parse import urlencode, urlsplit

from oauthlib.oauth1 import Client as Signer
from pydantic import BaseModel

from barza.connectors.asking import Answer, checked
from barza.connectors.errors import ConnectorError, Expired, Missing, Permanent, Temporary
from barza.connectors.faults import refusal, unclear
from barza.connectors.items import Upload
from barza.connectors.web import Web, words

from .models import Person

REST, UPLOAD = "/services/rest/", "/services/upload/"
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
_NOT_US = frozenset({96, 97, 98, 99, 100})
"""A signature, a token or a key that Flickr does not take, or that may do too little."""
_TOO_FAST = 60.0
"""Seconds to wait after code 9 of addComment; Flickr names none."""
_PHOTO = re.compile(r'<rsp stat="ok">\s*<photoid[^>]*>([0-9]{1,20})</photoid>')
_FAILED = re.compile(r'<err code="([0-9]{1,4})" msg="([^"]*)"')

M = TypeVar("M", bound=BaseModel)


class Client:
    def __init__(self, base_url: str, key: str, secret: str, token: str, token_secret: str) -> None:
        self.base_url = base_url.rstrip("/")
        self._signer = Signer(key, secret, token, token_secret)
        self.web = Web(self.base_url, refused=_refused)

    @cached_property
    def me(self) -> Person:
        return self.one(Person, "user", "flickr.test.login")

    def one(self, model: type[M], name: str, method: str, **params: str | int) -> M:
        return checked(model, self.call(method, **params).get(name))

    def call(self, method: str, **params: str | int) -> dict[str, Any]:
        given = self._given(method, params)
        query = f"{REST}?{urlencode(given)}"
        _, headers, _ = self._signer.sign(f"{self.base_url}{query}", "GET")
        answer, _ = self.web.call("GET", query, headers=headers)
        return _well(answer, params, taken=False)

    def write(self, method: str, *, taken: bool = False, **params: str | int) -> dict[str, Any]:
        body = urlencode(self._given(method, params))
        _, headers, _ = self._signer.sign(f"{self.base_url}{REST}", "POST", body, _FORM)
        answer, _ = self.web.call("POST", REST, taken=taken, content=body, headers=headers)
        return _well(answer, params, taken=taken)

    def upload(self, photo: Upload, params: dict[str, str], *, taken: bool) -> str:
        """The photo's id. All but the photo itself is signed. The answer is XML."""
        address = f"{self._uploads}{UPLOAD}"
        _, headers, _ = self._signer.sign(address, "POST", urlencode(params), _FORM)
        answered = self.web.raw(
            "POST", address, taken=taken, data=params,
            files={"photo": (photo.name, photo.content, photo.mime)},
            headers={"Authorization": headers["Authorization"]},
        )  # fmt: skip
        if not answered.is_success:
            said = words(answered.json())
            raise refusal("Flickr", answered.status, answered.headers, said, taken=taken)
        return _uploaded(answered.content.decode(errors="replace"), taken)

    @property
    def _uploads(self) -> str:
        host = urlsplit(self.base_url).hostname or ""
        at_home = host == "flickr.com" or host.endswith(".flickr.com")
        return "https://up.flickr.com" if at_home else self.base_url

    def _given(self, method: str, params: dict[str, str | int]) -> dict[str, str | int]:
        return {"method": method, "format": "json", "nojsoncallback": 1, **params}


def _uploaded(answer: str, taken: bool) -> str:
    found, failed = _PHOTO.search(answer), _FAILED.search(answer)
    if found:
        return found[1]
    if failed:
        raise _failure(int(failed[1]), unescape(failed[2]), looked=False, taken=taken, upload=True)
    raise unclear("Flickr's answer names no photo", taken=taken)


def _well(answer: Any, params: dict[str, str | int], *, taken: bool) -> dict[str, Any]:
    if not isinstance(answer, dict) or answer.get("stat") not in ("ok", "fail"):
        raise unclear("Flickr did not answer as it does", taken=taken)
    if answer["stat"] == "ok":
        return answer
    code, said = answer.get("code"), str(answer.get("message") or "")[:300]
    looked = "photo_id" in params or "comment_id" in params or "tag_id" in params
    raise _failure(code if isinstance(code, int) else 0, said, looked=looked, taken=taken)


def _failure(
    code: int, said: str, *, looked: bool, taken: bool, upload: bool = False
) -> ConnectorError:
    message = f"Flickr refused with {code}: {said}"
    if code in _NOT_US:
        return Expired(message)
    if code == 105 or (code == 9 and looked):
        return Temporary(message, _TOO_FAST)
    if code in (0, 106) or (code == 3 and upload):
        return unclear(message, taken=taken)
    return Missing(message) if looked and code in (1, 2) else Permanent(message)


def _refused(_: Answer, answer: Any, taken: bool) -> ConnectorError | None:  # noqa: ARG001
    """With another status, nothing but the number counts."""
    return None
