"""What every connector promises (``barza.connectors.base``), held against real servers.

Runs on the practice town, on WordPress, snac, mastodon-mock and Bluesky; where the network itself
can't run here, on a double that refuses what the network's reference doesn't know. Where a network
lacks something, the test asserts that its connector refuses it in words.
"""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from barza.connectors.base import Capability, Connector
from barza.connectors.errors import Expired, Forged, Missing, Permanent, Temporary, Unknown
from barza.connectors.items import ItemKind, Moderation, Outgoing, Upload, Visibility

from .peers import Peer, connect
from .proxy import losing_the_answer
from .scene import PICTURES, PNG, Scene
from .servers.processes import free_port

pytestmark = pytest.mark.requirement("P-04")


def test_every_message_arrives_once(scene: Scene) -> None:
    for id in filter(None, (scene.question, scene.asked, scene.private, scene.thanks)):
        assert len(scene.message(id)) == 1


def test_looking_again_brings_nothing_twice(scene: Scene) -> None:
    scene.look()
    events = [item.event for item in scene.items]
    assert len(events) == len(set(events))


def test_a_look_from_the_beginning_in_small_steps_misses_nothing(scene: Scene) -> None:
    found, cursor, more = [], "", True
    while more:
        batch = scene.connector.fetch(cursor, limit=2)
        found += [item.id for item in batch.items if item.kind is ItemKind.MESSAGE]
        cursor, more = batch.cursor, batch.more
    assert {scene.question, scene.asked, scene.thanks, scene.post.id, scene.answer.id} <= set(found)
    assert len(found) == len(set(found))


def test_messages_come_oldest_first(scene: Scene) -> None:
    batch = scene.connector.fetch()
    times = [item.at for item in batch.items if item.kind is ItemKind.MESSAGE]
    assert times
    assert times == sorted(times)


def test_a_message_says_who_wrote_what_and_when(scene: Scene) -> None:
    (item,) = scene.message(scene.question)
    assert item.text == f"When does it reopen? {scene.tag}"
    assert item.author.id
    assert item.author.handle
    assert not item.own
    assert abs(datetime.now(UTC) - item.at) < timedelta(minutes=10)
    json.dumps(item.raw)


def test_the_mention_of_ourselves_is_left_out(scene: Scene) -> None:
    assert scene.message(scene.asked)[0].text.startswith("The street light is out")


def test_a_reply_hangs_from_our_post(scene: Scene) -> None:
    (item,) = scene.message(scene.question)
    assert (item.thread, item.parent) == (scene.post.id, scene.post.id)


def test_a_reply_to_our_answer_hangs_from_the_same_post(scene: Scene) -> None:
    (item,) = scene.message(scene.thanks)
    assert (item.thread, item.parent) == (scene.post.id, scene.answer.id)


def test_a_private_message_arrives_as_private(scene: Scene) -> None:
    if not scene.private_too:
        with pytest.raises(Permanent):
            scene.connector.send(scene.words("In private", visibility=Visibility.PRIVATE))
        return
    (item,) = scene.message(scene.private)
    assert item.visibility is Visibility.PRIVATE
    assert scene.connector.get(scene.whispered.id).visibility is Visibility.PRIVATE
    assert scene.eventually(lambda: scene.peer.sees(f"In private {scene.tag}"))


def test_our_own_post_comes_as_our_own(scene: Scene) -> None:
    (item,) = scene.message(scene.post.id)
    assert item.own
    assert item.thread == scene.post.id
    assert item.author.id == scene.connector.whoami().id


def test_our_answer_is_read_back_and_the_citizen_sees_it(scene: Scene) -> None:
    item = scene.connector.get(scene.answer.id)
    assert item.own
    assert f"On Friday {scene.tag}" in item.text
    assert (item.thread, item.parent) == (scene.post.id, scene.question)
    assert item.url
    assert scene.eventually(lambda: scene.peer.sees(f"On Friday {scene.tag}"))


def test_a_citizens_edit_comes_as_an_edit(scene: Scene) -> None:
    if not scene.peer.edits:
        assert scene.edits(scene.asked) == []
        return
    (edit,) = scene.edits(scene.asked)
    assert edit.text == f"Two street lights are out {scene.tag}"
    assert edit.event != scene.asked
    assert edit.thread == scene.message(scene.asked)[0].thread


def test_what_we_correct_stands_corrected(scene: Scene) -> None:
    sent = scene.connector.send(scene.words("Open on Firday"))
    if Capability.EDIT not in scene.connector.capabilities:
        with pytest.raises(Permanent, match="cannot"):
            scene.connector.edit(sent.id, "Open on Friday")
        return
    scene.connector.edit(sent.id, f"Open on Friday {scene.tag}")
    assert scene.connector.get(sent.id).text == f"Open on Friday {scene.tag}"


def test_what_we_delete_is_gone(scene: Scene) -> None:
    sent = scene.connector.send(scene.words("A mistake"))
    if scene.peer.deletes:
        scene.look()
        scene.connector.delete(sent.id)
        with pytest.raises(Missing):
            scene.connector.get(sent.id)
    else:
        with pytest.raises(Permanent, match="no call to delete"):
            scene.connector.delete(sent.id)


