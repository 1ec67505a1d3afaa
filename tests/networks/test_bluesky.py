"""What is particular to Bluesky, on the real network of PDS, directory and app view."""

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from barza.connectors.base import Connector
from barza.connectors.bluesky.connector import BlueskyConnector
from barza.connectors.bluesky.ids import POSTS
from barza.connectors.errors import Missing, Permanent
from barza.connectors.items import Author, Item, ItemKind, Outgoing, Upload

from .peers import BlueskyPeer, Peer, connect
from .scene import PNG

pytestmark = [
    pytest.mark.server,
    pytest.mark.heavy,
    pytest.mark.requirement("P-04"),
    pytest.mark.xdist_group("bluesky"),
    pytest.mark.parametrize("peer", ["bluesky"], indirect=True),
]
Both = tuple[BlueskyPeer, BlueskyConnector]


@pytest.fixture
def both(peer: Peer) -> Iterator[Both]:
    assert isinstance(peer, BlueskyPeer)
    connector = connect(peer)
    assert isinstance(connector, BlueskyConnector)
    yield peer, connector
    connector.close()


def everything(connector: Connector, cursor: str = "") -> tuple[list[Item], str]:
    items: list[Item] = []
    more = True
    while more:
        batch = connector.fetch(cursor)
        items += batch.items
        cursor, more = batch.cursor, batch.more
    return items, cursor


def seen(both: Both, id: str) -> Item:
    peer, connector = both
    peer.server.settle()
    return next(item for item in everything(connector)[0] if item.id == id)


def say(connector: Connector, text: str = "", **more: Any) -> str:
    return connector.send(Outgoing(text or f"News {uuid.uuid4().hex}", uuid.uuid4().hex, **more)).id


def test_a_quote_of_our_post_comes_in_and_begins_a_matter_of_its_own(both: Both) -> None:
    peer, connector = both
    ref = peer.ref(say(connector))
    quoted = {"uri": ref["uri"], "cid": ref["cid"]}
    embed = {"$type": "app.bsky.embed.record", "record": quoted}
    id = peer.write("They can't be serious", embed=embed)
    item = seen(both, id)
    assert (item.thread, item.parent, item.own) == (id, None, False)


def test_what_a_citizen_takes_back_is_noticed_once(both: Both) -> None:
    peer, connector = both
    post = say(connector)
    id = peer.reply("Never mind", post)
    kept = peer.reply("But this", post)
    peer.server.settle()
    _, cursor = everything(connector)
    peer.take_back(id)
    items, cursor = everything(connector, cursor)
    assert [(i.id, i.kind, i.thread) for i in items] == [(id, ItemKind.DELETED, post)]
    assert everything(connector, cursor)[0] == []
    assert connector.get(kept).text == "But this"
    with pytest.raises(Missing):
        connector.get(id)


def test_an_answer_that_claims_an_old_date_comes_in_all_the_same(both: Both) -> None:
    peer, connector = both
    post = say(connector)
    peer.server.settle()
    _, cursor = everything(connector)
    old = datetime.now(UTC) - timedelta(days=400)
    id = peer.reply("Written long ago?", post)
    older = peer.ask("Asked long ago?", "")
    dated = peer.write("And this", reply=peer.ref(id)["value"]["reply"], createdAt=old.isoformat())
    peer.server.settle()
    items, _ = everything(connector, cursor)
    assert {id, older, dated} == {item.id for item in items}
    assert items[0].id == dated


def test_a_date_in_the_future_is_not_believed(both: Both) -> None:
    peer, connector = both
    post = peer.ref(say(connector))
    where = {"uri": post["uri"], "cid": post["cid"]}
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    id = peer.write("From tomorrow", reply={"root": where, "parent": where}, createdAt=tomorrow)
    assert seen(both, id).at < datetime.now(UTC) + timedelta(minutes=1)


def test_a_link_that_the_citizens_app_cut_short_is_read_in_full(both: Both) -> None:
    peer, connector = both
    text, link = "انظر example.org/a… شكراً", "https://example.org/a/long/way"
    start = len("انظر ".encode())
    index = {"byteStart": start, "byteEnd": start + len("example.org/a…".encode())}
    facet = {"index": index, "features": [{"$type": "app.bsky.richtext.facet#link", "uri": link}]}
    where = {key: peer.ref(say(connector))[key] for key in ("uri", "cid")}
    id = peer.write(text, facets=[facet], reply={"root": where, "parent": where})
    assert seen(both, id).text == f"انظر {link} شكراً"


