"""Answers of a Page in private: to whom, and how long after."""

from datetime import UTC, datetime, timedelta

import pytest

from barza.connectors.base import Connector
from barza.connectors.errors import Permanent, Unknown
from barza.connectors.items import Visibility

from .peers_facebook import FacebookPeer, name, private, words

pytestmark = pytest.mark.requirement("P-04")


def test_within_a_day_a_message_is_answered(page: Connector, citizen: FacebookPeer) -> None:
    citizen.whisper("My file number")
    (item,) = page.fetch().items
    sent = page.send(private("We look into it", item))
    stands = page.get(sent.id)
    assert (stands.own, stands.thread, stands.text) == (True, item.thread, "We look into it")
    assert citizen.site.asked[-2][2]["messaging_type"] == "RESPONSE"


def test_after_a_day_a_person_answers_and_says_so(page: Connector, citizen: FacebookPeer) -> None:
    id = citizen.whisper("My file number")
    citizen.site.facebook.older(name(id), timedelta(days=2))
    (item,) = page.fetch().items
    page.send(private("We look into it", item))
    assert citizen.site.asked[-1][2]["tag"] == "HUMAN_AGENT"


def test_after_a_week_nothing_is_sent(page: Connector, citizen: FacebookPeer) -> None:
    id = citizen.whisper("My file number")
    citizen.site.facebook.older(name(id), timedelta(days=8))
    (item,) = page.fetch().items
    with pytest.raises(Permanent, match="7 days"):
        page.send(private("We look into it", item))
    assert all(verb == "GET" for verb, _, _ in citizen.site.asked)


def test_a_comment_is_answered_in_private_once(page: Connector, citizen: FacebookPeer) -> None:
    post = page.send(words("Road works"))
    citizen.reply("My number is 99000000", post.id)
    item = page.fetch().items[-1]
    outgoing, since = private("Please write to us here", item), datetime.now(UTC)
    assert page.find(outgoing, since) is None
    sent = page.send(outgoing)
    assert page.get(sent.id).visibility is Visibility.PRIVATE
    with pytest.raises(Unknown):
        page.send(outgoing)
    assert page.find(outgoing, since) == sent


def test_an_old_comment_is_answered_below_it_only(page: Connector, citizen: FacebookPeer) -> None:
    post = page.send(words("Road works"))
    id = citizen.reply("My number", post.id)
    citizen.site.facebook.older(name(id), timedelta(days=8))
    item = page.get(id)
    with pytest.raises(Permanent, match="Answer below it"):
        page.send(private("Please write to us", item))


@pytest.mark.parametrize("text", ["x" * 2001, "x" * 9000])
def test_a_message_that_is_too_long_is_refused_before_sending(
    page: Connector, citizen: FacebookPeer, text: str
) -> None:
    citizen.whisper("My file number")
    (item,) = page.fetch().items
    with pytest.raises(Permanent, match="of 2000 allowed"):
        page.send(private(text, item))


def test_nobody_is_written_to_who_did_not_write(page: Connector) -> None:
    with pytest.raises(Permanent):
        page.send(words("Hello", visibility=Visibility.PRIVATE))


def test_a_message_is_not_answered_in_public(page: Connector, citizen: FacebookPeer) -> None:
    id = citizen.whisper("My file number")
    with pytest.raises(Permanent, match="in private only"):
        page.send(words("Hello", reply_to=id))
