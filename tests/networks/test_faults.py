"""Every way in which a server can fail, and what each connector makes of it.

Reading may always be repeated. What may have been published is ``Unknown``.
"""

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from barza.connectors import registry
from barza.connectors.base import Connector
from barza.connectors.errors import (
    ConnectorError,
    Expired,
    Missing,
    Permanent,
    Temporary,
    Unknown,
)
from barza.connectors.items import Outgoing, Upload

from .wire import Reaction, Wire, answer, wire

CREDENTIALS = {
    "mastodon": {"access_token": "t", "webhook_secret": "s"},
    "wordpress": {"username": "u", "application_password": "p"},
    "mediawiki": {"username": "City@desk", "bot_password": "p"},
    "misago": {"username": "city", "password": "p"},
    "flickr": {
        "api_key": "k",
        "api_secret": "s",
        "oauth_token": "t",
        "oauth_token_secret": "u",
    },
    "youtube": {"client_id": "c", "client_secret": "s", "refresh_token": "r"},
    "facebook": {"page_id": "1", "access_token": "t", "app_secret": "s"},
    "ghost": {"admin_api_key": f"1:{'ab' * 32}", "member_id": "0" * 24, "webhook_secret": "s"},
    "bluesky": {"identifier": "city.example", "app_password": "p"},
    "telegram": {"bot_token": "t", "channel": "@city", "webhook_secret": "s"},
    "x": dict.fromkeys(("api_key", "api_key_secret", "access_token", "access_token_secret"), "s"),
}
PUBLISHING = {
    "mastodon": "/api/v1/statuses",
    "wordpress": "/wp-json/wp/v2/posts",
    "mediawiki": "/api.php?action=edit",
    "misago": "/api/threads/",
    "facebook": "/v25.0/1/feed",
    "ghost": "/ghost/api/admin/posts/",
    "bluesky": "/xrpc/com.atproto.repo.putRecord",
    "telegram": "/bott/sendMessage",
    "flickr": "/services/upload/",
    "youtube": "/youtube/v3/commentThreads",
    "x": "/2/tweets",
}
WITH_FILES = sorted(CREDENTIALS.keys() - {"mediawiki", "telegram", "flickr", "youtube"})
"""Where a file is sent before the words that it belongs to."""
SESSION = {"did": "did:plc:city", "handle": "city.example", "accessJwt": "t", "refreshJwt": "r"}
WELL: dict[str, dict[str, object]] = {
    "mastodon": {
        "/instance": {},
        "verify_credentials": {"id": "1", "username": "city", "acct": "city"},
    },
    "wordpress": {"users/me": {"id": 1, "slug": "city"}},
    "mediawiki": {
        "meta=tokens": {"query": {"tokens": {"logintoken": "t", "csrftoken": "t"}}},
        "action=login": {"login": {"result": "Success"}},
        "meta=siteinfo": {
            "query": {
                "general": {},
                "namespaces": {"2": {"id": 2, "name": "User"}, "3": {"id": 3, "name": "User talk"}},
                "userinfo": {"id": 1, "name": "City"},
            }
        },
    },
    "misago": {
        "/api/auth/": {"id": 1, "username": "city"},
        "/threads/editor": [{"id": 3, "post": {"close": False}}],
        "/": {},
    },
    "flickr": {"flickr.test.login": {"stat": "ok", "user": {"id": "1@N01", "username": "city"}}},
    "youtube": {"/token": {"access_token": "t", "expires_in": 3600}},
    "facebook": {},
    "ghost": {"/members/": {"members": [{"id": "0" * 24, "name": "City"}]}},
    "bluesky": {"createSession": SESSION},
    "telegram": {"getMe": {"ok": True, "result": {"id": 42, "username": "city_bot"}}},
    "x": {"/2/users/me": {"data": {"id": "1", "username": "city", "name": "City"}}},
}
"""By a part of the path, or by the whole of it: what a server answers all the time."""
TIMED = ("mastodon.session", "wordpress.client", "asking")
"""Modules whose patience the tests shorten."""