def test_a_citizens_picture_comes_with_its_address_and_its_words(both: Both) -> None:
    peer, connector = both
    sent = peer._http.post(
        "com.atproto.repo.uploadBlob", content=PNG, headers={"Content-Type": "image/png"}
    )
    image = {"alt": "حفرة في الشارع", "image": sent.raise_for_status().json()["blob"]}
    where = {key: peer.ref(say(connector))[key] for key in ("uri", "cid")}
    embed = {"$type": "app.bsky.embed.images", "images": [image]}
    id = peer.write("See", embed=embed, reply={"root": where, "parent": where})
    (media,) = seen(both, id).media
    assert media.alt == "حفرة في الشارع"
    assert media.url.startswith("http")


def test_links_names_and_tags_in_arabic_are_marked_where_they_stand(both: Both) -> None:
    peer, connector = both
    link = "https://mm.gov.om/خدمات?a=1"
    text = f"مرحباً @{peer.citizen.handle}، الرابط: {link}، والوسم #مسقط_الآن!"
    marked = {}
    for facet in peer.ref(say(connector, text))["value"]["facets"]:
        index, (feature,) = facet["index"], facet["features"]
        words = text.encode()[index["byteStart"] : index["byteEnd"]].decode()
        marked[words] = feature.get("uri") or feature.get("did") or feature.get("tag")
    assert marked == {
        f"@{peer.citizen.handle}": peer.citizen.did,
        link: link,
        "#مسقط_الآن": "مسقط_الآن",
    }


def test_who_is_written_to_first_is_told(both: Both) -> None:
    peer, connector = both
    word = uuid.uuid4().hex
    say(connector, f"For you {word}", to=Author(peer.citizen.did, peer.citizen.handle))
    peer.server.settle()
    assert peer.sees(word)


@pytest.mark.parametrize("letter", ["ل", "مُّ", "👩‍👩‍👧‍👦", "e\u0301"])
def test_the_network_and_we_count_alike(both: Both, letter: str) -> None:
    peer, connector = both
    most = max(n for n in range(301) if connector.length(letter * n) <= 300)
    peer.write(letter * most)
    with pytest.raises(httpx.HTTPStatusError):
        peer.write(letter * (most + 1))
    with pytest.raises(Permanent):
        say(connector, letter * (most + 1))


def test_a_session_that_has_run_out_is_renewed(both: Both) -> None:
    _, connector = both
    client = connector._client
    for refresh in (client.session.refresh, "broken"):
        said = {"access": _of_another_time(client.session.access), "refresh": refresh}
        client._known = client.session.model_copy(update=said)
        assert connector.whoami().handle == "citycouncil.test"
        assert client.session.access != said["access"]
    assert say(connector)


def _of_another_time(token: str) -> str:
    """The network says ``InvalidToken`` to what it has not signed."""
    return token[:-8] + "A" * 8


def test_what_others_wrote_is_not_ours_to_take_back(both: Both) -> None:
    peer, connector = both
    with pytest.raises(Permanent, match="author"):
        connector.delete(peer.ask("Mine", ""))


def test_an_answer_to_what_is_gone_is_refused(both: Both) -> None:
    peer, connector = both
    id = peer.ask("Never mind", "")
    peer.take_back(id)
    with pytest.raises(Missing):
        say(connector, reply_to=id, thread=id)


def test_a_like_given_in_another_app_is_taken_back(both: Both) -> None:
    peer, connector = both
    id = peer.ask("Thank you all", "")
    subject = {key: peer.ref(id)[key] for key in ("uri", "cid")}
    peer.server.settle()
    kind = "app.bsky.feed.like"
    record = {"$type": kind, "subject": subject, "createdAt": datetime.now(UTC).isoformat()}
    ours = {"Authorization": f"Bearer {connector._client.session.access}"}
    said = {"repo": connector._client.session.did, "collection": kind, "record": record}
    path = f"{peer.base_url}/xrpc/com.atproto.repo.createRecord"
    httpx.post(path, json=said, headers=ours).raise_for_status()
    peer.server.settle()
    connector.like(id)
    assert connector.metrics(id).likes == 1
    connector.like(id, False)
    peer.server.settle()
    assert connector.metrics(id).likes == 0


def test_pictures_know_their_size(both: Both) -> None:
    peer, connector = both
    id = say(connector, media=(Upload(PNG, "image/png", "dot.png", "A dot"),))
    (image,) = peer.ref(id)["value"]["embed"]["images"]
    assert image["aspectRatio"] == {"width": 1, "height": 1}


def test_an_id_of_another_kind_of_record_is_no_post(both: Both) -> None:
    peer, connector = both
    with pytest.raises(Missing):
        connector.get(f"at://{peer.citizen.did}/app.bsky.feed.like/{'3' * 13}")
    assert POSTS in peer.nowhere
