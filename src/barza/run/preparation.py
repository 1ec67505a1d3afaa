"""Runs ``barza.run.prepare`` in a process of its own and reads what it says."""

import json
import os
import subprocess
import sys
from pathlib import Path

from . import processes
from .cluster import Unusable
from .home import Home


def prepare(home: Home, *, town: Path | None, sample: bool) -> bool:
    """Whether the sample municipality is what this desk holds. Raises ``Unusable``."""
    command = [sys.executable, "-m", "barza.run.prepare"]
    command += ["--town", str(town)] if town else []
    command += [] if sample else ["--no-sample"]
    log = home.log("prepare")
    with log.open("wb") as output:
        process = processes.spawn(
            command,
            output=output,
            environment=os.environ | {"DJANGO_SETTINGS_MODULE": "barza.desk.settings"},
            ends_with_us=processes.KILL,
        )
        _wait(process)
    said = log.read_text(errors="replace").strip().splitlines()
    if process.returncode or not said:
        reason = said[-1] if said else "it said nothing"
        raise Unusable(f"The database could not be prepared: {reason} ({log})")
    return bool(json.loads(said[-1])["sample"])


def _wait(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait()
    finally:
        processes.signal_group(process, processes.KILL)
        process.wait()
