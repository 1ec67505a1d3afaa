"""A thread of the worker that does one thing again and again until it is told to end."""

import logging
import threading
from abc import ABC, abstractmethod

from django.db import close_old_connections, connection

log = logging.getLogger(__name__)
AFTER_FAILURE = 1.0
"""Seconds of rest after an exception, so that a broken database isn't asked in a circle."""


class Background(ABC):
    name: str

    def __init__(self) -> None:
        self.stopping = threading.Event()
        self._thread: threading.Thread | None = None

    @abstractmethod
    def work(self) -> None:
        """One round. Returns soon after ``stopping`` is set; may raise anything."""

    def start(self) -> None:
        self._thread = threading.Thread(target=self._run, name=self.name, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Tells it to end; returns at once."""
        self.stopping.set()

    def join(self, seconds: float) -> None:
        if self._thread:
            self._thread.join(seconds)

    @property
    def is_running(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def _run(self) -> None:
        try:
            while not self.stopping.is_set():
                try:
                    close_old_connections()
                    self.work()
                except Exception:
                    log.exception("%s failed; it begins again", self.name)
                    self.stopping.wait(AFTER_FAILURE)
        finally:
            connection.close()
