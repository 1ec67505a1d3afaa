"""Addresses that nobody may be led to by a feed."""

import socket
from ipaddress import ip_address
from typing import Any

import pytest

from barza.connectors.errors import Permanent
from barza.connectors.feeds.addresses import is_public
from barza.connectors.feeds.connector import FeedsConnector

from .feed import everything, hurried, page, reading, rss
from .wire import Reaction, answer, wire

pytestmark = pytest.mark.requirement("P-04")
__all__ = ["hurried"]


def sent_on(to: str, status: int = 302) -> Reaction:
    return answer(status, b"", Location=to)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_followed(status: int) -> None:
    def react(_: str, path: str) -> Reaction:
        return page(rss((1, "a"))) if path == "/new?a=b" else sent_on("/new?a=b", status)

    with reading(react) as (connector, log):
        assert len(everything(connector)) == 1
    assert log.asked == ["GET /feed", "GET /new?a=b"]


def test_redirects_without_end_are_refused() -> None:
    again = sent_on("/again")
    with reading(again) as (connector, log), pytest.raises(Permanent, match="more than 5"):
        connector.fetch()
    assert len(log.asked) == 6


@pytest.mark.parametrize("to", ["file:///etc/passwd", "gopher://x/", "http://u:p@h.example/", "//"])
def test_a_redirect_to_what_is_no_web_address_is_refused(to: str) -> None:
    with reading(lambda *_: sent_on(to)) as (connector, _), pytest.raises(Permanent):
        connector.fetch()


def test_a_private_address_is_refused_before_anything_is_sent() -> None:
    feed = page(rss((1, "a")))
    with (
        reading(feed, private_addresses="no") as (connector, log),
        pytest.raises(Permanent, match="public internet"),
    ):
        connector.fetch()
    assert log.asked == []


def resolving(monkeypatch: pytest.MonkeyPatch, **names: Any) -> list[str]:
    """``names``: by the host's first part, the addresses that it has, one list a question."""
    asked: list[str] = []
    own = socket.getaddrinfo

    def answered(host: str, port: int, *more: Any, **options: Any) -> Any:
        known = names.get(str(host).partition(".")[0])
        if known is None:
            return own(host, port, *more, **options)
        asked.append(host)
        addresses = known.pop(0) if len(known) > 1 else known[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", answered)
    return asked


def test_each_hop_is_checked_and_connected_to_as_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test's own machine plays the public one; what it sends us on to is private."""
    monkeypatch.setattr(
        "barza.connectors.feeds.addresses.is_public", lambda one: str(one) == "127.0.0.1"
    )
    asked = resolving(monkeypatch, press=[["127.0.0.1"], ["10.0.0.1"]], inner=[["10.0.0.1"]])
    with wire(lambda *_: sent_on("http://inner.example/admin")) as log:
        port = log.url.rpartition(":")[2]
        url = f"http://press.example:{port}/feed"
        connector = FeedsConnector.open(base_url=url, credentials={})
        with pytest.raises(Permanent, match=r"inner\.example is not on the public"):
            connector.fetch()
        connector.close()
    assert asked == ["press.example", "inner.example"]
    assert log.asked == ["GET /feed"]


def test_a_name_with_one_private_address_among_others_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    resolving(monkeypatch, press=[["93.184.215.14", "169.254.169.254"]])
    connector = FeedsConnector.open(base_url="http://press.example/", credentials={})
    with pytest.raises(Permanent, match="public internet"):
        connector.fetch()
    connector.close()


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0",  # noqa: S104 -- asked about, not listened at
        "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001::1",
    ],
)  # fmt: skip
def test_these_addresses_are_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1", "64:ff9b::808:808"])
def test_these_addresses_are(address: str) -> None:
    assert is_public(ip_address(address))
