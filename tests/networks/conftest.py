"""Starts each server once for a test worker, and plays one scene on it.

With several workers say ``--dist loadfile``, so that one of them has all of a server's tests.
The groups are for ``--dist loadgroup``, which xdist 3.8 cannot do with pytest 9.2: it writes
the group into ``Item._nodeid``, and pytest no longer reads that.
"""

from collections.abc import Iterator

import pytest

from barza.connectors.base import Connector

from .peers import Peer, connect
from .peers_facebook import FacebookPeer
from .scene import Scene
from .servers.facebook import Double, facebook
from .starting import HEAVY, SERVERS, started

_MARKS = {name: [pytest.mark.xdist_group(name)] for name in SERVERS}
for name in SERVERS.keys() - {"town", "facebook", "flickr", "x", "youtube"}:
    _MARKS[name].append(pytest.mark.server)
for name in HEAVY:
    _MARKS[name].append(pytest.mark.heavy)


@pytest.fixture(
    scope="session", params=[pytest.param(name, marks=_MARKS[name], id=name) for name in SERVERS]
)
def peer(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Peer]:
    with started(request.param, tmp_path_factory.mktemp(request.param)) as running:
        yield running


@pytest.fixture(scope="session")
def scene(peer: Peer) -> Iterator[Scene]:
    connector = connect(peer)
    scene = Scene(peer, connector)
    scene.play()
    yield scene
    connector.close()


@pytest.fixture
def double() -> Iterator[Double]:
    """A Facebook of its own for one test."""
    with facebook() as double:
        yield double


@pytest.fixture
def citizen(double: Double) -> FacebookPeer:
    return FacebookPeer(double)


@pytest.fixture
def page(citizen: FacebookPeer) -> Iterator[Connector]:
    connector = connect(citizen)
    yield connector
    connector.close()
