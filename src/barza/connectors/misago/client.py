"""HTTP to one forum, signed in as a member."""

from functools import cached_property
from typing import Any

from barza.connectors.asking import Answer, checked
from barza.connectors.errors import ConnectorError, Expired, Missing, Permanent, Temporary
from barza.connectors.web import Web, words

from .models import User

_TOO_FAST = 3.0
"""Seconds that Misago wants between two posts."""


class _SignedOut(Temporary):
    """Refused, and nothing done; signed in again it may be taken."""


class Client:
    def __init__(self, base_url: str, username: str, password: str) -> None:
        self.base_url = base_url.rstrip("/")
        self._given = {"username": username, "password": password}
        self._signed_in = False
        self.web = Web(self.base_url, headers={"Referer": f"{self.base_url}/"}, refused=_refused)

    @cached_property
    def me(self) -> User:
        found = checked(User, self.call("GET", "/api/auth/"))
        if found.id is None:
            raise Expired("The forum did not keep us signed in")
        return found

    def call(self, method: str, path: str, *, taken: bool = False, **options: Any) -> Any:
        """Signs in at first, and once more where a session has ended."""
        self._sign_in()
        try:
            return self._call(method, f"/api{path.removeprefix('/api')}", taken, **options)
        except _SignedOut as refused:
            if self._still_signed_in():
                raise Permanent(str(refused)) from refused
            self._signed_in = False
            self._sign_in()
            return self._call(method, f"/api{path.removeprefix('/api')}", taken, **options)

    def _call(self, method: str, path: str, taken: bool, **options: Any) -> Any:
        token = self.web.http.cookies.get("csrftoken", "")
        headers = {"X-CSRFToken": token, "Accept": "application/json"}
        return self.web.call(method, path, taken=taken, headers=headers, **options)[0]

    def _still_signed_in(self) -> bool:
        return checked(User, self._call("GET", "/api/auth/", False)).id is not None

    def _sign_in(self) -> None:
        if self._signed_in:
            return
        self.web.http.cookies.clear()
        response = self.web.raw("GET", "/")  # its page brings the token that forms carry
        if response.status == 404:
            raise Missing("No forum at this address")
        try:
            self._call("POST", "/api/auth/", False, json=self._given)
        except (_SignedOut, Permanent) as error:
            raise Expired(f"The forum does not sign us in: {error}") from error
        self._signed_in = True


def _refused(response: Answer, answer: Any, _: bool) -> ConnectorError | None:
    """Errors of a form come as lists of sentences, by field."""
    if response.status == 403:
        said = words(answer)
        if "so quickly" in said:
            return Temporary(f"The forum wants a pause: {said}", _TOO_FAST)
        return _SignedOut(f"The forum answered 403: {said}")
    if response.status == 400 and isinstance(answer, dict):
        lists = [value for value in answer.values() if isinstance(value, list)]
        told = "; ".join(str(one) for value in lists for one in value) or words(answer)
        return Permanent(f"The forum refused: {told[:300]}")
    return None
