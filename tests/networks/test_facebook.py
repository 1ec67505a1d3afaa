"""What is special to a Facebook Page, and what its double refuses."""

from datetime import UTC, datetime, timedelta

import httpx
import pytest

from barza.connectors.base import Connector
from barza.connectors.errors import Expired, Missing, Permanent
from barza.connectors.facebook.cursor import KEPT, Cursor
from barza.connectors.facebook.models import Post
from barza.connectors.items import ItemKind, Moderation, Upload

from .peers import connect
from .peers_facebook import FacebookPeer, private, words
from .scene import PNG
from .servers.facebook import Double
from .servers.graph_reference import faults

pytestmark = pytest.mark.requirement("P-04")


@pytest.mark.parametrize(
    ("verb", "node", "edge", "params"),
    [
        ("POST", "Page", "feed", {"message": "x", "shout": "true"}),
        ("POST", "Page", "feed", {}),
        ("POST", "Comment", "", {"is_hidden": "1"}),
        ("POST", "Page", "messages", {"message": "{}", "recipient": "Alice"}),
        ("POST", "Page", "messages", {"message": "{}"}),
        ("POST", "Page", "messages", {"message": "{}", "recipient": "{}", "tag": "POST_PURCHASE"}),
        ("PUT", "Comment", "", {"message": "x"}),
        ("POST", "Comment", "hide", {}),
        ("GET", "Page", "feed", {"limit": "101"}),
        ("GET", "Post", "", {"fields": "id,mood"}),
        ("GET", "Post", "", {"fields": "id,comments{id,mood}"}),
        ("GET", "Post", "", {"fields": "id,comments.shuffle(1){id}"}),
        ("GET", "Post", "", {"fields": "id,comments{id"}),
    ],
)
def test_what_the_reference_does_not_know_is_refused(
    verb: str, node: str, edge: str, params: dict[str, str]
) -> None:
    assert faults(verb, node, edge, params)


def test_a_request_that_was_changed_on_its_way_is_refused(double: Double, page: Connector) -> None:
    page.send(words("Good morning"))
    verb, path, params = double.asked[-1]
    proof = {"appsecret_proof": "0" * 64}
    for query, form in [({}, params), (proof, params), ({}, {**params, "mesage": "x"})]:
        told = httpx.request(
            verb,
            f"{double.base_url}/v25.0/{path}",
            params=query,
            data=form,
            headers={"Authorization": f"Bearer {double.token}"},
        )
        assert told.status_code == 400
        assert told.json()["error"]["code"] == 100


def test_the_token_stands_in_no_address(double: Double, page: Connector) -> None:
    page.whoami()
    assert all(double.token not in path + str(params) for _, path, params in double.asked)


def test_what_is_said_below_an_answer_comes_with_its_place(
    page: Connector, citizen: FacebookPeer
) -> None:
    post = page.send(words("Road works"))
    first = citizen.reply("When?", post.id)
    second = citizen.reply("And where?", first)
    third = citizen.reply("Thanks", second)
    found = {item.id: item for item in page.fetch().items}
    assert {found[id].thread for id in (first, second, third)} == {post.id}
    assert [found[id].parent for id in (first, second, third)] == [post.id, first, second]
    assert page.get(third).thread == post.id


def test_a_review_is_read_and_answered_below_it(page: Connector, citizen: FacebookPeer) -> None:
    id = citizen.review("Very helpful people")
    (item,) = page.fetch().items
    assert (item.id, item.text, item.title) == (id, "Very helpful people", "positive")
    answer = page.send(words("Thank you", reply_to=id, thread=id))
    assert answer.id.startswith("comment:")
    assert page.get(id) == item
    with pytest.raises(Missing):
        page.get("review:999")
    with pytest.raises(Permanent, match="review in private"):
        page.send(private("Thank you", item))


def test_more_comments_than_a_look_shows_at_first_are_read_to_the_end(
    page: Connector, citizen: FacebookPeer
) -> None:
    post = page.send(words("Road works"))
    said = {citizen.reply(f"Question {number}", post.id) for number in range(170)}
    found, cursor, more = [], "", True
    while more:
        batch = page.fetch(cursor)
        found += [item.id for item in batch.items]
        cursor, more = batch.cursor, batch.more
    assert len(found) == len(set(found)) == 171
    assert said <= set(found)
    assert page.fetch(cursor).items == ()


def test_hiding_is_told_as_an_edit_once(page: Connector, citizen: FacebookPeer) -> None:
    post = page.send(words("Road works"))
    id = citizen.reply("Rubbish", post.id)
    batch = page.fetch()
    page.moderate(id, Moderation.HIDDEN)
    (edit,) = (batch := page.fetch(batch.cursor)).items
    assert (edit.id, edit.kind, edit.moderation) == (id, ItemKind.EDITED, Moderation.HIDDEN)
    assert page.fetch(batch.cursor).items == ()


def test_one_comment_that_cannot_be_read_does_not_hide_the_others() -> None:
    good = {"id": "2_3", "created_time": "2026-11-25T08:00:00+0000"}
    below = {"data": [{"id": "2_1"}, good, None]}
    post = Post.model_validate({**good, "id": "1_2", "comments": below})
    assert [one.id for one in post.comments.data] == ["2_3"]


def test_a_cursor_stays_small() -> None:
    cursor = Cursor()
    at = datetime(2026, 11, 25, tzinfo=UTC)
    for number in range(KEPT * 2):
        cursor.remember(f"comment:{number:09}", at + timedelta(seconds=number), "d" * 12, "post:1")
    again = Cursor.load(cursor.dump())
    assert len(again.seen) == KEPT
    assert len(again.dump()) < 80_000
    assert not again.new(at, "comment:000000000")
    assert again.new(at + timedelta(days=1), "comment:x")


def test_nothing_but_an_id_reaches_a_path(page: Connector, double: Double) -> None:
    false = ("comment:1/../2", "post:1?fields=x", "comment:", "post:م", "page:1", "message:..")
    for id in (*false, "comment:1%2f2", f"post:{'1' * 300}"):
        with pytest.raises(Missing):
            page.get(id)
    assert double.asked == []


def test_a_page_without_a_number_is_expired(citizen: FacebookPeer) -> None:
    connector = connect(citizen, page_id="citycouncil")
    with pytest.raises(Expired):
        connector.whoami()
    connector.close()


def test_several_pictures_keep_their_words_and_order(page: Connector) -> None:
    pictures = tuple(Upload(PNG, "image/png", f"{n}.png", f"Picture {n}") for n in range(3))
    sent = page.send(words("Look", media=pictures))
    assert [m.alt for m in page.get(sent.id).media] == ["Picture 0", "Picture 1", "Picture 2"]


def test_a_comment_takes_one_picture(page: Connector, citizen: FacebookPeer) -> None:
    post = page.send(words("Road works"))
    id = citizen.reply("When?", post.id)
    picture = Upload(PNG, "image/png", "x.png", "A plan")
    page.send(words("So", reply_to=id, media=(picture,)))
    assert "attachment_id" in citizen.site.asked[-1][2]
    with pytest.raises(Permanent, match="one picture"):
        page.send(words("So", reply_to=id, media=(picture, picture)))


def test_what_others_wrote_is_not_changed(page: Connector, citizen: FacebookPeer) -> None:
    post = page.send(words("Road works"))
    id = citizen.reply("When?", post.id)
    with pytest.raises(Permanent):
        page.edit(id, "Never mind")
    for act in (page.delete, page.like, lambda id: page.edit(id, "x")):
        with pytest.raises(Permanent):
            act(citizen.whisper("Mine"))
