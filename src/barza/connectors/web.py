"""A site's JSON over HTTP: what it answers, or what its refusal means.

For networks whose own client libraries nobody keeps well. Nothing is retried, no redirect is
followed.
"""

from collections.abc import Callable
from typing import Any

import httpx

from .asking import Answer, ask, opened
from .errors import ConnectorError
from .faults import refusal, unclear

Refused = Callable[[Answer, Any, bool], ConnectorError | None]
"""From an answer that is no success, its JSON and ``taken`` to what a network's own name for the
refusal says beyond its number; None: nothing."""


class Web:
    def __init__(
        self, base_url: str, *, headers: dict[str, str] | None = None, refused: Refused
    ) -> None:
        self.http = opened(base_url, headers=headers)
        self._refused = refused

    def close(self) -> None:
        self.http.close()

    def call(
        self, method: str, path: str, *, taken: bool = False, **options: Any
    ) -> tuple[Any, httpx.Headers]:
        """The answer's JSON, None for an answer without content, and its fields."""
        answered = self.raw(method, path, taken=taken, **options)
        answer = answered.json()
        if not answered.is_success:
            raise self._error(answered, answer, taken)
        if answer is None and answered.status != 204:
            raise unclear("The site did not answer with JSON", taken=taken)
        return answer, answered.headers

    def raw(self, method: str, path: str, *, taken: bool = False, **options: Any) -> Answer:
        return ask(self.http, method, path, taken=taken, **options)

    def _error(self, answered: Answer, answer: Any, taken: bool) -> ConnectorError:
        own = self._refused(answered, answer, taken)
        if own is not None:
            return own
        return refusal("The site", answered.status, answered.headers, words(answer), taken=taken)


def words(answer: Any) -> str:
    """What a site says of its refusal, where it says it in the usual places."""
    if not isinstance(answer, dict):
        return ""
    said = [answer.get(name) for name in ("message", "detail", "error", "context")]
    return "; ".join(one for one in said if isinstance(one, str) and one)[:300]
