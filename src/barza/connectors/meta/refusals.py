"""What Graph's own numbers of errors mean.

Graph answers most refusals with 400, and says why in ``error``: a ``code``, and often a
``error_subcode``. Source: developers.facebook.com/docs/graph-api/guides/error-handling and
.../overview/rate-limiting, and the pages of the calls that we make.

============================  ==========================================================
102, 190                      ``Expired``
4, 17, 32, 341, 613, 800xx    ``Temporary``, as long as the fields on usage say
368                           ``Temporary``: blocked for a while for what we wrote
1, 2                          ``Unknown`` when ``taken``, else ``Temporary``
506, 10900                    ``Unknown``: the same was said already, look for it
100 with 33, 803              ``Missing``
3, 10, 100, 200 to 299, else  ``Permanent``
============================  ==========================================================
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from barza.connectors.asking import Answer
from barza.connectors.errors import ConnectorError, Expired, Missing, Permanent, Temporary, Unknown
from barza.connectors.faults import LONGEST_WAIT, refusal, unclear

EXPIRED = frozenset({102, 190})
TOO_OFTEN = frozenset({4, 17, 32, 341, 613, *range(80_000, 80_020)})
BLOCKED = 368
UNCLEAR = frozenset({1, 2})
SAID_ALREADY = frozenset({506, 10_900})
NO_SUCH_NAME = 803
PARAMETER, NO_SUCH_OBJECT = 100, 33
OUTSIDE_WINDOW = 2_018_278
ROLLING = 600.0
"""Seconds to wait where Graph does not say: its hour rolls, so it need not be a whole one."""


def refused(response: Answer, answer: Any, taken: bool) -> ConnectorError | None:
    error = answer.get("error") if isinstance(answer, dict) else None
    if not isinstance(error, dict) or not isinstance(error.get("code"), int):
        return None
    code, sub = error["code"], error.get("error_subcode")
    message = f"Graph refused it ({code}{f'/{sub}' if sub else ''}): {_words(error)}"
    if code in EXPIRED:
        return Expired(message)
    if code in TOO_OFTEN:
        return Temporary(message, wait(response.headers))
    if code == BLOCKED:
        return Temporary(message, LONGEST_WAIT)
    if code in UNCLEAR:
        return unclear(message, taken=taken)
    if code in SAID_ALREADY and taken:
        return Unknown(message)
    if code == NO_SUCH_NAME or (code, sub) == (PARAMETER, NO_SUCH_OBJECT):
        return Missing(message)
    if sub == OUTSIDE_WINDOW:
        return Permanent("The time in which Meta lets a Page answer this message is over")
    status = response.status
    if status in (408, 429) or status >= 500:
        return refusal("Graph", status, response.headers, _words(error), taken=taken)
    return Permanent(message)


def _words(error: Mapping[str, Any]) -> str:
    said = [error.get(name) for name in ("message", "error_user_msg")]
    return "; ".join(one for one in said if isinstance(one, str) and one)[:300]


def wait(headers: Mapping[str, str]) -> float:
    """Seconds until Graph lets us in again, by ``X-Business-Use-Case-Usage``; up to an hour.

    ``X-App-Usage`` tells shares of an hour that rolls, and no time: then ``ROLLING``.
    """
    try:
        told = json.loads(headers.get("X-Business-Use-Case-Usage", "") or "{}")
    except (ValueError, RecursionError):
        told = {}
    minutes = max(_minutes(told), default=0)
    return min(minutes * 60.0, LONGEST_WAIT) if minutes > 0 else ROLLING


def _minutes(told: Any) -> Iterator[float]:
    uses = told.values() if isinstance(told, dict) else ()
    for use in [one for each in uses if isinstance(each, list) for one in each]:
        minutes = use.get("estimated_time_to_regain_access") if isinstance(use, dict) else None
        if isinstance(minutes, int | float):
            yield float(minutes)
