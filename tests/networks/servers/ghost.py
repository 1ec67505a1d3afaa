"""Ghost out of npm, with a Node of its own and an SQLite file for a database."""

import platform
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from .apt import need
from .kept import kept
from .processes import Unavailable, free_port, path, run, running, until_it_answers

VERSION = "6.65.0"
NAME = f"ghost-{VERSION}"
_MACHINES = {"x86_64": "x64", "aarch64": "arm64"}
_OWNER = {"name": "City Council", "email": "owner@city.example"}


@dataclass(frozen=True)
class Ghost:
    """``members`` by name: their ids. ``owner``: an administrator's session in a browser."""

    base_url: str
    key: str
    members: dict[str, str]
    owner: httpx.Client


def install(place: Path) -> None:
    """Ghost's package refers to packages within itself: it is unpacked and installed there."""
    need("build-essential", "python3")
    if shutil.which("npm", path=path()) is None:
        need("npm")
    node = f"node-linux-{_machine()}"
    run("npm", "install", "--prefix", str(place), "--no-audit", "--no-fund", f"{node}@22")
    run("npm", "pack", f"ghost@{VERSION}", cwd=place)
    run("tar", "xzf", f"ghost-{VERSION}.tgz", cwd=place)
    home = place / "node_modules" / node
    run("env", f"PATH={home}/bin:{path()}", f"npm_config_nodedir={home}", "npm", "install",
        "--omit=dev", "--legacy-peer-deps", "--no-audit", "--no-fund",
        cwd=place / "package")  # fmt: skip


def _machine() -> str:
    if platform.machine() not in _MACHINES:
        raise Unavailable(f"npm has no Node for {platform.machine()}")
    return _MACHINES[platform.machine()]


@contextmanager
def ghost(folder: Path) -> Iterator[Ghost]:
    place = kept(NAME, install)
    port = free_port()
    url, content = f"http://127.0.0.1:{port}", folder / "content"
    shutil.copytree(place / "package/content", content, symlinks=True)
    node = place / f"node_modules/node-linux-{_machine()}/bin/node"
    command = ["env", "-C", str(place / "package"), str(node), "index.js"]
    with running(command, folder / "ghost.log", _settings(folder, url, port)) as process:
        admin = f"{url}/ghost/api/admin/"
        until_it_answers(f"{admin}site/", process, 180)
        with httpx.Client(base_url=admin, headers={"Origin": url}, timeout=60) as owner:
            _until_it_is_ready(owner)
            yield _settled(owner, url)


def _settings(folder: Path, url: str, port: int) -> dict[str, str]:
    return {
        "NODE_ENV": "development",
        "TZ": "UTC",
        "url": url,
        "server__host": "127.0.0.1",
        "server__port": str(port),
        "database__client": "better-sqlite3",
        "database__connection__filename": str(folder / "ghost.db"),
        "paths__contentPath": str(folder / "content"),
        "privacy__useUpdateCheck": "false",
        "privacy__useGravatar": "false",
        "privacy__useRpcPing": "false",
        "security__allowWebhookInternalIPs": "true",
        "spam__user_login__freeRetries": "10000",
        "mail__options__port": "9",
    }


def _until_it_is_ready(owner: httpx.Client) -> None:
    """While it makes its database it answers 503."""
    for _ in range(600):
        if owner.get("site/").status_code == 200:
            return
        time.sleep(0.3)
    raise RuntimeError("Ghost did not become ready")


def _settled(owner: httpx.Client, url: str) -> Ghost:
    password = secrets.token_hex(12)
    first = {**_OWNER, "password": password, "blogTitle": "City"}
    owner.post("authentication/setup/", json={"setup": [first]}).raise_for_status()
    given = {"username": _OWNER["email"], "password": password}
    owner.post("session/", json=given).raise_for_status()
    made = _post(owner, "integrations/?include=api_keys", "integrations", {"name": "tests"})
    key = next(one["secret"] for one in made["api_keys"] if one["type"] == "admin")
    comments = {"settings": [{"key": "comments_enabled", "value": "all"}]}
    owner.put("settings/", json=comments).raise_for_status()
    people = {"City Council": "desk@city.example", "Alice": "alice@city.example"}
    members = {
        name: str(_post(owner, "members/", "members", {"name": name, "email": mail})["id"])
        for name, mail in people.items()
    }
    return Ghost(url, str(key), members, owner)


def _post(owner: httpx.Client, where: str, name: str, body: dict[str, Any]) -> Any:
    return owner.post(where, json={name: [body]}).raise_for_status().json()[name][0]
