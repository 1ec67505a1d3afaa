"""What Meta tells of a Page as it happens, and what a look makes of the same."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from barza.connectors.base import Connector
from barza.connectors.items import ItemKind, Moderation, Visibility

from .peers import connect
from .peers_facebook import FacebookPeer, name, words
from .servers.facebook import Double
from .servers.facebook_state import ALICE, NAMES, PAGE, PSID
from .test_meta import with_signature

pytestmark = pytest.mark.requirement("P-04")


def told(double: Double, *changes: dict[str, Any], page: str = PAGE, **more: Any) -> list[Any]:
    now = datetime.now(UTC)
    entry = {"id": page, "time": int(now.timestamp()), "changes": list(changes), **more}
    body = json.dumps({"object": "page", "entry": [entry]}).encode()
    connector = connect(FacebookPeer(double))
    before = len(double.asked)
    items = connector.read(body, with_signature(body, double.secret), now)
    connector.close()
    assert len(double.asked) == before
    return items


def feed(double: Double, id: str, verb: str = "add", **changed: Any) -> dict[str, Any]:
    one = double.facebook.things[name(id)]
    value = {
        "item": "comment",
        "verb": verb,
        "comment_id": one.id,
        "post_id": one.post,
        "parent_id": one.parent or one.post,
        "message": one.text,
        "created_time": int(one.at.timestamp()),
        "from": {"id": one.by, "name": NAMES[one.by]},
        **changed,
    }
    return {"field": "feed", "value": value}


def test_a_comment_told_by_webhook_is_the_one_that_a_look_finds(
    page: Connector, citizen: FacebookPeer
) -> None:
    post = page.send(words("Road works"))
    id = citizen.reply("When?", post.id)
    deeper = citizen.reply("And where?", id)
    items = told(citizen.site, feed(citizen.site, id), feed(citizen.site, deeper))
    looked = {item.id: item for item in page.fetch().items}
    for item in items:
        same = looked[item.id]
        assert item.whole
        assert (item.event, item.thread, item.parent) == (same.event, same.thread, same.parent)
        assert (item.text, item.at, item.author) == (same.text, same.at, same.author)


def test_an_edit_told_by_webhook_is_completed_and_bears_the_looks_name(
    page: Connector, citizen: FacebookPeer
) -> None:
    post = page.send(words("Road works"))
    id = citizen.reply("Wen?", post.id)
    cursor = page.fetch().cursor
    citizen.rewrite(id, "When?")
    (edit,) = told(citizen.site, feed(citizen.site, id, "edited"))
    assert not edit.whole
    whole = page.complete(edit)
    assert whole is not None
    (looked,) = page.fetch(cursor).items
    assert edit.event == looked.event == whole.event
    assert (whole.text, whole.thread) == ("When?", post.id)


def test_what_is_hidden_or_removed_is_told(page: Connector, citizen: FacebookPeer) -> None:
    post = page.send(words("Road works"))
    id = citizen.reply("Rubbish", post.id)
    hidden, gone = told(
        citizen.site, feed(citizen.site, id, "hide"), feed(citizen.site, id, "remove")
    )
    assert (hidden.kind, hidden.moderation) == (ItemKind.EDITED, Moderation.HIDDEN)
    assert (gone.kind, gone.id, gone.thread) == (ItemKind.DELETED, id, post.id)


def test_a_message_told_by_webhook_gets_its_writers_name_later(
    page: Connector, citizen: FacebookPeer
) -> None:
    id = citizen.whisper("My file number")
    stamp = int(datetime.now(UTC).timestamp() * 1000)
    letter = {"sender": {"id": PSID}, "recipient": {"id": PAGE}, "timestamp": stamp}
    text = {"mid": name(id), "text": "My file number"}
    (item,) = told(citizen.site, messaging=[{**letter, "message": text}, {**letter, "read": {}}])
    assert (item.id, item.whole, item.visibility) == (id, False, Visibility.PRIVATE)
    whole = page.complete(item)
    assert whole is not None
    assert (whole.author.name, whole.thread, whole.event) == (
        "Alice Doe",
        f"person:{PSID}",
        item.event,
    )


def test_what_is_gone_before_we_ask_is_dropped(page: Connector, citizen: FacebookPeer) -> None:
    id = citizen.ask("Is it open?", "")
    mention = {"field": "mention", "value": {"item": "post", "verb": "add", "post_id": name(id)}}
    (item,) = told(citizen.site, mention)
    assert page.complete(item) == page.get(id)
    citizen.site.facebook.remove(name(id))
    assert page.complete(item) is None


def test_what_is_told_of_another_page_or_makes_no_sense_is_passed_over(
    page: Connector, citizen: FacebookPeer
) -> None:
    post = page.send(words("Road works"))
    id = citizen.reply("When?", post.id)
    assert told(citizen.site, feed(citizen.site, id), page="999") == []
    like = {"item": "reaction", "verb": "add", "post_id": name(post.id), "from": {"id": ALICE}}
    assert (
        told(citizen.site, {"field": "feed", "value": like}, {"field": "feed", "value": {}}) == []
    )
    assert told(citizen.site, feed(citizen.site, id, verb="mute")) == []
