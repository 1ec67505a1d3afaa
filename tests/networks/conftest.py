"""Starts each server once for a test worker, and plays one scene on it."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import NoReturn

import pytest

from barza.town.testing import running_town

from .peers import MastodonPeer, Peer, WordPressPeer, connect
from .scene import Scene
from .servers.apt import Unavailable
from .servers.snac import snac
from .servers.wordpress import wordpress


@contextmanager
def _snac(folder: Path) -> Iterator[Peer]:
    with snac(folder) as server:
        peer = MastodonPeer(
            server.base_url,
            {"access_token": server.tokens["citycouncil"], "webhook_secret": "agreed"},
            server.tokens["alice"],
            "citycouncil",
            patience=45,
            idempotent=False,
            deletes=False,
        )
        yield peer
        peer.close()


@contextmanager
def _town(folder: Path) -> Iterator[Peer]:
    with running_town(folder) as town:
        connector_of = {"access_token": town.access_token, "webhook_secret": town.webhook_secret}
        name = str(town.call("GET", "/api/v1/accounts/verify_credentials")["username"])
        citizen = town.citizens[0].access_token
        peer = MastodonPeer(town.base_url, connector_of, citizen, name, 10, True, True)
        yield peer
        peer.close()


@contextmanager
def _wordpress(folder: Path) -> Iterator[Peer]:
    with wordpress(folder) as site:
        ours = {"username": "citycouncil", "application_password": site.passwords["citycouncil"]}
        peer = WordPressPeer(
            site.base_url,
            ours,
            ("alice", site.passwords["alice"]),
            ("siteadmin", site.passwords["siteadmin"]),
        )
        yield peer
        peer.close()


SERVERS: dict[str, Callable[[Path], AbstractContextManager[Peer]]] = {
    "town": _town,
    "wordpress": _wordpress,
    "snac": _snac,
}

_MARKS = {name: [pytest.mark.xdist_group(name)] for name in SERVERS}
_MARKS["wordpress"].append(pytest.mark.server)
_MARKS["snac"].append(pytest.mark.server)


def unavailable(name: str, reason: Unavailable) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(f"{name} must run here: {reason}")
    pytest.skip(f"{name}: {reason}")


@pytest.fixture(
    scope="session", params=[pytest.param(name, marks=_MARKS[name], id=name) for name in SERVERS]
)
def peer(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Peer]:
    folder = tmp_path_factory.mktemp(request.param)
    try:
        server = SERVERS[request.param](folder)
        started = server.__enter__()
    except Unavailable as reason:
        unavailable(request.param, reason)
    try:
        yield started
    finally:
        server.__exit__(None, None, None)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def scene(peer: Peer) -> Iterator[Scene]:
    connector = connect(peer)
    scene = Scene(peer, connector)
    scene.play()
    yield scene
    connector.close()
