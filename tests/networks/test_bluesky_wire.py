"""Bluesky without a server: sessions, refusals, cursors, keys and what is counted."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from barza.connectors.bluesky.connector import BlueskyConnector
from barza.connectors.bluesky.cursor import LARGEST, MENTION, REMEMBERED, Cursor
from barza.connectors.bluesky.ids import POSTS, key_of
from barza.connectors.bluesky.pictures import size
from barza.connectors.bluesky.text import facets, length
from barza.connectors.errors import Expired, Missing, Permanent, Temporary
from barza.connectors.items import Outgoing

from .wire import Reaction, Wire, answer, wire

pytestmark = pytest.mark.requirement("P-04")
DID = "did:plc:city"
MONA = {"did": "did:plc:mona", "handle": "mona.example"}
AT = "2026-11-24T08:00:00.000Z"


def session(access: str = "new") -> dict[str, str]:
    return {"did": DID, "handle": "city.example", "accessJwt": access, "refreshJwt": "r"}


def refused(status: int, error: str, **headers: str) -> Reaction:
    return answer(status, {"error": error, "message": "It says no"}, **headers)


@contextmanager
def facing(
    react: Callable[[str, int], Reaction | None],
) -> Iterator[tuple[BlueskyConnector, Wire]]:
    """``react`` gets the method's last name, and how often it was called before."""
    calls: dict[str, int] = {}

    def answered(_: str, path: str) -> Reaction:
        name = path.partition("?")[0].rpartition(".")[2]
        calls[name] = calls.get(name, 0) + 1
        said = react(name, calls[name] - 1)
        return said or answer(200, session()) if name == "createSession" else said or answer(404)

    with wire(answered) as log:
        secrets = {"identifier": "city.example", "app_password": "p"}
        connector = BlueskyConnector.open(base_url=log.url, credentials=secrets)
        yield connector, log
        connector.close()


def names(log: Wire) -> list[str]:
    return [asked.partition("?")[0].rpartition(".")[2] for asked in log.asked]


@pytest.mark.parametrize("error", ["ExpiredToken", "InvalidToken"])
def test_a_token_that_has_run_out_is_renewed_and_the_call_made_again(error: str) -> None:
    profile = {**MONA, "did": DID}

    def react(name: str, before: int) -> Reaction | None:
        if name == "refreshSession":
            return answer(200, session("newer"))
        if name == "getProfile":
            return answer(200, profile) if before else refused(400, error)
        return None

    with facing(react) as (connector, log):
        assert connector.whoami().id == DID
    assert names(log) == ["createSession", "getProfile", "refreshSession", "getProfile"]


def test_where_the_refresh_token_has_run_out_too_the_password_is_used() -> None:
    def react(name: str, before: int) -> Reaction | None:
        if name == "refreshSession":
            return refused(400, "ExpiredToken")
        if name == "getProfile":
            return answer(200, {**MONA, "did": DID}) if before else refused(400, "ExpiredToken")
        return None

    with facing(react) as (connector, log):
        connector.whoami()
    assert names(log)[2:4] == ["refreshSession", "createSession"]


@pytest.mark.parametrize(
    ("status", "error"),
    [(401, "AuthenticationRequired"), (400, "ExpiredToken"), (403, "AccountTakedown")],
)
def test_a_password_that_is_refused_needs_a_person(status: int, error: str) -> None:
    def react(name: str, before: int) -> Reaction | None:
        return refused(status, error) if name == "createSession" else None

    with facing(react) as (connector, log), pytest.raises(Expired):
        connector.send(Outgoing("Hello", "k"))
    assert names(log) == ["createSession"]


def test_a_token_that_is_never_good_is_not_renewed_for_ever() -> None:
    def react(name: str, before: int) -> Reaction | None:
        if name == "refreshSession":
            return answer(200, session())
        return refused(400, "ExpiredToken") if name == "getProfile" else None

    with facing(react) as (connector, log), pytest.raises(Expired):
        connector.whoami()
    assert names(log).count("getProfile") == 2


