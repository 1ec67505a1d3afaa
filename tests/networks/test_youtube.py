"""What is particular to YouTube, held against its own description of its calls."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from barza.connectors.errors import Expired, Missing, Permanent, Temporary, Unknown
from barza.connectors.items import Item, ItemKind, Moderation, Outgoing
from barza.connectors.youtube.client import Client, until_midnight
from barza.connectors.youtube.connector import YouTubeConnector
from barza.connectors.youtube.cursor import STANDING, Cursor
from barza.connectors.youtube.reading import named, place

from .peers import connect
from .peers_videos import OURS, YouTubePeer
from .servers.youtube import APP, CITY, youtube
from .test_faults import CREDENTIALS, WELL
from .wire import answer, wire

pytestmark = pytest.mark.requirement("P-04")
Site = tuple[YouTubePeer, YouTubeConnector]


@pytest.fixture
def site() -> Iterator[Site]:
    with youtube() as server:
        peer = YouTubePeer(server, OURS)
        connector = connect(peer)
        assert isinstance(connector, YouTubeConnector)
        yield peer, connector
        connector.close()
        peer.close()


def looked(connector: YouTubeConnector, cursor: str = "") -> tuple[list[Item], str]:
    items: list[Item] = []
    more = True
    while more:
        batch = connector.fetch(cursor)
        items += batch.items
        cursor, more = batch.cursor, batch.more
    return items, cursor


def test_a_quiet_look_costs_four_units_and_a_text_fifty(site: Site) -> None:
    peer, connector = site
    video = peer.published("Opening of the park")
    _, cursor = looked(connector)
    left = peer.server.state.units
    connector.fetch(cursor)
    assert left - peer.server.state.units == 4
    connector.send(Outgoing("Welcome", "k", reply_to=video))
    assert left - peer.server.state.units == 54


def test_the_paces_fit_in_the_days_units() -> None:
    looks, texts = YouTubeConnector.paces.values()
    day = looks.turns * 86_400 / looks.seconds * 6 + texts.turns * 86_400 / texts.seconds * 50
    assert day <= 10_000


def test_when_the_days_units_are_spent_it_waits_for_midnight_in_california(site: Site) -> None:
    peer, connector = site
    peer.server.state.units = 0
    with pytest.raises(Temporary) as raised:
        connector.fetch()
    assert abs(raised.value.retry_after - until_midnight(datetime.now(UTC))) < 60
    assert until_midnight(datetime(2026, 11, 25, 7, 30, tzinfo=UTC)) == 1800
    assert until_midnight(datetime(2026, 7, 1, 6, 30, tzinfo=UTC)) == 1800


def test_the_day_on_which_the_clocks_change_is_as_long_as_it_is() -> None:
    assert until_midnight(datetime(2026, 11, 1, 7, 0, tzinfo=UTC)) == 25 * 3600


def test_below_a_video_without_comments_nothing_can_be_said(site: Site) -> None:
    peer, connector = site
    video = peer.published("No comments, please")
    peer.server.state.videos[place(video).video].open = False
    with pytest.raises(Permanent, match="commentsDisabled"):
        connector.send(Outgoing("Hello", "k", reply_to=video))


def test_a_held_comment_arrives_as_held_and_its_release_as_a_change(site: Site) -> None:
    peer, connector = site
    asked = peer.ask("When?", peer.published("The park"))
    peer.server.state.comments[place(asked).comment].status = "heldForReview"
    items, cursor = looked(connector)
    (held,) = [one for one in items if one.id == asked]
    assert held.moderation is Moderation.HELD
    connector.moderate(asked, Moderation.APPROVED)
    (released,), _ = looked(connector, cursor)
    assert (released.kind, released.moderation) == (ItemKind.EDITED, Moderation.APPROVED)


def test_what_was_rejected_comes_as_gone_and_is_published_again_by_its_id(site: Site) -> None:
    peer, connector = site
    insult = peer.ask("An insult", peer.published("The park"))
    _, cursor = looked(connector)
    connector.moderate(insult, Moderation.HIDDEN)
    (gone,), _ = looked(connector, cursor)
    assert (gone.id, gone.kind) == (insult, ItemKind.DELETED)
    connector.moderate(insult, Moderation.APPROVED)
    assert connector.get(insult).text == "An insult"


def test_no_author_is_banned_and_nothing_is_marked_as_spam(site: Site) -> None:
    peer, connector = site
    asked = peer.ask("Buy now", peer.published("The park"))
    with pytest.raises(Permanent, match="cannot"):
        connector.moderate(asked, Moderation.SPAM)
    with pytest.raises(Permanent, match="cannot"):
        connector.moderate(peer.published("Ours"), Moderation.HELD)


def test_an_answer_to_a_reply_names_whom_it_answers_and_stays_so_when_corrected(
    site: Site,
) -> None:
    peer, connector = site
    top = peer.ask("When?", peer.published("The park"))
    first = connector.send(Outgoing("On Friday", "k", reply_to=top))
    again = connector.get(peer.reply("At what hour?", first.id))
    assert (again.text, again.parent) == ("At what hour?", first.id)
    sent = connector.send(Outgoing("At nine", "k", reply_to=again.id, to=again.author))
    connector.edit(sent.id, "At ten")
    stands = connector.get(sent.id)
    assert (stands.text, stands.parent) == ("@alice At ten", again.id)


def test_a_thread_with_more_replies_than_youtube_shows_is_read_whole(site: Site) -> None:
    peer, connector = site
    top = peer.ask("When?", peer.published("The park"))
    replies = {peer.reply(f"And {number}?", top) for number in range(12)}
    items, cursor = looked(connector)
    assert replies <= {one.id for one in items}
    late = peer.reply("One more", top)
    assert [one.id for one in looked(connector, cursor)[0]] == [late]


def test_replies_left_for_the_next_look_are_not_forgotten(site: Site) -> None:
    peer, connector = site
    top = peer.ask("When?", peer.published("The park"))
    replies = {peer.reply(f"And {number}?", top) for number in range(12)}
    found, cursor, more = [], "", True
    while more:
        batch = connector.fetch(cursor, limit=3)
        found += [one.id for one in batch.items]
        cursor, more = batch.cursor, batch.more
    assert replies <= set(found)
    assert len(found) == len(set(found))


def test_a_video_that_is_not_public_is_passed_over(site: Site) -> None:
    peer, connector = site
    peer.server.state.upload(CITY, "Draft", privacy="private")
    assert looked(connector)[0] == []


def test_a_text_that_answers_nothing_and_a_video_are_not_for_the_desk(site: Site) -> None:
    peer, connector = site
    video = peer.published("The park")
    with pytest.raises(Permanent, match="videos"):
        connector.send(Outgoing("Hello", "k"))
    with pytest.raises(Permanent, match="tools"):
        connector.delete(video)
    with pytest.raises(Permanent, match="tools"):
        connector.edit(video, "Another title")


def test_what_others_wrote_is_theirs_to_delete(site: Site) -> None:
    peer, connector = site
    with pytest.raises(Permanent, match="forbidden"):
        connector.delete(peer.ask("When?", peer.published("The park")))


@pytest.mark.parametrize("name", ["client_id", "client_secret", "refresh_token"])
def test_a_credential_that_google_refuses_is_expired(site: Site, name: str) -> None:
    peer, _ = site
    wrong = connect(peer, **{name: "another"})
    with pytest.raises(Expired, match="Google gives no token"):
        wrong.whoami()
    wrong.close()


def test_a_request_that_youtubes_description_does_not_know_is_refused(site: Site) -> None:
    peer, _ = site
    client = Client(peer.base_url, APP["client_id"], APP["client_secret"], CITY.refresh)
    part = {"part": "snippet"}
    wrong: list[tuple[str, str, dict[str, Any], str]] = [
        ("GET", "/comments", {"params": {**part, "video": "x"}}, "unknown: video"),
        ("GET", "/comments", {"params": {"id": "x"}}, "part is missing"),
        ("GET", "/comments", {"params": {**part, "maxResults": 101}}, "maxResults is '101'"),
        ("GET", "/commentThreads", {"params": {**part, "order": "newest"}}, "order is"),
        ("GET", "/comments/held", {"params": part}, "no method"),
        ("POST", "/comments", {"params": part}, "without one"),
        ("POST", "/comments", {"params": part, "json": {"snippet": {"text": "x"}}}, "has 'text'"),
        ("POST", "/comments", {"params": part, "json": {"snippet": {"parentId": 1}}}, "no string"),
    ]
    for verb, path, options, words in wrong:
        with pytest.raises(Permanent, match=words):
            client.call(verb, path, **options)
    client.web.close()
    assert len(peer.server.refused) == len(wrong)


REASONS = [
    (403, "quotaExceeded", Temporary), (403, "rateLimitExceeded", Temporary),
    (403, "commentsDisabled", Permanent), (403, "forbidden", Permanent),
    (403, "insufficientPermissions", Expired), (401, "youtubeSignupRequired", Expired),
    (403, "authenticatedUserAccountSuspended", Expired), (400, "processingFailure", Permanent),
    (404, "parentCommentNotFound", Missing), (500, "backendError", Unknown),
]  # fmt: skip


@pytest.mark.parametrize(("status", "reason", "kind"), REASONS)
def test_youtubes_reasons_say_what_may_be_done(
    status: int, reason: str, kind: type[Exception]
) -> None:
    told = {"code": status, "message": "Because", "errors": [{"reason": reason}]}
    token = answer(200, WELL["youtube"]["/token"])
    failed = answer(status, {"error": told})
    with wire(lambda _, path: token if path == "/token" else failed) as log:
        connector = YouTubeConnector.open(base_url=log.url, credentials=CREDENTIALS["youtube"])
        with pytest.raises(kind, match=f"{reason}.*Because") as raised:
            connector.send(Outgoing("Hello", "k", reply_to="comment:v/Ug1"))
        assert raised.type is kind
        connector.close()


def test_tokens_come_from_googles_own_place() -> None:
    for base, tokens in (
        ("https://youtube.googleapis.com/", "https://oauth2.googleapis.com/token"),
        ("https://notgoogleapis.com", "https://notgoogleapis.com/token"),
    ):
        client = Client(base, "c", "s", "r")
        assert client._renewing == tokens
        client.web.close()


def test_a_handle_is_read_in_any_script() -> None:
    assert named("@بلدية_مسقط متى؟") == "بلدية_مسقط"
    assert named("mail me @home") == ""


def test_a_cursor_stays_small_and_what_it_forgot_does_not_come_again() -> None:
    cursor, start = Cursor(), int((datetime.now(UTC) - timedelta(days=9)).timestamp())
    for number in range(2 * STANDING):
        cursor.watch(f"comment:vid00000001/Ugx{number:023}.{number:022}", start + number, "0" * 12)
    again = Cursor.load(cursor.dump())
    assert len(again.standing) == STANDING
    assert not again.is_new("comment:vid00000001/forgotten", start + 3)
    assert again.is_new("comment:vid00000001/new", start + 2 * STANDING)
    assert len(cursor.dump()) < 90_000
    with pytest.raises(ValueError, match="more"):
        Cursor.load('{"more": 1}')