def test_a_deletion_is_noticed(scene: Scene) -> None:
    if not scene.peer.deletes:
        return  # the test above holds it to its refusal
    answer = scene.connector.send(scene.reply("To be taken back", scene.question))
    scene.until(lambda: bool(scene.message(answer.id)))
    scene.connector.delete(answer.id)
    scene.until(lambda: bool(scene.deletions(answer.id)))
    scene.look()
    assert len(scene.deletions(answer.id)) == 1


def test_looking_before_sending_again_finds_what_was_sent(scene: Scene) -> None:
    outgoing = scene.reply(
        '"Quoted" -- and 5 < 6 & more, see https://example.org/a?b=1&c=2', scene.question
    )
    since = datetime.now(UTC)
    sent = scene.connector.send(outgoing)
    assert scene.connector.find(outgoing, since) == sent


def test_the_same_key_never_gives_two(scene: Scene) -> None:
    outgoing = scene.reply("Said once", scene.question)
    sent = scene.connector.send(outgoing)
    if scene.peer.idempotent:
        assert scene.connector.send(outgoing) == sent
    elif scene.peer.network == "wordpress":
        with pytest.raises(Unknown):
            scene.connector.send(outgoing)
    assert scene.connector.find(outgoing, datetime.now(UTC)) == sent


def test_what_was_never_sent_is_not_found(scene: Scene) -> None:
    since = datetime.now(UTC)
    assert scene.connector.find(scene.reply("Never said", scene.question), since) is None
    assert scene.connector.find(scene.words("Never said"), since) is None


def test_an_answer_lost_after_sending_is_unknown_and_then_found(scene: Scene) -> None:
    outgoing, since = scene.words("Sent into the dark"), datetime.now(UTC)
    with losing_the_answer(scene.peer.base_url, scene.peer.publishing) as address:
        cut = connect(scene.peer, address)
        with pytest.raises(Unknown):
            cut.send(outgoing)
        cut.close()
    found = scene.connector.find(outgoing, since)
    assert found is not None
    assert scene.connector.get(found.id).text == outgoing.text


def test_a_refused_credential_is_expired(peer: Peer) -> None:
    connector = connect(peer, **{peer.secret: "0" * 32})
    with pytest.raises(Expired):
        connector.whoami()
    with pytest.raises(Expired):
        connector.fetch()
    with pytest.raises(Expired):
        connector.send(_said("Not ours to say", peer))
    connector.close()


def test_where_nothing_listens_it_may_be_tried_again(peer: Peer) -> None:
    connector = connect(peer, f"http://127.0.0.1:{free_port()}")
    with pytest.raises(Temporary):
        connector.fetch()
    with pytest.raises(Temporary):
        connector.send(_said("To nobody", peer))
    connector.close()


def _said(text: str, peer: Peer) -> Outgoing:
    picture = (Upload(PNG, "image/png", "dot.png"),) if peer.network in PICTURES else ()
    below = "video:vid00000000" if peer.network == "youtube" else None
    return Outgoing(text, "k", reply_to=below, media=picture)


ASKED: dict[Capability, Callable[[Connector], object]] = {
    Capability.STREAM: lambda connector: connector.stream(),
    Capability.WEBHOOK: lambda connector: connector.read(b"{}", {}, datetime.now(UTC)),
    Capability.MODERATE: lambda connector: connector.moderate("1", Moderation.HELD),
    Capability.LIKE: lambda connector: connector.like("1"),
    Capability.REPOST: lambda connector: connector.repost("1"),
}


def test_what_the_network_cannot_do_is_refused_in_words(scene: Scene) -> None:
    undeclared = ASKED.keys() - scene.connector.capabilities
    assert undeclared
    for capability in undeclared:
        with pytest.raises(Permanent, match="cannot"):
            ASKED[capability](scene.connector)


def test_a_webhook_without_our_signature_is_forged(scene: Scene) -> None:
    has_webhooks = Capability.WEBHOOK in scene.connector.capabilities
    for headers in ({}, {"X-Hub-Signature": "sha256=" + "0" * 64}, {"X-Hub-Signature": "ö"}):
        with pytest.raises(Forged if has_webhooks else Permanent):
            scene.connector.read(b'{"event":"status.created"}', headers, datetime.now(UTC))


def test_what_was_never_there_is_missing(scene: Scene) -> None:
    with pytest.raises(Missing):
        scene.connector.get(scene.peer.nowhere)
    with pytest.raises(Missing):
        scene.connector.get("no such thing")


def test_what_does_not_fit_is_refused_before_sending(scene: Scene) -> None:
    limits = scene.connector.limits()
    assert limits.text >= 280
    long = "x" * (limits.text + 1)
    assert scene.connector.length(long) > limits.text
    with pytest.raises(Permanent):
        scene.connector.send(Outgoing(long, "k"))


def test_a_picture_is_published_with_its_words(scene: Scene) -> None:
    picture = Upload(PNG, "image/png", "dot.png", alt=f"A dot {scene.tag}")
    if not scene.connector.limits().media:
        with pytest.raises(Permanent):
            scene.connector.send(scene.words("With a picture", media=(picture,)))
        return
    sent = scene.connector.send(scene.words("With a picture", media=(picture,)))
    item = scene.connector.get(sent.id)
    assert [media.alt for media in item.media] == [
        picture.alt if scene.connector.limits().alt_text else ""
    ]