def test_the_network_says_when_it_counts_anew() -> None:
    reset = str(int(datetime.now(UTC).timestamp()) + 120)

    def react(name: str, before: int) -> Reaction | None:
        headers = {"ratelimit_reset": reset}
        return refused(429, "RateLimitExceeded", **headers) if name == "putRecord" else None

    with facing(react) as (connector, _), pytest.raises(Temporary) as raised:
        connector.send(Outgoing("Hello", "k"))
    assert 100 < raised.value.retry_after <= 120


def test_a_second_attempt_meets_the_first() -> None:
    uri = f"at://{DID}/{POSTS}/{key_of('k')}"

    def react(name: str, before: int) -> Reaction | None:
        if name == "putRecord":
            return refused(400, "InvalidSwap")
        return answer(200, {"uri": uri, "cid": "c", "value": {"text": "Hello"}})

    with facing(lambda name, n: None if name == "createSession" else react(name, n)) as (c, log):
        assert c.send(Outgoing("Hello", "k")).id == uri
    said = json.loads(log.bodies[1])
    assert (said["rkey"], said["swapRecord"]) == (key_of("k"), None)


def lists(notes: list[Any], posts: dict[str, Any], **more: Any) -> Callable[..., Reaction | None]:
    """The two lists, and the posts that can be asked for."""

    def react(name: str, before: int) -> Reaction | None:
        known: dict[str, Any] = {
            "listNotifications": {"notifications": notes},
            "getAuthorFeed": {"feed": [{"post": one} for one in posts.values()]},
            "getPosts": {"posts": []},
            **more,
        }
        return answer(200, known[name]) if name in known else None

    return react


def post(key: str, author: dict[str, str] = MONA, text: str = "Hello", **more: Any) -> Any:
    record = {"$type": POSTS, "text": text, "createdAt": AT}
    uri = f"at://{author['did']}/{POSTS}/{key}"
    return {"uri": uri, "cid": "c", "author": author, "record": record, "indexedAt": AT, **more}


def test_an_entry_that_cannot_be_read_stands_in_nobodys_way() -> None:
    notes = [{"uri": 7}, {**post("3a"), "reason": "mention"}, {**post("3b"), "reason": "like"}]
    with facing(lists(notes, {})) as (connector, _):
        assert [item.text for item in connector.fetch().items] == ["Hello"]


def test_a_record_of_another_shape_keeps_its_words() -> None:
    record = {"text": "مرحبا", "createdAt": "yesterday", "langs": "ar", "facets": 3}
    notes = [{**post("3a"), "reason": "reply", "record": record}]
    with facing(lists(notes, {})) as (connector, _):
        (item,) = connector.fetch().items
    assert (item.text, item.at) == ("مرحبا", datetime.fromisoformat(AT))


def test_an_answer_that_no_list_tells_of_is_found_below_our_post() -> None:
    city = {"did": DID, "handle": "city.example"}
    ours = post("3p", city, replyCount=0)
    with facing(lists([], {"p": ours})) as (connector, _):
        cursor = connector.fetch().cursor
    root = {"uri": ours["uri"], "cid": "c"}
    hidden = post("3h", replyCount=0)
    hidden["record"]["reply"] = {"root": root, "parent": root}
    tree = {"thread": {"post": ours, "replies": [{"post": hidden}, {"blocked": True}]}}
    shown = {"posts": [hidden]}
    told = lists([], {"p": {**ours, "replyCount": 1}}, getPostThread=tree, getPosts=shown)
    with facing(told) as (connector, log):
        found = connector.fetch(cursor)
        assert [(item.id, item.thread) for item in found.items] == [(hidden["uri"], ours["uri"])]
        assert connector.fetch(found.cursor).items == ()
    assert names(log).count("getPostThread") == 1


