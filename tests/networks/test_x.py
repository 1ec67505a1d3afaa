"""What is special to X: quotes, versions, searches, and what it refuses."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from barza.connectors.base import Connector
from barza.connectors.errors import ConnectorError, Expired, Permanent, Temporary, Unknown
from barza.connectors.faults import LONGEST_WAIT
from barza.connectors.items import Author, Item, ItemKind, Moderation, Outgoing, Upload, Visibility
from barza.connectors.x.cursor import Cursor

from .peers import connect
from .peers_x import XPeer
from .servers.x.answers import Refused
from .servers.x.server import ALICE, CITY, X, x

pytestmark = pytest.mark.requirement("P-04")


@pytest.fixture
def server() -> Iterator[X]:
    with x() as running:
        yield running
        assert running.undescribed == []


@pytest.fixture
def alice(server: X) -> Iterator[XPeer]:
    peer = XPeer(server.base_url, server.secrets[CITY], server)
    yield peer
    peer.close()


@pytest.fixture
def city(alice: XPeer) -> Iterator[Connector]:
    connector = connect(alice)
    yield connector
    connector.close()


def refusing(server: X, status: int, detail: str, title: str = "x", **headers: str) -> None:
    server.answers.refusing.append(Refused(status, detail, title, **headers))


def test_what_another_signed_is_not_taken(alice: XPeer) -> None:
    stranger = connect(alice, api_key_secret="guessed")
    with pytest.raises(Expired):
        stranger.whoami()
    stranger.close()


def test_280_signs_fit_in_arabic_and_140_in_chinese(city: Connector) -> None:
    assert city.length("م" * 280) == city.length("京" * 140) == city.limits().text
    with pytest.raises(Permanent, match="282 characters as X counts"):
        city.send(Outgoing("京" * 141, "k"))


# What comes in


def test_a_quote_of_our_post_begins_a_matter_of_its_own(city: Connector, alice: XPeer) -> None:
    post = city.send(Outgoing("The road is closed", "k"))
    cursor = city.fetch().cursor
    quote = alice.quote("Again?", post.id)
    (item,) = city.fetch(cursor).items
    assert (item.id, item.thread, item.parent) == (quote, quote, None)
    assert item.text == "Again?"


def test_an_answer_comes_once_though_two_places_tell_of_it(city: Connector, alice: XPeer) -> None:
    post = city.send(Outgoing("The road is closed", "k"))
    answer = alice.reply("Why?", post.id)
    assert [item.id for item in city.fetch().items] == [post.id, answer]


def test_what_a_citizen_takes_back_is_noticed_once(city: Connector, alice: XPeer) -> None:
    question = alice.ask("When?", "")
    first = city.fetch()
    alice.delete(question)
    second = city.fetch(first.cursor)
    assert [(one.id, one.kind) for one in second.items] == [(question, ItemKind.DELETED)]
    assert second.items[0].thread == first.items[0].thread
    assert city.fetch(second.cursor).items == ()


def test_an_edit_keeps_the_first_number_and_the_thread(city: Connector, alice: XPeer) -> None:
    post = city.send(Outgoing("Open on Firday", "k"))
    cursor = city.fetch().cursor
    city.edit(post.id, "Open on Friday")
    batch = city.fetch(cursor)
    assert [(one.id, one.kind) for one in batch.items] == [(post.id, ItemKind.EDITED)]
    answer = alice.reply("Good", city.get(post.id).raw["id"])
    (item,) = city.fetch(batch.cursor).items
    assert (item.id, item.thread, item.parent) == (answer, post.id, post.id)


def test_an_edit_before_the_first_look_is_a_message(city: Connector, alice: XPeer) -> None:
    question = alice.ask("Wehn?", "")
    alice.rewrite(question, "When?")
    (item,) = city.fetch().items
    assert (item.id, item.kind, item.text) == (question, ItemKind.MESSAGE, "When?")


def test_a_search_never_begins_earlier_than_x_allows(city: Connector, alice: XPeer) -> None:
    question = alice.ask("When?", "")
    long_ago = Cursor(floors={"search": 20, "mentions": 20, "own": 20})
    assert [one.id for one in city.fetch(long_ago.dump()).items] == [question]


def test_a_long_absence_is_read_page_by_page(city: Connector, server: X) -> None:
    for number in range(120):
        server.world.write(ALICE, f"@citycouncil Question {number}")
    items: list[Item] = []
    cursor, more = "", True
    while more:
        batch = city.fetch(cursor)
        items += batch.items
        cursor, more = batch.cursor, batch.more
    assert [one.text for one in items] == [f"Question {number}" for number in range(120)]


def test_signs_and_links_are_read_in_full(city: Connector, alice: XPeer) -> None:
    alice.ask("5 < 6 & 7 > 6: https://example.org/a?b=1&c=2", "")
    (item,) = city.fetch().items
    assert item.text == "5 < 6 & 7 > 6: https://example.org/a?b=1&c=2"


def test_a_quiet_look_makes_five_calls(city: Connector, alice: XPeer, server: X) -> None:
    alice.ask("When?", "")
    cursor = city.fetch().cursor
    server.asked.clear()
    city.fetch(cursor)
    assert len(server.asked) == 5


# What goes out


def test_a_thread_goes_on_below_our_own_post(city: Connector) -> None:
    first = city.send(Outgoing("One", "k1"))
    second = city.send(Outgoing("Two", "k2", reply_to=first.id, thread=first.id))
    item = city.get(second.id)
    assert (item.thread, item.parent, item.text) == (first.id, first.id, "Two")


def test_the_same_words_twice_are_unknown_and_found(city: Connector) -> None:
    since, outgoing = datetime.now(UTC), Outgoing("Said once", "k")
    sent = city.send(outgoing)
    with pytest.raises(Unknown, match="these words"):
        city.send(outgoing)
    assert city.find(outgoing, since) == sent


def test_who_did_not_name_us_is_not_answered(city: Connector, alice: XPeer) -> None:
    remark = alice.write("The sea is warm")
    with pytest.raises(Permanent, match="not mentioned"):
        city.send(Outgoing("It is", "k", reply_to=remark))


def test_a_private_message_goes_to_the_other_side(city: Connector, alice: XPeer) -> None:
    alice.whisper("My file")
    (item,) = city.fetch().items
    outgoing = Outgoing("We look", "k", thread=item.thread, visibility=Visibility.PRIVATE)
    since = datetime.now(UTC)
    assert city.find(outgoing, since) is None
    sent = city.send(outgoing)
    assert city.find(outgoing, since) == sent
    with pytest.raises(Permanent, match="cannot take back a private message"):
        city.delete(sent.id)


def test_a_private_message_to_nobody_is_refused(city: Connector) -> None:
    with pytest.raises(Permanent, match="somebody"):
        city.send(Outgoing("Hello", "k", visibility=Visibility.PRIVATE))


def test_a_picture_goes_with_a_private_message(city: Connector, server: X) -> None:
    picture = Upload(b"x", "image/png", "x.png", "A dot")
    to = Author(ALICE, "alice")
    city.send(Outgoing("See", "k", to=to, visibility=Visibility.PRIVATE, media=(picture,)))
    uploaded = [given for name, _, given in server.asked if name == "mediaUpload"]
    assert [given["media_category"] for given in uploaded] == ["dm_image"]


@pytest.mark.parametrize(
    "media",
    [
        (Upload(b"x", "image/png", "x.png"),) * 5,
        (Upload(b"x", "application/pdf", "x.pdf"),),
    ],
)
def test_files_that_x_does_not_take_are_refused_before_sending(
    city: Connector, server: X, media: tuple[Upload, ...]
) -> None:
    with pytest.raises(Permanent):
        city.send(Outgoing("See", "k", media=media))
    assert not [name for name, _, _ in server.asked if name in ("mediaUpload", "createPosts")]


def test_only_replies_below_our_posts_are_hidden(city: Connector, alice: XPeer, server: X) -> None:
    answer = alice.reply("Rubbish", city.send(Outgoing("News", "k")).id)
    city.moderate(answer, Moderation.HIDDEN)
    assert not alice.sees("Rubbish")
    with pytest.raises(Permanent, match="below your own"):
        city.moderate(alice.ask("When?", ""), Moderation.HIDDEN)


# What X refuses


@pytest.mark.parametrize(
    ("status", "title", "detail", "error"),
    [
        (429, "UsageCapExceeded", "Usage cap exceeded: Monthly product cap", Temporary),
        (402, "CreditsDepleted", "Your account has no credits", Temporary),
        (403, "Forbidden", "Your account is suspended and is not permitted to do this.", Expired),
        (403, "Forbidden", "To protect our users, this account is temporarily locked.", Expired),
        (403, "Forbidden", "User has been suspended: [alice].", Permanent),
        (403, "client-forbidden", "The app lacks the right", Expired),
        (403, "Forbidden", "You are not allowed to do this.", Permanent),
    ],
)
def test_a_refusal_says_what_may_be_done(
    city: Connector, server: X, status: int, title: str, detail: str, error: type[ConnectorError]
) -> None:
    assert city.whoami().id == CITY
    refusing(server, status, detail, title)
    with pytest.raises(ConnectorError) as raised:
        city.send(Outgoing("Hello", "k"))
    assert raised.type is error
    assert detail[:30] in str(raised.value)
    if isinstance(raised.value, Temporary):
        assert raised.value.retry_after == LONGEST_WAIT


def test_the_wait_is_until_the_window_that_is_used_up_ends(city: Connector, server: X) -> None:
    now = int(time.time())
    windows = {
        "x_rate_limit_remaining": "3",
        "x_rate_limit_reset": str(now + 60),
        "x_user_limit_24hour_remaining": "0",
        "x_user_limit_24hour_reset": str(now + 1800),
    }
    refusing(server, 429, "Too Many Requests", **windows)
    with pytest.raises(Temporary) as raised:
        city.whoami()
    assert 1700 < raised.value.retry_after <= 1800


def test_the_wait_of_a_quarter_of_an_hour_is_xs_own(city: Connector, server: X) -> None:
    reset = str(int(time.time()) + 600)
    refusing(server, 429, "Too Many", x_rate_limit_remaining="0", x_rate_limit_reset=reset)
    with pytest.raises(Temporary) as raised:
        city.whoami()
    assert 500 < raised.value.retry_after <= 600
