"""What is particular to servers with Mastodon's client API."""

import json
import threading
from typing import Any

import pytest

from barza.connectors.errors import Permanent, Temporary
from barza.connectors.items import Author, ItemKind, Outgoing, Visibility
from barza.connectors.mastodon.models import canonical
from barza.connectors.mastodon.text import length, without_mention_of

from .canned import CITY, opened, served, status
from .wire import Reaction


def events(*parts: tuple[str, Any]) -> bytes:
    lines = [f"event: {name}\ndata: {json.dumps(data)}\n\n" for name, data in parts]
    return (":thump\n" + "".join(lines)).encode()


def streamed(content: bytes, ending: str = "close") -> Reaction:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
    return Reaction(head + content, ending)


def test_a_stream_tells_of_messages_edits_and_deletions() -> None:
    note = {"id": "5", "type": "mention", "created_at": "2026-11-24T08:00:00Z"}
    content = events(
        ("notification", {**note, "status": status("9")}),
        ("notification", {**note, "type": "follow"}),
        ("update", status("10", mentions=[])),
        ("update", status("11", account=CITY, mentions=[])),
        ("status.update", status("9", edited_at="2026-11-24T08:30:00Z")),
        ("delete", 9),
        ("update", {"nothing": "that can be read"}),
    )
    with served(user=streamed(content)) as server:
        connector = opened(server.url)
        items = list(connector.stream())
        connector.close()
    assert [(item.id, item.kind, item.own) for item in items] == [
        ("9", ItemKind.MESSAGE, False),
        ("11", ItemKind.MESSAGE, True),
        ("9", ItemKind.EDITED, False),
        ("9", ItemKind.DELETED, False),
    ]


def test_a_stream_ends_when_it_is_closed() -> None:
    with served(user=streamed(b":thump\n", "hang")) as server:
        connector = opened(server.url)
        stream = connector.stream()
        timer = threading.Timer(0.3, connector.close)
        timer.start()
        assert list(stream) == []
        timer.join()


def test_a_stream_that_breaks_off_may_be_opened_again() -> None:
    cut = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n:thump\n\r\n"
    with served(user=Reaction(cut)) as server:
        connector = opened(server.url)
        with pytest.raises(Temporary):
            list(connector.stream())
        connector.close()


def test_a_server_without_a_stream_says_so() -> None:
    with served() as server:
        connector = opened(server.url)
        with pytest.raises(Permanent, match="no stream"):
            list(connector.stream())
        connector.close()


def test_a_private_answer_is_direct_and_names_its_addressee() -> None:
    posted = status("20", account=CITY, mentions=[], url="https://here.example/20")
    with served(statuses=posted) as server:
        connector = opened(server.url)
        sent = connector.send(
            Outgoing("Yes", "key", reply_to="9", to=Author("2", "mona@else.example"),
                     visibility=Visibility.PRIVATE, lang="en")
        )  # fmt: skip
        connector.close()
    assert sent.id == "20"
    body = server.bodies[-1].decode()
    assert "status=%40mona%40else.example+Yes" in body
    assert "visibility=direct" in body
    assert "in_reply_to_id=9" in body
    assert "language=en" in body


def test_the_addressee_counts_towards_the_length() -> None:
    connector = opened("https://here.example")
    to = Author("2", "mona@else.example")
    assert connector.as_sent(Outgoing("Yes", "k", to=to)) == "@mona@else.example Yes"
    assert connector.length("@mona@else.example Yes") == len("@mona Yes")
    assert (
        connector.as_sent(Outgoing("Yes", "k", to=Author("2", "mona@here.example"))) == "@mona Yes"
    )
    connector.close()


def test_a_root_is_found_above_what_the_server_shows() -> None:
    middle = status("8", in_reply_to_id="7")
    context = {"ancestors": [middle], "descendants": []}
    shown = {
        "9": status("9", in_reply_to_id="8"),
        "7": status("7", mentions=[]),
        "context": context,
    }
    with served(**shown) as server:
        connector = opened(server.url)
        assert connector.get("9").thread == "7"
        connector.close()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("مرحبا", 5),
        ("see https://example.org/a/long/path?with=a&query=1 now", 4 + 23 + 4),
        ("http://a.om و http://b.om", 23 + 3 + 23),
        ("@mona@else.example.org hello", len("@mona hello")),
        ("mail me@example.org", len("mail me@example.org")),
    ],
)
def test_text_is_counted_as_mastodon_counts(text: str, count: int) -> None:
    assert length(text) == count


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("@city hello", "hello"),
        ("@City@here.example: hello", "hello"),
        ("@bob @city hello @city", "@bob hello @city"),
        ("@cityhall hello", "@cityhall hello"),
        ("hello @city", "hello @city"),
        ("@city، متى؟", "متى؟"),
    ],
)
def test_only_our_own_leading_name_is_left_out(text: str, left: str) -> None:
    assert without_mention_of("city", text) == left


def test_an_edit_on_snac_does_not_change_the_id() -> None:
    before, after = (
        "1795491037" + "ca4a50cb40eb0225f4f00398b30b0f38",
        "1795491057" + ("ca4a50cb40eb0225f4f00398b30b0f38"),
    )
    assert canonical(before) == canonical(after)
    assert canonical("113526351827364512") == "113526351827364512"
