"""The thread that takes in what was received, as soon as a commit says that there is something."""

import logging
from typing import Any

import psycopg
from django.db import connection
from django.utils import timezone

from barza.desk.cases.intake import drain
from barza.desk.core.background import Background

log = logging.getLogger(__name__)
CHANNEL = "barza_received"
AT_LEAST_EVERY = 2.0
"""Seconds after which it looks without being woken: an event that waits wakes nobody."""


class Intake(Background):
    name = "intake"

    def work(self) -> None:
        """Takes in until nothing is left, then waits for the bell; again until it is to end."""
        with psycopg.connect(**_parameters(), autocommit=True) as bell:
            bell.execute(f"LISTEN {CHANNEL}")
            while not self.stopping.is_set():
                self._take_all()
                self._wait(bell)

    def _take_all(self) -> None:
        while not self.stopping.is_set():
            taken = drain(timezone.now())
            if not taken:
                return
            log.info("took in %s", taken)

    def _wait(self, bell: "psycopg.Connection[Any]") -> None:
        step = AT_LEAST_EVERY / 4
        for _ in range(4):
            if list(bell.notifies(timeout=step, stop_after=1)) or self.stopping.is_set():
                return


def _parameters() -> dict[str, Any]:
    """How Django connects, without what only its own wrapper understands."""
    parameters: dict[str, Any] = connection.get_connection_params()
    for name in ("cursor_factory", "context"):
        parameters.pop(name, None)
    return parameters
