"""YouTube's Data API, with an access token that lasts an hour."""

import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import BaseModel

from barza.connectors.asking import Answer, checked
from barza.connectors.errors import ConnectorError, Expired, Temporary
from barza.connectors.faults import refusal
from barza.connectors.web import Web, words

from .models import Channel, Listed, Token

API = "/youtube/v3"
_EARLY = 120.0
"""Seconds before its end at which a token is renewed."""
_SPENT = frozenset({"quotaExceeded", "dailyLimitExceeded"})
_FAST = frozenset({"rateLimitExceeded", "userRateLimitExceeded"})
_NOT_US = frozenset(
    {
        "authError",
        "insufficientPermissions",
        "accountDelegationForbidden",
        "authenticatedUserAccountClosed",
        "authenticatedUserAccountSuspended",
        "authenticatedUserNotChannel",
        "youtubeSignupRequired",
    }
)
"""Reasons that only a person can mend, by connecting the account anew."""
_PAUSE = 60.0
_DAY = ZoneInfo("America/Los_Angeles")

M = TypeVar("M", bound=BaseModel)


class Client:
    def __init__(self, base_url: str, client_id: str, client_secret: str, refresh: str) -> None:
        self.base_url = base_url.rstrip("/")
        self._given = {
            "grant_type": "refresh_token",
            "client_id": client_id,
            "client_secret": client_secret,
            "refresh_token": refresh,
        }
        self._token, self._until = "", 0.0
        self.web = Web(self.base_url, refused=_refused)

    @cached_property
    def me(self) -> Channel:
        asked = {"part": "snippet,contentDetails", "mine": "true"}
        found = self.listed(Channel, "channels", asked)[0]
        if not found:
            raise Expired("The account has no channel on YouTube")
        return found[0]

    def listed(
        self, model: type[M], what: str, params: Mapping[str, str | int]
    ) -> tuple[list[M], str]:
        """Entries, and the token of the next page or nothing."""
        told = checked(Listed, self.call("GET", f"/{what}", params=params))
        return [checked(model, one) for one in told.items], told.next

    def call(self, method: str, path: str, *, taken: bool = False, **options: Any) -> Any:
        headers = {"Authorization": f"Bearer {self._access()}"}
        return self.web.call(method, f"{API}{path}", taken=taken, headers=headers, **options)[0]

    def _access(self) -> str:
        if time.monotonic() >= self._until:
            answer, _ = self.web.call("POST", self._renewing, data=self._given)
            token = checked(Token, answer)
            self._token, self._until = token.access_token, time.monotonic() + token.lasts - _EARLY
        return self._token

    @property
    def _renewing(self) -> str:
        host = urlsplit(self.base_url).hostname or ""
        at_home = host == "googleapis.com" or host.endswith(".googleapis.com")
        return "https://oauth2.googleapis.com/token" if at_home else f"{self.base_url}/token"


def _refused(response: Answer, answer: Any, taken: bool) -> ConnectorError | None:
    error = answer.get("error") if isinstance(answer, dict) else None
    if isinstance(error, str):  # as RFC 6749 has it: only where the token is asked for
        return _no_token(response, answer)
    if not isinstance(error, dict):
        return None
    reason, said = _reason(error), str(error.get("message") or "")[:300]
    message = f"YouTube answered {response.status} ({reason}): {said}"
    if reason in _SPENT:
        return Temporary(message, until_midnight(datetime.now(UTC)))
    if reason in _FAST:
        return Temporary(message, _PAUSE)
    if reason in _NOT_US:
        return Expired(message)
    status, told = response.status, f"{reason}: {said}"
    return refusal("YouTube", status, response.headers, told, taken=taken)


def _no_token(response: Answer, answer: Any) -> ConnectorError | None:
    """Source: RFC 6749 §5.2."""
    if response.status in (400, 401) and isinstance(answer, dict) and "error" in answer:
        told = answer.get("error_description") or words(answer)
        return Expired(f"Google gives no token: {str(told)[:300]}")
    return None


def _reason(error: dict[str, Any]) -> str:
    errors = error.get("errors")
    first = errors[0] if isinstance(errors, list) and errors else {}
    return str(first.get("reason") or "") if isinstance(first, dict) else ""


def until_midnight(now: datetime) -> float:
    """Seconds until the quota is new: midnight in California."""
    there = now.astimezone(_DAY)
    tomorrow = (there + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return (tomorrow.astimezone(UTC) - now).total_seconds()
