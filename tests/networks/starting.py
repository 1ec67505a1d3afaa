"""Starts a network's server, for as long as a block lasts, with its citizens."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import NoReturn

import pytest

from barza.town.testing import TownHandle, running_town

from .peers import BlueskyPeer, MastodonPeer, Peer, WordPressPeer
from .peers_blog import GhostPeer
from .peers_facebook import FacebookPeer
from .peers_forum import MisagoPeer
from .peers_photos import OURS, FlickrPeer
from .peers_videos import OURS as OUR_CHANNEL
from .peers_videos import YouTubePeer
from .peers_wiki import MediaWikiPeer
from .peers_x import XPeer
from .servers.bluesky import bluesky
from .servers.facebook import facebook
from .servers.flickr import CITY, flickr
from .servers.ghost import ghost
from .servers.mediawiki import mediawiki
from .servers.misago import misago
from .servers.mock import mock
from .servers.processes import Heavy, Unavailable
from .servers.snac import snac
from .servers.wordpress import wordpress
from .servers.x.server import CITY as X_CITY
from .servers.x.server import x
from .servers.youtube import youtube


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
def _mock(folder: Path) -> Iterator[Peer]:
    with mock(folder) as server:
        secrets = {"access_token": server.tokens["citycouncil"], "webhook_secret": "agreed"}
        citizen = server.tokens["alice"]
        peer = MastodonPeer(server.base_url, secrets, citizen, "citycouncil", 10, True, True)
        yield peer
        peer.close()


@contextmanager
def _town(folder: Path) -> Iterator[Peer]:
    with running_town(folder) as town, townspeople(town) as peer:
        yield peer


@contextmanager
def townspeople(town: TownHandle) -> Iterator[MastodonPeer]:
    """The citizens of a town that runs."""
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


@contextmanager
def _mediawiki(folder: Path) -> Iterator[Peer]:
    with mediawiki(folder) as wiki:
        ours = {"username": "CityCouncil@tests", "bot_password": wiki.passwords["CityCouncil"]}
        peer = MediaWikiPeer(
            wiki.base_url, ours, ("Alice@tests", wiki.passwords["Alice"]), "CityCouncil"
        )
        yield peer
        peer.close()


@contextmanager
def _misago(folder: Path) -> Iterator[Peer]:
    with misago(folder) as forum:
        ours = {"username": "CityCouncil", "password": forum.passwords["CityCouncil"]}
        citizen = ("Alice", forum.passwords["Alice"])
        peer = MisagoPeer(forum.base_url, ours, citizen, "CityCouncil")
        yield peer
        peer.close()


@contextmanager
def _ghost(folder: Path) -> Iterator[Peer]:
    with ghost(folder) as site:
        ours = {"admin_api_key": site.key, "member_id": site.members["City Council"]}
        secrets = {**ours, "webhook_secret": "agreed"}
        peer = GhostPeer(site.base_url, secrets, site.members["Alice"], site.owner)
        yield peer
        peer.close()


@contextmanager
def _bluesky(folder: Path) -> Iterator[Peer]:
    with bluesky(folder) as server:
        peer = BlueskyPeer(server)
        yield peer
        peer.close()


@contextmanager
def _flickr(_: Path) -> Iterator[Peer]:
    with flickr() as server:
        older = server.state.upload(CITY, {"title": "The corniche"}, b"\x89PNG")
        peer = FlickrPeer(server, older, OURS)
        yield peer
        peer.close()
        assert not server.refused, f"not in Flickr's description: {server.refused}"


@contextmanager
def _youtube(_: Path) -> Iterator[Peer]:
    with youtube() as server:
        peer = YouTubePeer(server, OUR_CHANNEL)
        yield peer
        peer.close()
        assert not server.refused, f"not in YouTube's description: {server.refused}"


@contextmanager
def _facebook(_: Path) -> Iterator[Peer]:
    with facebook() as site:
        yield FacebookPeer(site)


@contextmanager
def _x(folder: Path) -> Iterator[Peer]:
    with x() as server:
        peer = XPeer(server.base_url, server.secrets[X_CITY], server)
        yield peer
        peer.close()
        assert server.undescribed == [], "X's description has none of these"


SERVERS: dict[str, Callable[[Path], AbstractContextManager[Peer]]] = {
    "town": _town,
    "facebook": _facebook,
    "wordpress": _wordpress,
    "snac": _snac,
    "mock": _mock,
    "mediawiki": _mediawiki,
    "misago": _misago,
    "ghost": _ghost,
    "bluesky": _bluesky,
    "flickr": _flickr,
    "youtube": _youtube,
    "x": _x,
}

HEAVY = frozenset({"misago", "ghost", "bluesky"})
"""Minutes to install: run from the cache (``servers/kept``), or where ``BARZA_HEAVY=1``."""


@contextmanager
def started(name: str, folder: Path) -> Iterator[Peer]:
    """Skips the test, in words, where the server can't run; under ``CI=true`` fails it, unless
    the server is a heavy one that nobody asked for."""
    with ExitStack() as running:
        try:
            peer = running.enter_context(SERVERS[name](folder))
        except Unavailable as reason:
            unavailable(name, reason)
        yield peer
    shutil.rmtree(folder, ignore_errors=True)


def unavailable(name: str, reason: Unavailable) -> NoReturn:
    if os.environ.get("CI") == "true" and not isinstance(reason, Heavy):
        pytest.fail(f"{name} must run here: {reason}")
    pytest.skip(f"{name}: {reason}")
