"""Misago out of the Python package index, in an environment of its own, with a PostgreSQL."""

import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from .kept import kept
from .postgresql import USER, postgresql
from .processes import free_port, run, running, until_it_answers

NAME = "misago-0.39.6"
PEOPLE = ("CityCouncil", "Alice", "Bob")
"""The institution first: it moderates."""
_OURS = Path(__file__).with_name("forum")


@dataclass(frozen=True)
class Misago:
    base_url: str
    passwords: dict[str, str]


def install(place: Path) -> None:
    run("python3", "-m", "venv", str(place / "venv"))
    run(str(place / "venv/bin/pip"), "install", "--quiet", "misago==0.39.6", "gunicorn==23.0.0")


@contextmanager
def misago(folder: Path) -> Iterator[Misago]:
    programs = kept(NAME, install) / "venv/bin"
    port, passwords = free_port(), {name: secrets.token_hex(12) for name in PEOPLE}
    url = f"http://127.0.0.1:{port}"
    with postgresql() as database:
        env = _environment(folder, database)
        with patch.dict(os.environ, env):
            run(
                str(programs / "python"), str(_OURS / "people.py"), f"{url}/", json.dumps(passwords)
            )
        command = [str(programs / "gunicorn"), "--bind", f"127.0.0.1:{port}", "--threads", "4",
                   "--worker-tmp-dir", str(folder), "devproject.wsgi:application"]  # fmt: skip
        with running(command, folder / "misago.log", env) as process:
            until_it_answers(f"{url}/api/auth/criteria/", process)
            yield Misago(url, passwords)


def _environment(folder: Path, database: Path) -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "site_settings",
        "PYTHONPATH": str(_OURS),
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": str(folder),
        "FORUM_FOLDER": str(folder),
        "FORUM_SECRET": secrets.token_hex(24),
        "FORUM_USER": USER,
        "FORUM_HOST": str(database),
    }
