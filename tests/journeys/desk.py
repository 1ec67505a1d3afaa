"""A desk that runs, as ``make run`` starts it: a database of its own, web, worker, the sample."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg

from barza.sample import signin
from tests.networks.servers.processes import free_port, running

ROOT = Path(__file__).resolve().parents[2]
READY_SECONDS = 60
DOOR = "import django; django.setup(); from tests.journeys.office import main; main()"


@dataclass(frozen=True)
class Desk:
    """``environment`` is what each of its processes sees."""

    url: str
    folder: Path
    environment: Mapping[str, str]

    def barza(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Runs the command ``barza`` beside the desk, as an operator does."""
        return self._run("-m", "barza.cli", *arguments)

    def office(self, verb: str, **given: Any) -> dict[str, Any]:
        """Has something done that the desk's pages do not offer: see ``office``."""
        done = self._run("-c", DOOR, verb, json.dumps(given))
        if done.returncode:
            raise RuntimeError(f"{verb}: {done.stderr[-2000:]}")
        said: dict[str, Any] = json.loads(done.stdout)
        return said

    def scenery(self) -> dict[str, Any]:
        """Puts a day's work on the desk; says which case shows most."""
        done = self._run("-m", "tests.journeys.scenery")
        if done.returncode:
            raise RuntimeError(done.stderr[-2000:])
        said: dict[str, Any] = json.loads(done.stdout)
        return said

    def code(self, username: str) -> str:
        """The second factor of this half minute."""
        return self.barza("code", username).stdout.strip()

    def rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """By SQL, past everything that the desk would say to it."""
        with psycopg.connect(self.environment["DATABASE_URL"], autocommit=True) as connection:
            done = connection.execute(statement.encode(), values)
            return done.fetchall() if done.description else []

    def value(self, statement: str, *values: object) -> Any:
        """The first column of the only row."""
        ((found,),) = self.rows(statement, *values)
        return found

    def _run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )


def passphrase(username: str) -> str:
    return next(one.passphrase for one in signin.people() if one.username == username)


@contextmanager
def running_desk(folder: Path, *, town: Path) -> Iterator[Desk]:
    """``town`` is the ``town.json`` of a practice town that runs: the practice account's network.

    ``barza.run.prepare`` connects it, and ``barza run`` starts the rest.
    """
    with _database() as database:
        environment = {
            **os.environ,
            "BARZA_HOME": str(folder),
            "BARZA_PORT": str(free_port()),
            "DATABASE_URL": database,
            "DJANGO_SETTINGS_MODULE": "barza.desk.settings",
        }
        _prepare(environment, town)
        command = [sys.executable, "-m", "barza.cli", "run", "--no-town"]
        with running(command, folder / "run.log", environment) as process:
            yield Desk(_address(folder, process), folder, environment)


def _prepare(environment: Mapping[str, str], town: Path) -> None:
    command = [sys.executable, "-m", "barza.run.prepare", "--town", str(town)]
    subprocess.run(command, env=environment, capture_output=True, check=True, timeout=120)


def _address(folder: Path, process: "subprocess.Popen[bytes]") -> str:
    """Where the desk is, as it tells whoever tries to start a second one."""
    until = time.monotonic() + READY_SECONDS
    while time.monotonic() < until and process.poll() is None:
        told = (folder / "run.lock").read_text() if (folder / "run.lock").exists() else ""
        if url := json.loads(told or "{}").get("url"):
            return str(url)
        time.sleep(0.1)
    raise RuntimeError(f"The desk did not start: {(folder / 'run.log').read_text()[-2000:]}")


@contextmanager
def _database() -> Iterator[str]:
    """A database of our own on the server that all tests share."""
    server = os.environ["DATABASE_URL"]
    name = f"journeys_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    try:
        yield urlsplit(server)._replace(path=f"/{name}").geturl()
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())
