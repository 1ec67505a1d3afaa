"""A ``barza run`` of the tests: a real one, in a folder of its own."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import psutil

COMMAND = ["-m", "barza.cli"]


class Started:
    """``who``: further arguments of ``Popen``, the user that it runs as for example."""

    def __init__(
        self,
        home: Path,
        *,
        python: str = sys.executable,
        environment: Mapping[str, str] | None = None,
        **who: Any,
    ) -> None:
        self.home, self.output = home, home.with_suffix(".out")
        self.environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"} | {
            "BARZA_HOME": str(home),
            "DJANGO_SETTINGS_MODULE": "barza.desk.settings",
            **(environment or {}),
        }
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(  # noqa: S603 our own command
                [python, *COMMAND, "run"], env=self.environment, stdout=output, stderr=output, **who
            )

    def said(self, pattern: str, seconds: float = 90) -> str:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if found := re.search(pattern, self.output.read_text()):
                return found.group(1)
            assert self.process.poll() is None, self.output.read_text()
            time.sleep(0.1)
        raise AssertionError(self.output.read_text())

    def barza(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603 our own command
            [sys.executable, *COMMAND, *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    def everything(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)
