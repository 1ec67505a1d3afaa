"""HTTP to X, signed by OAuth 1.0a (RFC 5849) for one account, and its refusals told apart."""

from collections.abc import Generator, Mapping
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, cast

import httpx
from oauthlib.oauth1 import Client as Signer

from barza.connectors.asking import Answer, checked
from barza.connectors.errors import ConnectorError, Expired, Missing, Permanent, Temporary, Unknown
from barza.connectors.faults import LONGEST_WAIT, refusal, retry_after
from barza.connectors.web import Web, words

from .models import One, User

CREDENTIALS = ("api_key", "api_key_secret", "access_token", "access_token_secret")
_WINDOWS = ("x-rate-limit", "x-user-limit-24hour", "x-app-limit-24hour")


class _Signed(httpx.Auth):
    """JSON and files are no part of what is signed, only the address and its parameters."""

    def __init__(self, given: Mapping[str, str]) -> None:
        key, secret, token, token_secret = (given[name] for name in CREDENTIALS)
        self._signer = Signer(key, secret, token, token_secret)

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        method = cast(Any, request.method)  # its types name the methods one by one
        _, headers, _ = self._signer.sign(str(request.url), method)
        request.headers["Authorization"] = headers["Authorization"]
        yield request


class Client:
    def __init__(self, base_url: str, given: Mapping[str, str]) -> None:
        self.web = Web(base_url.rstrip("/"), refused=_refused)
        self.web.http.auth = _Signed(given)

    @cached_property
    def me(self) -> User:
        return checked(User, self.one("/2/users/me").data)

    def call(self, method: str, path: str, *, taken: bool = False, **options: Any) -> Any:
        return self.web.call(method, path, taken=taken, **options)[0]

    def one(self, path: str, **params: Any) -> One:
        """X answers 200 for what is not there, and says so inside."""
        found = checked(One, self.call("GET", path, params=params))
        if found.data is None:
            said = "; ".join(problem.detail for problem in found.errors)
            if any(problem.missing for problem in found.errors):
                raise Missing(f"X: {said}")
            raise Permanent(f"X: {said}") if said else Temporary("X answered with nothing")
        return found


def _refused(response: Answer, answer: Any, taken: bool) -> ConnectorError:
    status, headers, said = response.status, response.headers, _words(answer)
    kind = f"{answer.get('type', '')} {answer.get('title', '')}" if isinstance(answer, dict) else ""
    if status == 402 or (status == 429 and ("usage-capped" in kind or "UsageCap" in kind)):
        return Temporary(f"X wants more credits, or the next month: {said}", LONGEST_WAIT)
    if status == 429:
        return Temporary(f"X answered 429: {said}", _wait(headers))
    if status == 403:
        return _forbidden(kind, said, taken)
    return refusal("X", status, headers, said, taken=taken)


def _forbidden(kind: str, said: str, taken: bool) -> ConnectorError:
    lower = said.lower()
    if "duplicate content" in lower and taken:
        return Unknown(f"X has these words from us already: {said}")
    if lower.startswith("your account is suspended") or "temporarily locked" in lower:
        return Expired(f"X has closed our account to us; a person must see to it there: {said}")
    if any(name in kind for name in ("oauth1-permissions", "client-forbidden")):
        return Expired(f"X does not let our app do this; renew its rights and tokens: {said}")
    return Permanent(f"X answered 403: {said}")


def _words(answer: Any) -> str:
    said = [words(answer)]
    problems = answer.get("errors") if isinstance(answer, dict) else None
    if isinstance(problems, list):
        said += [words(one) for one in problems[:3]]
    return "; ".join(dict.fromkeys(filter(None, said)))[:300]


def _wait(headers: httpx.Headers) -> float:
    """Until the window that is used up ends; several may be."""
    now = datetime.now(UTC)
    ends = [
        headers.get(f"{name}-reset", "")
        for name in _WINDOWS
        if headers.get(f"{name}-remaining", "0") == "0"
    ]
    waits = [retry_after({"X-RateLimit-Reset": end}, now) for end in ends if end]
    return max(waits, default=retry_after(headers, now))
