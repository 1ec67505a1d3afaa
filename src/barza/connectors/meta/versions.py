"""Which version of Graph we speak, and until when it is spoken.

Source: developers.facebook.com/docs/graph-api/changelog, read on 2026-11-25. After ``UNTIL`` Graph
silently answers as its oldest version: raise the three together, with the tests' table.
"""

import logging
from datetime import date, timedelta

VERSION = "v25.0"
SINCE = date(2026, 2, 18)
UNTIL = date(2028, 7, 29)
NOTICE = timedelta(days=180)

log = logging.getLogger(__name__)


def remind(today: date) -> None:
    """Tells the operator in time that this release of ours will not do for ever."""
    if today >= UNTIL - NOTICE:
        log.warning("Graph %s ends on %s: Barza must be brought up to date", VERSION, UNTIL)


def compare(answered: str) -> None:
    """``answered``: the version that Graph says it answered in; empty where it doesn't say."""
    if answered and answered != VERSION:
        log.warning("Graph answered in %s, and was asked in %s", answered, VERSION)
