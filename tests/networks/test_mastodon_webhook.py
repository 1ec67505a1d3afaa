"""A Mastodon server's webhooks: who signed them, what they say, and what is asked for later."""

import hashlib
import hmac
import json
from datetime import datetime, timedelta
from typing import Any

import pytest

from barza.connectors.errors import Forged, Permanent
from barza.connectors.items import ItemKind
from barza.connectors.mastodon.connector import MastodonConnector

from .canned import AGREED, NOW, opened, served, status


def webhook(object: Any, event: str = "status.created", at: datetime = NOW) -> bytes:
    return json.dumps({"event": event, "created_at": at.isoformat(), "object": object}).encode()


def signed(body: bytes, secret: str = AGREED) -> dict[str, str]:
    digest = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return {"x-hub-signature": f"sha256={digest}"}


QUESTION = "<p><a class='mention'>@city</a> Is it open?</p>"


def test_a_signed_webhook_is_read_without_a_call_and_completed_later() -> None:
    body = webhook(status("9", QUESTION))
    with served() as server:
        connector = opened(server.url)
        (item,) = connector.read(body, signed(body), NOW)
        assert server.asked == []
        assert (item.id, item.event, item.whole) == ("9", "9", False)
        whole = connector.complete(item)
        connector.close()
    assert whole is not None
    assert (whole.id, whole.thread, whole.text) == ("9", "9", "Is it open?")
    assert whole.event == "9"


def test_a_webhook_that_begins_an_exchange_is_whole_once_we_know_ourselves() -> None:
    body = webhook(status("9", QUESTION))
    with served() as server:
        connector = opened(server.url)
        connector.whoami()
        (item,) = connector.read(body, signed(body), NOW)
        connector.close()
    assert (item.thread, item.text, item.whole) == ("9", "Is it open?", True)


def test_what_a_webhook_says_below_another_text_hangs_from_its_root() -> None:
    context = {"ancestors": [status("7"), status("8", in_reply_to_id="7")], "descendants": []}
    body = webhook(status("9", QUESTION, in_reply_to_id="8"))
    with served(context=context) as server:
        connector = opened(server.url)
        connector.whoami()
        (item,) = connector.read(body, signed(body), NOW)
        assert not item.whole
        whole = connector.complete(item)
        connector.close()
    assert whole is not None
    assert (whole.thread, whole.parent) == ("7", "8")


def test_a_webhook_names_an_edit_as_looking_does() -> None:
    edited = status("9", edited_at="2026-11-24T08:30:00.000Z")
    body = webhook(edited, "status.updated")
    with served() as server:
        connector = opened(server.url)
        (item,) = connector.read(body, signed(body), NOW)
        whole = connector.complete(item)
        connector.close()
    assert whole is not None
    assert item.kind is whole.kind is ItemKind.EDITED
    assert item.event == whole.event == "9~edited~2026-11-24T08:30:00+00:00"


@pytest.mark.parametrize(
    ("object", "event"),
    [
        (status("9", mentions=[]), "status.created"),
        (status("9"), "account.created"),
        (status("9", reblog={"id": "3"}), "status.created"),
    ],
)
def test_a_webhook_that_does_not_concern_us_is_empty(object: Any, event: str) -> None:
    body = webhook(object, event)
    with served() as server:
        connector = opened(server.url)
        told = connector.read(body, signed(body), NOW)
        assert [connector.complete(item) for item in told] in ([], [None])
        connector.whoami()
        assert connector.read(body, signed(body), NOW) == []
        connector.close()


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (webhook(status("9")), {}),
        (webhook(status("9")), signed(b"another body")),
        (webhook(status("9")), signed(webhook(status("9")), "another secret")),
        (webhook(status("9"), at=NOW - timedelta(hours=2)), None),
        (webhook(status("9"), at=NOW + timedelta(hours=1)), None),
    ],
)
def test_a_false_or_stale_webhook_is_forged(body: bytes, headers: dict[str, str] | None) -> None:
    connector = opened("http://127.0.0.1:9")
    with pytest.raises(Forged):
        connector.read(body, signed(body) if headers is None else headers, NOW)
    connector.close()


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"event":"status.created"}', b"\xff"])
def test_a_signed_webhook_that_makes_no_sense_is_refused(body: bytes) -> None:
    connector = opened("http://127.0.0.1:9")
    with pytest.raises((Permanent, Forged)):
        connector.read(body, signed(body), NOW)
    connector.close()


def test_without_an_agreed_secret_every_webhook_is_forged() -> None:
    body = webhook(status("9"))
    connector = MastodonConnector.open(
        base_url="http://127.0.0.1:9", credentials={"access_token": "t"}
    )
    with pytest.raises(Forged):
        connector.read(body, signed(body, ""), NOW)
    connector.close()
