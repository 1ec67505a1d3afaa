"""Calls to Graph with the access token of one Page: each proves that we know the app's secret.

Source: developers.facebook.com/docs/graph-api/guides/secure-requests. The token goes in a field
of the request, never into an address.
"""

import hashlib
import hmac
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, TypeVar

from pydantic import BaseModel

from barza.connectors.asking import checked, readable
from barza.connectors.errors import Expired, Temporary
from barza.connectors.web import Web

from .refusals import refused
from .versions import VERSION, compare, remind

M = TypeVar("M", bound=BaseModel)
AFTER = 2_000
"""Characters of a mark for the next page; Graph's own have some hundred."""


class Graph:
    def __init__(self, base_url: str, token: str, secret: str) -> None:
        remind(datetime.now(UTC).date())
        self._proof = hmac.new(secret.encode(), token.encode(), hashlib.sha256).hexdigest()
        self._token = token
        self.web = Web(f"{base_url.rstrip('/')}/{VERSION}", refused=refused)

    def call(
        self,
        method: str,
        path: str,
        *,
        taken: bool = False,
        params: Mapping[str, Any] | None = None,
        **options: Any,
    ) -> Any:
        if not self._token.isascii() or not self._token.isprintable() or " " in self._token:
            raise Expired("The access token isn't one")
        asked = {**(params or {}), "appsecret_proof": self._proof}
        headers = {"Authorization": f"Bearer {self._token}"}
        answer, told = self.web.call(
            method, path, taken=taken, params=asked, headers=headers, **options
        )
        compare(told.get("facebook-api-version", ""))
        return answer

    def one(self, model: type[M], path: str, fields: str, **more: Any) -> M:
        return checked(model, self.call("GET", path, params={"fields": fields, **more}))

    def made(self, model: type[M], path: str, **options: Any) -> M:
        """Puts something before others: an unclear ending is ``Unknown``."""
        return checked(model, self.call("POST", path, taken=True, **options), taken=True)

    def page(
        self, model: type[M], path: str, params: Mapping[str, Any], after: str = ""
    ) -> tuple[list[M], str]:
        """One page of an edge, and the mark of the next: empty where there is none."""
        asked = {**params, "after": after} if after else params
        answer = self.call("GET", path, params=asked)
        if not isinstance(answer, dict):
            raise Temporary("Graph did not answer with a page")
        return readable(model, answer.get("data")), next_of(answer)

    def many(self, model: type[M], path: str, params: Mapping[str, Any]) -> list[M]:
        return self.page(model, path, params)[0]


def next_of(page: Mapping[str, Any]) -> str:
    paging = page.get("paging")
    if not isinstance(paging, dict) or not paging.get("next"):
        return ""
    cursors = paging.get("cursors")
    after = cursors.get("after") if isinstance(cursors, dict) else ""
    return after if isinstance(after, str) and len(after) <= AFTER else ""
