"""How many calls a token has. Off unless asked for: it serves to practise being refused."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field

from barza.town.errors import Refused
from barza.town.store.database import stamp

WINDOW = 300
"""Seconds, as with Mastodon."""


@dataclass(slots=True)
class Limiter:
    """At most ``calls`` in each five minutes of the clock; 0: any number."""

    calls: int = 0
    _used: Counter[str] = field(default_factory=Counter)
    _window: int = 0

    def count(self, token: str, now: dt.datetime) -> dict[str, str]:
        """Returns the headers that tell a client where it stands. Raises ``Refused`` (429)."""
        if not self.calls:
            return {}
        window = int(now.timestamp()) // WINDOW
        if window != self._window:
            self._window, self._used = window, Counter()
        self._used[token] += 1
        headers = self._headers(self.calls - self._used[token], window)
        if self._used[token] > self.calls:
            raise Refused(429, "Too many requests", headers)
        return headers

    def _headers(self, left: int, window: int) -> dict[str, str]:
        reset = dt.datetime.fromtimestamp((window + 1) * WINDOW, dt.UTC)
        return {
            "X-RateLimit-Limit": str(self.calls),
            "X-RateLimit-Remaining": str(max(left, 0)),
            "X-RateLimit-Reset": stamp(reset),
        }
