"""X's published description refuses what it must; how X counts; what a look remembers."""

import json

import pytest
from pydantic import ValidationError

from barza.connectors.x.cursor import KNOWN, Cursor, Known
from barza.connectors.x.text import length, without_name_of

from .servers.x.description import Description, NotDescribed

pytestmark = pytest.mark.requirement("P-04")
JSON = "application/json"


@pytest.mark.parametrize(
    ("method", "path", "query", "kind", "body"),
    [
        ("GET", "/2/users/1/mentions", "max_results=4", "", b""),
        ("GET", "/2/users/1/mentions", "max_results=many", "", b""),
        ("GET", "/2/users/1/mentions", "limit=40", "", b""),
        ("GET", "/2/users/1/mentions", "post.fields=shoe_size", "", b""),
        ("GET", "/2/users/1/mentions", "since_id=1&since_id=2", "", b""),
        ("GET", "/2/users/city/mentions", "", "", b""),
        ("GET", "/2/tweets", "", "", b""),
        ("GET", "/2/tweets/1/likes", "", "", b""),
        ("PATCH", "/2/tweets", "", JSON, b'{"text": "Hello"}'),
        ("POST", "/2/tweets", "", "application/x-www-form-urlencoded", b"text=Hello"),
        ("POST", "/2/tweets", "", JSON, b'{"text": 7}'),
        ("POST", "/2/tweets", "", JSON, b'{"text": "Hello", "status": "Hello"}'),
        ("POST", "/2/tweets", "", JSON, b'{"text": "Hello", "media": {"media_ids": []}}'),
        ("POST", "/2/tweets", "", JSON, b'{"text": "Hello", "reply": {}}'),
        ("PUT", "/2/tweets/1/hidden", "", JSON, b'{"hidden": "yes"}'),
        ("DELETE", "/2/tweets/1", "", JSON, b'{"id": "1"}'),
        ("DELETE", "/2/dm_events/1", "", "", b""),
    ],
)
def test_a_call_that_x_does_not_describe_is_refused(
    method: str, path: str, query: str, kind: str, body: bytes
) -> None:
    with pytest.raises(NotDescribed):
        Description().call(method, path, query, kind, body)


def test_the_same_calls_as_described_are_taken() -> None:
    description = Description()
    fields = "max_results=5&since_id=1&post.fields=text,created_at&expansions=author_id"
    assert description.call("GET", "/2/users/1/mentions", fields, "", b"").given["max_results"] == 5
    body = json.dumps({"text": "Hello", "reply": {"in_reply_to_tweet_id": "1"}}).encode()
    assert description.call("POST", "/2/tweets", "", JSON, body).operation == "createPosts"


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Hello", 5),
        ("بلدية مسقط", 10),
        ("مَسْقَط", 7),
        ("東京", 4),
        ("“Dots” – and…", 14),
        ("€", 2),
        ("😀", 2),
        ("👍🏽", 2),
        ("👨‍👩‍👧‍👦", 2),
        ("🇴🇲🇴🇲", 4),
        ("1️⃣", 2),
        ("❤️", 2),
        ("https://example.org/" + "a" * 100, 23),
        ("See http://a.om now", 31),
        ("muscat.om", 23),
        ("@mona wrote", 11),
        ("e\u0301", 1),
    ],
)
def test_a_text_counts_as_on_x(text: str, counted: int) -> None:
    assert length(text) == counted


def test_only_our_own_name_is_left_out() -> None:
    assert without_name_of("city", "@mona @City @citycouncil When?") == "@mona @citycouncil When?"
    assert without_name_of("city", "When, @city?") == "When, @city?"


def test_a_cursor_stays_small() -> None:
    cursor = Cursor(floors=dict.fromkeys(("mentions", "own", "search", "private"), 2**62))
    for number in range(2 * KNOWN):
        id = str(2**61 + number)
        cursor.remember(id, Known(latest=id, thread=id, author=id))
    text = cursor.dump()
    assert len(text) < 60_000
    assert Cursor.load(text).newest(1) == [str(2**61 + 2 * KNOWN - 1)]


@pytest.mark.parametrize("text", ["[]", '{"floors": {}, "more": 1}', '{"floors": {"own": "x"}}'])
def test_a_cursor_that_is_not_ours_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        Cursor.load(text)
