"""Feeds as the press writes them, on the wire."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from barza.connectors.feeds import look
from barza.connectors.feeds.connector import FeedsConnector
from barza.connectors.items import Item

from .wire import Reaction, Wire, answer, wire

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