@pytest.mark.parametrize("cursor", ["{", "[]", '{"known": {"a": 1}}', "x" * (LARGEST + 1)])
def test_a_cursor_that_is_not_ours_is_refused(cursor: str) -> None:
    with pytest.raises(Permanent, match="cursor"):
        Cursor.load(cursor)


def test_a_cursor_stays_small_and_forgets_nothing_that_a_page_shows() -> None:
    cursor = Cursor()
    for number in range(3 * REMEMBERED):
        uri = f"at://did:plc:{'a' * 24}/{POSTS}/{number:013}"
        cursor.remember(uri, MENTION, float(number), f"at://did:plc:{'b' * 24}/{POSTS}/{'3' * 13}")
        assert cursor.has(uri, MENTION, float(number))
    assert len(cursor.known) == REMEMBERED
    assert cursor.has("at://forgotten", MENTION, 1.0)
    assert not cursor.has("at://new", MENTION, 1.0 + 3 * REMEMBERED)
    assert len(cursor.dump()) < 60_000
    assert Cursor.load(cursor.dump()) == cursor


def test_our_keys_are_keys_of_the_network_and_always_the_same() -> None:
    keys = {key_of(str(number)) for number in range(5000)}
    assert len(keys) == 5000
    assert all(re.fullmatch(r"[234567abcdefghij][2-7a-z]{12}", key) for key in keys)
    assert key_of("k") == key_of("k")
    assert max(keys) < "3s"  # a time that is past


def test_bytes_count_where_they_are_more_than_letters() -> None:
    assert length("مُّ" * 300) == 300
    assert length("a" * 301) == 301
    assert length("👩‍👩‍👧‍👦" * 120) == 300
    assert length("👩‍👩‍👧‍👦" * 121) > 300


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("See https://example.org/a_(b), please.", ["https://example.org/a_(b)"]),
        ("(https://example.org/a)", ["https://example.org/a"]),
        ("اقرأ https://example.org/؟", ["https://example.org/"]),
        ("قال #مسقط، و#١٢٣ و #2026 #عُمان", ["#مسقط", "#عُمان"]),
        ("mail me@city.example or @city.example.", ["@city.example"]),
        ("https://example.org/#part @a", ["https://example.org/#part"]),
        ("@nobody.example", []),
        ("#" + "x" * 65, []),
    ],
)
def test_what_is_marked_up_in_a_text(text: str, marked: list[str]) -> None:
    data = text.encode()
    found = facets(text, lambda handle: DID if handle == "city.example" else None)
    spans = [(one["index"]["byteStart"], one["index"]["byteEnd"]) for one in found]
    assert [data[start:end].decode() for start, end in spans] == marked


JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffc0000b080020004001011100")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (JPEG, (64, 32)),
        (b"GIF89a" + b"\x40\x00\x20\x00", (64, 32)),
        (b"RIFF0000WEBPVP8X" + b"\0" * 8 + b"\x3f\0\0\x1f\0\0", (64, 32)),
        (b"\x89PNG", None),
        (b"\xff\xd8\xff", None),
        (b"words", None),
        (b"", None),
    ],
)
def test_a_pictures_size_is_told_by_its_first_bytes(
    content: bytes, expected: tuple[int, int] | None
) -> None:
    assert size(content) == expected


def test_what_was_never_a_name_is_missing() -> None:
    with facing(lambda *_: None) as (connector, log):
        for id in ("", "7", "at://x", f"at://{DID}/{POSTS}/"):
            with pytest.raises(Missing):
                connector.delete(id)
        assert log.asked == []


def test_a_post_without_a_date_counts_when_it_was_seen() -> None:
    soon = (datetime.now(UTC) + timedelta(days=900)).isoformat()
    record = {"text": "x", "createdAt": soon}
    notes = [{**post("3a"), "reason": "reply", "record": record}]
    with facing(lists(notes, {})) as (connector, _):
        assert connector.fetch().items[0].at == datetime.fromisoformat(AT)
