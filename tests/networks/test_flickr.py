"""What is particular to Flickr, held against its own description of its methods."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from barza.connectors.errors import Expired, Missing, Permanent, Temporary, Unknown
from barza.connectors.flickr.client import Client
from barza.connectors.flickr.connector import FlickrConnector
from barza.connectors.flickr.cursor import PHOTOS, STANDING, WITHIN, Cursor
from barza.connectors.flickr.reading import named
from barza.connectors.items import Item, ItemKind, Outgoing, Sent, Upload

from .peers import connect
from .peers_photos import OURS, FlickrPeer
from .scene import PNG
from .servers.flickr import ALICE, CITY, KEY, READER, SECRET, flickr
from .test_faults import CREDENTIALS, WELL
from .wire import answer, wire

pytestmark = pytest.mark.requirement("P-04")
PICTURE = Upload(PNG, "image/png", "dot.png")
Site = tuple[FlickrPeer, FlickrConnector]


@pytest.fixture
def site() -> Iterator[Site]:
    with flickr() as server:
        older = server.state.upload(CITY, {"title": "The corniche"}, PNG)
        peer = FlickrPeer(server, older, OURS)
        connector = connect(peer)
        assert isinstance(connector, FlickrConnector)
        yield peer, connector
        connector.close()
        peer.close()


def published(connector: FlickrConnector, text: str = "The new park", title: str = "Park") -> Sent:
    return connector.send(Outgoing(text, "k", title=title, media=(PICTURE,)))


def looked(connector: FlickrConnector, cursor: str = "") -> tuple[list[Item], str]:
    items: list[Item] = []
    more = True
    while more:
        batch = connector.fetch(cursor)
        items += batch.items
        cursor, more = batch.cursor, batch.more
    return items, cursor


def test_a_photo_has_its_title_and_its_words_in_arabic(site: Site) -> None:
    _, connector = site
    sent = published(connector, "افتتاح الحديقة & more <soon>\nيوم الجمعة", "الحديقة")
    item = connector.get(sent.id)
    assert (item.title, item.text) == ("الحديقة", "افتتاح الحديقة & more <soon>\nيوم الجمعة")


def test_a_photo_with_a_licence_is_public_only_once_it_has_it(site: Site) -> None:
    peer, _ = site
    licensed = connect(peer, licence="4")
    sent = licensed.send(Outgoing("Free to use", "k", media=(PICTURE,)))
    photo = peer.server.state.photos[sent.id.removeprefix("photo:")]
    assert (photo.license, photo.ispublic) == ("4", 1)
    licensed.close()


def test_a_licence_that_flickr_does_not_know_publishes_nothing(site: Site) -> None:
    peer, _ = site
    licensed = connect(peer, licence="99")
    with pytest.raises(Permanent):
        licensed.send(Outgoing("Free to use", "k", media=(PICTURE,)))
    licensed.close()
    assert [one.ispublic for one in peer.server.state.photos.values()] == [1, 0]


def test_a_text_without_a_photo_is_refused_and_so_is_a_file_that_is_none(site: Site) -> None:
    _, connector = site
    for media in ((), (PICTURE, PICTURE), (Upload(b"x", "application/pdf", "x.pdf"),)):
        with pytest.raises(Permanent, match="photos"):
            connector.send(Outgoing("Words", "k", media=media))
    with pytest.raises(Permanent, match="not recognised"):
        connector.send(Outgoing("Words", "k", media=(Upload(b"x", "image/png", "x.png"),)))


def test_what_others_tag_comes_in_and_is_taken_away(site: Site) -> None:
    peer, connector = site
    peer.tag(peer.older, "mutrah souq")
    items, cursor = looked(connector)
    (tag,) = [one for one in items if one.id.startswith("tag:")]
    assert (tag.text, tag.author.handle, tag.thread) == (
        "#mutrah souq", "alice", f"photo:{peer.older}"
    )  # fmt: skip
    connector.delete(tag.id)
    with pytest.raises(Missing):
        connector.get(tag.id)
    after, _ = looked(connector, cursor)
    assert [(one.id, one.kind) for one in after] == [(tag.id, ItemKind.DELETED)]


def test_our_own_tags_are_nobodys_contribution(site: Site) -> None:
    peer, connector = site
    peer.server.state.photos_addTags(CITY, peer.older, "corniche")
    assert not [one for one in looked(connector)[0] if one.id.startswith("tag:")]


def test_a_comment_of_a_citizen_on_our_photo_can_be_taken_away(site: Site) -> None:
    peer, connector = site
    comment = peer.reply("An insult", f"photo:{peer.older}")
    _, cursor = looked(connector)
    connector.delete(comment)
    assert not peer.sees("An insult")
    after, _ = looked(connector, cursor)
    assert [(one.id, one.kind) for one in after] == [(comment, ItemKind.DELETED)]


def test_a_photo_that_somebody_deleted_on_flickr_is_noticed(site: Site) -> None:
    peer, connector = site
    peer.reply("Beautiful", f"photo:{peer.older}")
    _, cursor = looked(connector)
    peer.server.state.photos_delete(CITY, peer.older)
    after, cursor = looked(connector, cursor)
    assert [(one.id, one.kind) for one in after] == [(f"photo:{peer.older}", ItemKind.DELETED)]
    assert looked(connector, cursor)[0] == []


def test_a_photo_that_is_not_public_is_passed_over(site: Site) -> None:
    peer, connector = site
    peer.server.state.upload(CITY, {"title": "Draft", "is_public": "0"}, PNG)
    assert [one.title for one in looked(connector)[0]] == ["The corniche"]


def test_a_corrected_answer_still_names_whom_it_answers(site: Site) -> None:
    peer, connector = site
    question = connector.get(peer.reply("When?", f"photo:{peer.older}"))
    sent = connector.send(Outgoing("Firday", "k", reply_to=question.id, to=question.author))
    connector.edit(sent.id, "Friday")
    stands = connector.get(sent.id)
    assert (named(stands.text), stands.parent) == (ALICE.nsid, question.id)
    assert stands.text.endswith("] Friday")


def test_a_profile_is_read_however_flickr_shows_its_address() -> None:
    assert named("[https://www.flickr.com/photos/1@N01] Hello") == "1@N01"
    assert named("[http://flickr.com/people/city/]\nHello") == "city"
    assert named("Hello [https://www.flickr.com/photos/1@N01]") == ""


def test_many_photos_are_read_in_turns_and_none_is_left_out(site: Site) -> None:
    peer, connector = site
    for number in range(40):
        peer.server.state.upload(CITY, {"title": f"Photo {number}"}, PNG)
    items, cursor = looked(connector)
    assert len({one.id for one in items}) == len(items) == 41
    assert looked(connector, cursor)[0] == []


def test_a_token_that_may_only_read_is_expired_when_it_writes(site: Site) -> None:
    peer, _ = site
    reader = connect(peer, oauth_token=READER.token, oauth_token_secret=READER.secret)
    assert reader.whoami().id == CITY.nsid
    with pytest.raises(Expired, match="99"):
        reader.send(Outgoing("Hello", "k", reply_to=f"photo:{peer.older}"))
    reader.close()


@pytest.mark.parametrize("name", ["api_key", "api_secret", "oauth_token", "oauth_token_secret"])
def test_a_signature_by_any_other_secret_is_refused(site: Site, name: str) -> None:
    peer, _ = site
    wrong = connect(peer, **{name: "another"})
    with pytest.raises(Expired):
        wrong.whoami()
    wrong.close()


def test_a_request_that_flickrs_description_does_not_know_is_refused(site: Site) -> None:
    peer, _ = site
    client = Client(peer.base_url, KEY, SECRET, CITY.token, CITY.secret)
    get, add = "flickr.photos.getInfo", "flickr.photos.comments.addComment"
    with pytest.raises(Permanent, match="unknown: foto"):
        client.call(get, photo_id=peer.older, foto=1)
    with pytest.raises(Permanent, match="photo_id is missing"):
        client.call(get)
    with pytest.raises(Permanent, match="no method"):
        client.call("flickr.photos.hide", photo_id=peer.older)
    with pytest.raises(Permanent, match="by GET"):
        client.call(add, photo_id=peer.older, comment_text="x")
    with pytest.raises(Permanent, match="unknown: licence"):
        client.upload(PICTURE, {"title": "x", "licence": "4"}, taken=True)
    client.web.close()
    assert len(peer.server.refused) == 5


FAILURES = [
    (1, Missing), (8, Permanent), (9, Temporary), (98, Expired), (99, Expired), (100, Expired),
    (105, Temporary), (106, Unknown), (0, Unknown), (112, Permanent),
]  # fmt: skip


@pytest.mark.parametrize(("code", "kind"), FAILURES)
def test_flickrs_own_numbers_say_what_may_be_done(code: int, kind: type[Exception]) -> None:
    failed = answer(200, {"stat": "fail", "code": code, "message": "Because"})
    with wire(lambda method, _: failed if method == "POST" else answer(200, _ME)) as log:
        connector = FlickrConnector.open(base_url=log.url, credentials=CREDENTIALS["flickr"])
        with pytest.raises(kind, match="Because") as raised:
            connector.send(Outgoing("Hello", "k", reply_to="photo:1"))
        assert raised.type is kind
        connector.close()


_ME = WELL["flickr"]["flickr.test.login"]


@pytest.mark.parametrize(("code", "kind"), [(5, Permanent), (3, Unknown), (98, Expired)])
def test_an_upload_that_flickr_refuses_says_what_may_be_done(
    code: int, kind: type[Exception]
) -> None:
    failed = answer(
        200, f'<rsp stat="fail"><err code="{code}" msg="Be&quot;cause" /></rsp>'.encode()
    )
    with wire(lambda method, _: failed if method == "POST" else answer(200, _ME)) as log:
        connector = FlickrConnector.open(base_url=log.url, credentials=CREDENTIALS["flickr"])
        with pytest.raises(kind, match='Be"cause') as raised:
            published(connector)
        assert raised.type is kind
        connector.close()


def test_photos_go_to_flickrs_own_place_for_uploads() -> None:
    for base, place in (
        ("https://www.flickr.com/", "https://up.flickr.com"),
        ("https://notflickr.com", "https://notflickr.com"),
    ):
        client = Client(base, "k", "s", "t", "u")
        assert client._uploads == place
        client.web.close()


def test_a_cursor_stays_small_and_takes_nothing_else() -> None:
    cursor = Cursor()
    for number in range(2 * PHOTOS):
        cursor.of(str(54_000_000_000 + number)).move(1_800_000_000, f"comment:{number}")
    for number in range(2 * STANDING):
        cursor.watch(f"comment:54000000000/1-54000000000-{number}", "0" * 12)
    for number in range(2 * WITHIN):
        cursor.passed(str(number), 1_800_000_000)
    again = Cursor.load(cursor.dump())
    assert (len(again.known), len(again.standing), len(again.done)) == (PHOTOS, STANDING, WITHIN)
    assert len(cursor.dump()) < 70_000
    with pytest.raises(ValueError, match="more"):
        Cursor.load('{"more": 1}')


def test_what_was_sent_is_not_found_before_its_time(site: Site) -> None:
    _, connector = site
    outgoing = Outgoing("The new park", "k", title="Park", media=(PICTURE,))
    published(connector)
    assert connector.find(outgoing, datetime.now(UTC)) is not None
    assert connector.find(outgoing, datetime(2099, 1, 1, tzinfo=UTC)) is None
