"""What is read out of feeds, and how often they are asked."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from barza.connectors.base import Capability
from barza.connectors.errors import ConnectorError, Missing, Permanent, Temporary
from barza.connectors.feeds.connector import FeedsConnector
from barza.connectors.feeds.cursor import LARGEST, REMEMBERED, Cursor
from barza.connectors.feeds.reading import ENTRIES, LONGEST
from barza.connectors.items import ItemKind, Moderation, Outgoing

from .feed import ATOM, RDF, RSS, everything, hurried, only, page, reading, rss
from .servers.processes import free_port
from .test_faults import STATED
from .wire import Reaction

pytestmark = pytest.mark.requirement("P-04")
__all__ = ["hurried"]


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