LONG = {"ok": False, "error": "Too long", "message": "Too long", "description": "Too long"}
STATED: dict[str, tuple[Reaction, type[ConnectorError], type[ConnectorError]]] = {
    "401": (answer(401, {"error": "x", "message": "x"}), Expired, Expired),
    "403": (answer(403, {"error": "Not allowed", "message": "Not allowed"}), Permanent, Permanent),
    "404": (answer(404, {}), Missing, Missing),
    "410": (answer(410, {}), Missing, Missing),
    "409": (answer(409, {}), Permanent, Permanent),
    "422": (answer(422, LONG), Permanent, Permanent),
    "429": (answer(429, {}, Retry_After="7"), Temporary, Temporary),
    "408": (answer(408, {}), Temporary, Unknown),
    "500": (answer(500, {}), Temporary, Unknown),
    "502 as a page": (answer(502, b"<h1>Bad gateway</h1>"), Temporary, Unknown),
    "503": (answer(503, {}), Temporary, Unknown),
    "503 with a time": (answer(503, {}, Retry_After="30"), Temporary, Temporary),
    "504": (answer(504, {}), Temporary, Unknown),
    "a redirect": (answer(301, b"", Location="https://else.example/"), Permanent, Permanent),
    "a page": (answer(200, b"<!doctype html><p>Welcome"), Temporary, Unknown),
    "broken JSON": (answer(200, b'{"id": "1", "acc'), Temporary, Unknown),
    "JSON of another shape": (answer(200, {"surprise": []}), Temporary, Unknown),
    "a bare number": (answer(200, 7), Temporary, Unknown),
    "nothing": (answer(200, b""), Temporary, Unknown),
    "endless nesting": (answer(200, b"[" * 200_000), Temporary, Unknown),
    "ten megabytes": (answer(200, b'"' + b"x" * 10_000_000 + b'"'), Temporary, Unknown),
    "not HTTP": (Reaction(b"SSH-2.0-OpenSSH\r\n"), Temporary, Unknown),
    "false gzip": (answer(200, b"no gzip", Content_Encoding="gzip"), Temporary, Unknown),
    "silence": (Reaction(ending="hang"), Temporary, Unknown),
    "a reset": (Reaction(ending="reset"), Temporary, Unknown),
    "a close": (Reaction(), Temporary, Unknown),
    "a reset in the body": (
        Reaction(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n[", "reset"), Temporary, Unknown
    ),
    "a cut in the body": (
        Reaction(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n["), Temporary, Unknown
    ),
    "silence in the body": (
        Reaction(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n[", "hang"), Temporary, Unknown
    ),
}  # fmt: skip

Open = Callable[[str, Reaction], tuple[Connector, Wire]]


@pytest.fixture
def facing(monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """A connector before a server that is well but for the call that publishes, or reads."""
    for module in TIMED:
        for name in ("READ", "CONNECT"):
            monkeypatch.setattr(f"barza.connectors.{module}.{name}", 0.4)
    with ExitStack() as stack:

        def facing(network: str, fault: Reaction) -> tuple[Connector, Wire]:
            def react(method: str, path: str) -> Reaction:
                if method == "POST" and path.startswith(PUBLISHING[network]):
                    return fault
                return _well(network, path) or fault

            log = stack.enter_context(wire(react))
            connector = _open(network, log.url)
            stack.callback(connector.close)
            return connector, log

        yield facing


def _open(network: str, url: str) -> Connector:
    return registry.open(network, base_url=url, credentials=CREDENTIALS[network])


def _hello(network: str) -> Outgoing:
    picture = (Upload(b"x", "image/png", "x.png"),) if network == "flickr" else ()
    below = "video:abc" if network == "youtube" else None
    return Outgoing("Hello", "key", reply_to=below, media=picture)


def _well(network: str, path: str) -> Reaction | None:
    for part, body in WELL[network].items():
        if path == part or (len(part) > 1 and part in path):
            return answer(200, body)
    return None


@pytest.mark.parametrize("fault", STATED)
@pytest.mark.parametrize("network", CREDENTIALS)
def test_a_fault_in_reading_says_what_may_be_done(facing: Open, network: str, fault: str) -> None:
    reaction, reading, _ = STATED[fault]
    connector, _ = facing(network, reaction)
    with pytest.raises(ConnectorError) as raised:
        connector.fetch()
    assert raised.type is reading


@pytest.mark.parametrize("fault", STATED)
@pytest.mark.parametrize("network", CREDENTIALS)
def test_a_fault_in_sending_says_what_may_be_done(facing: Open, network: str, fault: str) -> None:
    reaction, _, sending = STATED[fault]
    connector, log = facing(network, reaction)
    with pytest.raises(ConnectorError) as raised:
        connector.send(_hello(network))
    assert raised.type is sending
    assert sum(asked.startswith(f"POST {PUBLISHING[network]}") for asked in log.asked) == 1


@pytest.mark.parametrize("network", CREDENTIALS)
def test_the_time_to_wait_is_the_networks_own(facing: Open, network: str) -> None:
    connector, _ = facing(network, STATED["429"][0])
    with pytest.raises(Temporary) as raised:
        connector.send(_hello(network))
    assert raised.value.retry_after == 7


@pytest.mark.parametrize("network", CREDENTIALS)
def test_the_networks_words_reach_the_operator(facing: Open, network: str) -> None:
    connector, _ = facing(network, STATED["422"][0])
    with pytest.raises(Permanent, match="Too long"):
        connector.send(_hello(network))


@pytest.mark.parametrize("network", CREDENTIALS)
def test_no_error_tells_the_secret(facing: Open, network: str) -> None:
    secret = "a-secret-that-nobody-may-read"
    _, log = facing(network, STATED["500"][0])
    credentials = {**dict.fromkeys(CREDENTIALS[network], secret), "channel": "@city"}
    connector = registry.open(network, base_url=log.url, credentials=credentials)
    with pytest.raises(ConnectorError) as raised:
        connector.send(_hello(network))
    assert secret not in str(raised.value)
    connector.close()


@pytest.mark.parametrize("network", WITH_FILES)
@pytest.mark.parametrize("fault", ["silence", "500", "a reset"])
def test_a_file_that_failed_was_not_published(facing: Open, network: str, fault: str) -> None:
    reaction = STATED[fault][0]
    connector, log = facing(network, reaction)
    picture = Upload(b"x", "image/png", "x.png", "A dot")
    with pytest.raises(Temporary):
        connector.send(Outgoing("Hello", "key", media=(picture,)))
    assert not any(asked.startswith(f"POST {PUBLISHING[network]}") for asked in log.asked)


@pytest.mark.parametrize("network", CREDENTIALS)
def test_a_connection_never_made_sent_nothing(
    monkeypatch: pytest.MonkeyPatch, network: str
) -> None:
    """The queue of the listening socket is full: the next connection waits in vain."""
    for module in TIMED:
        monkeypatch.setattr(f"barza.connectors.{module}.CONNECT", 0.3)
    with ExitStack() as stack:
        full = stack.enter_context(socket.socket())
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        for _ in range(3):
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(full.getsockname())
        connector = _open(network, f"http://127.0.0.1:{full.getsockname()[1]}")
        with pytest.raises(Temporary):
            connector.send(_hello(network))
        connector.close()


@pytest.mark.parametrize("network", CREDENTIALS)
def test_opening_calls_nobody(facing: Open, network: str) -> None:
    _, log = facing(network, Reaction())
    assert log.asked == []


def test_a_token_without_the_scope_is_expired(facing: Open) -> None:
    scope = answer(403, {"error": "This action is outside the authorized scopes"})
    connector, _ = facing("mastodon", scope)
    with pytest.raises(Expired):
        connector.send(_hello("mastodon"))


def test_a_network_that_nobody_wrote_is_refused() -> None:
    with pytest.raises(Permanent):
        registry.open("telepathy", base_url="", credentials={})
