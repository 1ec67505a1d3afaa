"""Feeds as the press writes them, on the wire, and addresses that nobody may be led to."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest

from barza.connectors.base import Capability
from barza.connectors.errors import ConnectorError, Missing, Permanent, Temporary
from barza.connectors.feeds import look
from barza.connectors.feeds.addresses import is_public
from barza.connectors.feeds.connector import FeedsConnector
from barza.connectors.feeds.cursor import LARGEST, REMEMBERED, Cursor
from barza.connectors.feeds.reading import ENTRIES, LONGEST
from barza.connectors.items import Item, ItemKind, Moderation, Outgoing

from .servers.processes import free_port
from .test_faults import STATED
from .wire import Reaction, Wire, answer, wire

pytestmark = pytest.mark.requirement("P-04")

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>جريدة مسقط</title><link>https://press.example/</link>{entries}</channel></rss>"""
ENTRY = """<item><guid isPermaLink="false">{id}</guid><title>{title}</title>
<link>https://press.example/{id}</link><pubDate>Tue, 24 Nov 2026 0{id}:00:00 +0400</pubDate>
<description>{text}</description></item>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">
<title>A blog</title><link href="https://blog.example/"/><id>urn:blog</id>
<updated>2026-11-24T08:00:00Z</updated><entry><id>urn:one</id><title>Roads &amp; more</title>
<link href="https://blog.example/one"/><updated>2026-11-24T07:00:00Z</updated>
<published>2026-11-23T07:00:00+04:00</published><author><name>Mona</name></author>
<content type="html">&lt;p&gt;First&lt;/p&gt;&lt;p&gt;See
&lt;a href="https://a.example/x"&gt;here&lt;/a&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;/p&gt;
</content></entry></feed>"""
RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://old.example/"><title>Old</title><link>https://old.example/</link>
<description>x</description></channel><item rdf:about="https://old.example/1"><title>One</title>
<link>https://old.example/1</link><description>Words</description>
<dc:date>2026-11-24T08:00:00Z</dc:date></item></rdf:RDF>"""


def rss(*entries: tuple[int, str]) -> bytes:
    told = [ENTRY.format(id=id, title=f"Title {id}", text=text) for id, text in entries]
    return RSS.format(entries="".join(told)).encode()


def page(content: bytes | str, status: int = 200, **headers: str) -> Reaction:
    data = content if isinstance(content, bytes) else content.encode()
    return answer(status, data, **{"Content_Type": "application/xml", **headers})


@contextmanager
def reading(
    react: Callable[[str, str], Reaction] | Reaction, path: str = "/feed", **secrets: str
) -> Iterator[tuple[FeedsConnector, Wire]]:
    with wire(react if callable(react) else lambda *_: react) as log:
        credentials = secrets or {"private_addresses": "allowed"}
        connector = FeedsConnector.open(base_url=f"{log.url}{path}", credentials=credentials)
        yield connector, log
        connector.close()


def everything(connector: FeedsConnector, cursor: str = "", limit: int = 40) -> list[Item]:
    items: list[Item] = []
    more = True
    while more:
        batch = connector.fetch(cursor, limit)
        items += batch.items
        cursor, more = batch.cursor, batch.more
    return items


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(look, "PAUSE", 0.0)


def only(content: bytes | str) -> Item:
    with reading(page(content)) as (connector, _):
        (item,) = everything(connector)
    return item


def test_rss_is_read() -> None:
    item = only(rss((7, "&lt;p&gt;حفرة في &lt;b&gt;الطريق&lt;/b&gt;&lt;/p&gt;")))
    assert (item.id, item.thread, item.title, item.text) == ("7", "7", "Title 7", "حفرة في الطريق")
    assert item.at == datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
    assert (item.url, item.own) == ("https://press.example/7", False)
    assert (item.author.name, item.author.handle) == ("جريدة مسقط", "127.0.0.1")


def test_atom_is_read_as_plain_words() -> None:
    item = only(ATOM)
    assert (item.id, item.title) == ("urn:one", "Roads & more")
    assert item.text == "First\n\nSee here https://a.example/x"
    assert item.at == datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


def test_rss_1_is_read() -> None:
    item = only(RDF)
    assert (item.id, item.text) == ("https://old.example/1", "Words")


def test_entries_come_once_oldest_first_and_in_small_steps() -> None:
    with reading(page(rss((3, "c"), (1, "a"), (2, "b")))) as (connector, _):
        assert [item.id for item in everything(connector, limit=1)] == ["1", "2", "3"]
        assert [item.id for item in everything(connector)] == ["1", "2", "3"]


@pytest.mark.usefixtures("hurried")
def test_a_second_look_asks_for_what_is_new_only() -> None:
    asked: list[bool] = []

    def react(_: str, path: str) -> Reaction:
        asked.append(True)
        if len(asked) > 1:
            return Reaction(b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n")
        return page(rss((1, "a")), ETag='"v1"', Last_Modified="Tue, 24 Nov 2026 00:00:00 GMT")

    with reading(react) as (connector, _):
        first = connector.fetch()
        place = Cursor.load(first.cursor)
        assert place.conditions() == {
            "If-None-Match": '"v1"',
            "If-Modified-Since": "Tue, 24 Nov 2026 00:00:00 GMT",
        }
        assert connector.fetch(first.cursor).items == ()
    assert len(asked) == 2


def test_a_feed_that_was_not_read_whole_is_asked_for_whole() -> None:
    with reading(page(rss((1, "a"), (2, "b")), ETag='"v1"')) as (connector, _):
        first = connector.fetch(limit=1)
        assert first.more
        assert Cursor.load(first.cursor).conditions() == {}
        second = connector.fetch(first.cursor, limit=1)
        assert [item.id for item in second.items] == ["2"]
        assert Cursor.load(second.cursor).etag == '"v1"'


def test_a_feed_is_not_asked_every_few_seconds() -> None:
    with reading(page(rss((1, "a")))) as (connector, log):
        cursor = connector.fetch().cursor
        assert connector.fetch(cursor).cursor == cursor
        assert len(log.asked) == 1
        place = Cursor.load(cursor)
        for skew in (timedelta(minutes=11), -timedelta(days=1)):  # also after a clock was put back
            place.asked = (datetime.now(UTC) - skew).timestamp()
            connector.fetch(place.dump())
        assert len(log.asked) == 3


@pytest.mark.usefixtures("hurried")
def test_an_entry_that_reads_otherwise_is_an_edit_once() -> None:
    told = [rss((1, "a")), rss((1, "b")), rss((1, "b")), rss((1, "c"))]
    with reading(lambda *_: page(told.pop(0))) as (connector, _):
        cursor, found = "", []
        for _ in range(4):
            batch = connector.fetch(cursor)
            found += [(item.kind, item.text, item.event) for item in batch.items]
            cursor = batch.cursor
    kinds = [(kind, text) for kind, text, _ in found]
    edited = ItemKind.EDITED
    assert kinds == [(ItemKind.MESSAGE, "a"), (edited, "b"), (edited, "c")]
    assert len({event for _, _, event in found}) == 3


@pytest.mark.usefixtures("hurried")
def test_an_entry_that_falls_off_is_no_deletion() -> None:
    told = [rss((1, "a"), (2, "b")), rss((2, "b")), rss((1, "a"), (2, "b"))]
    with reading(lambda *_: page(told.pop(0))) as (connector, _):
        cursor = connector.fetch().cursor
        for _ in range(2):
            batch = connector.fetch(cursor)
            assert batch.items == ()
            cursor = batch.cursor


@pytest.mark.parametrize("date", ["", "yesterday", "Tue, 99 Foo 2026", "99999-01-01T00:00:00Z"])
def test_a_date_that_is_none_counts_as_now(date: str) -> None:
    item = only(RSS.format(entries=f"<item><guid>g</guid><pubDate>{date}</pubDate></item>"))
    assert abs(datetime.now(UTC) - item.at) < timedelta(minutes=1)


def test_a_date_in_the_future_counts_as_now() -> None:
    date = "<pubDate>Tue, 24 Nov 2099 00:00:00 GMT</pubDate>"
    item = only(RSS.format(entries=f"<item><guid>g</guid>{date}</item>"))
    assert item.at <= datetime.now(UTC)


def test_an_entry_without_an_id_goes_by_its_link_or_by_its_words() -> None:
    assert only(RSS.format(entries="<item><link>https://a.example/1</link></item>")).id == (
        "https://a.example/1"
    )
    named = only(RSS.format(entries="<item><title>Only this</title></item>")).id
    assert named.startswith("sha256:")
    long = only(RSS.format(entries=f"<item><guid>{'g' * 5000}</guid></item>")).id
    assert len(long) < 100


def test_what_is_too_long_is_cut() -> None:
    item = only(rss((1, "word " * 20_000)))
    assert len(item.text) == LONGEST


def test_two_entries_of_one_id_are_one() -> None:
    with reading(page(rss((1, "a"), (1, "b")))) as (connector, _):
        assert [item.text for item in everything(connector)] == ["a"]


def test_the_beginning_of_a_long_feed_is_read() -> None:
    entries = "".join(f"<item><guid>{n}</guid></item>" for n in range(3 * ENTRIES))
    with reading(page(RSS.format(entries=entries))) as (connector, _):
        assert len(everything(connector)) == ENTRIES


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"])
def test_a_link_that_is_none_of_the_webs_is_dropped(link: str) -> None:
    entry = f'<item><guid>g</guid><link>{link}</link><enclosure url="{link}" type="x/y"/></item>'
    item = only(RSS.format(entries=entry))
    assert (item.url, item.media) == ("", ())


def test_no_entity_from_outside_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the secret")
    doctype = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]>'
    feed = RSS.replace("?>", f"?>{doctype}", 1)
    item = only(feed.format(entries="<item><guid>g</guid><title>[&x;]</title></item>"))
    assert "the secret" not in item.title


def test_entities_that_grow_are_not_unfolded() -> None:
    grown = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    doctype = f'<!DOCTYPE rss [<!ENTITY e0 "ha">{grown}]>'
    feed = RSS.replace("?>", f"?>{doctype}", 1)
    content = feed.format(entries="<item><guid>g</guid><title>&e9;</title></item>")
    with reading(page(content)) as (connector, _), suppress(Temporary):
        assert all(len(item.title) <= 300 for item in everything(connector))


def test_a_feed_in_an_old_code_page_is_read() -> None:
    feed = RSS.replace("UTF-8", "windows-1256")
    content = feed.format(entries="<item><guid>g</guid><title>بلدية</title></item>")
    assert only(content.encode("windows-1256")).title == "بلدية"


@pytest.mark.parametrize("fault", [name for name in STATED if name != "a redirect"])
def test_a_fault_in_reading_says_what_may_be_done(
    monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    for name in ("READ", "CONNECT"):
        monkeypatch.setattr(f"barza.connectors.asking.{name}", 0.4)
    reaction, expected, _ = STATED[fault]
    with reading(reaction) as (connector, _), pytest.raises(ConnectorError) as raised:
        connector.fetch()
    assert raised.type is expected


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


def test_where_nothing_listens_it_may_be_tried_again() -> None:
    connector = FeedsConnector.open(
        base_url=f"http://127.0.0.1:{free_port()}/", credentials={"private_addresses": "allowed"}
    )
    with pytest.raises(Temporary):
        connector.fetch()
    connector.close()


@pytest.mark.parametrize("url", ["", "feed", "ftp://a.example/", "https://", "http://a:b:c/"])
def test_what_is_no_web_address_is_refused_in_words(url: str) -> None:
    connector = FeedsConnector.open(base_url=url, credentials={})
    with pytest.raises(Permanent, match="address"):
        connector.fetch()
    connector.close()


def test_a_feed_is_read_and_nothing_else() -> None:
    with reading(page(rss((1, "a")))) as (connector, log):
        assert connector.capabilities == {Capability.READ}
        for refused in (
            lambda: connector.send(Outgoing("x", "k")),
            lambda: connector.find(Outgoing("x", "k"), datetime.now(UTC)),
            lambda: connector.edit("1", "x"),
            lambda: connector.delete("1"),
            lambda: connector.like("1"),
            lambda: connector.repost("1"),
            lambda: connector.metrics("1"),
            lambda: connector.moderate("1", Moderation.HELD),
            lambda: connector.stream(),
            lambda: connector.read(b"", {}, datetime.now(UTC)),
        ):
            with pytest.raises(Permanent, match="cannot"):
                refused()
        assert log.asked == []


def test_an_entry_is_read_back_while_it_stands() -> None:
    with reading(page(rss((1, "a")))) as (connector, _):
        assert connector.get("1").text == "a"
        assert connector.whoami().name == "جريدة مسقط"
        with pytest.raises(Missing):
            connector.get("2")


@pytest.mark.parametrize("cursor", ["{", "[]", '{"seen": []}', "x" * (LARGEST + 1)])
def test_a_cursor_that_is_not_ours_is_refused(cursor: str) -> None:
    with pytest.raises(Permanent, match="cursor"):
        Cursor.load(cursor)


def test_a_cursor_stays_small() -> None:
    cursor = Cursor()
    for number in range(3 * REMEMBERED):
        cursor.keep(f"{number:016}", "x" * 12)
    assert len(cursor.seen) == REMEMBERED
    assert len(cursor.dump()) < 50_000
