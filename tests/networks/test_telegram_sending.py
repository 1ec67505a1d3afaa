"""What a bot of ours sends, changes and takes back on Telegram, and how it is refused."""

import logging
from datetime import UTC, datetime

import pytest

from barza.connectors.base import Capability
from barza.connectors.errors import Expired, Missing, Permanent, Temporary, Unknown
from barza.connectors.items import Author, Outgoing, Upload, Visibility
from barza.connectors.telegram.connector import TelegramConnector
from barza.connectors.telegram.text import length

from .proxy import losing_the_answer
from .scene import PNG
from .servers.telegram import Double
from .servers.telegram.serving import ALONE, GROUP, TOKEN
from .telegram_bot import MENTION, bot, double, opened
from .test_conformance import ASKED
from .wire import Reaction, answer, wire

pytestmark = pytest.mark.requirement("P-04")
NOW = datetime.now(UTC)
__all__ = ["bot", "double"]


def test_a_person_who_blocked_us_cannot_be_answered(double: Double, bot: TelegramConnector) -> None:
    id = double.says(ALONE, "Hello")
    double.blocked.add(7)
    with pytest.raises(Permanent, match="blocked"):
        bot.send(Outgoing("Hello", "k", reply_to=id))


def test_a_group_that_has_moved_is_followed(double: Double, bot: TelegramConnector) -> None:
    double.moved[-5] = -1005
    for _ in range(2):
        assert bot.send(Outgoing("Hello", "k", reply_to="-5:3")).id.startswith("-1005:")
    assert [said["chat_id"] for _, said in double.asked] == [-5, -1005, -1005]


def test_what_we_correct_and_take_back(double: Double, bot: TelegramConnector) -> None:
    sent = bot.send(Outgoing("Firday", "k"))
    for _ in range(2):
        bot.edit(sent.id, "Friday")
    assert bot.get(sent.id).text == "Friday"
    bot.delete(sent.id)
    with pytest.raises(Permanent):
        bot.get(sent.id)
    with pytest.raises(Missing):
        bot.delete(sent.id)
    with pytest.raises(Missing):
        bot.edit(sent.id, "Friday")


def test_a_picture_has_a_caption_that_can_be_corrected(
    double: Double, bot: TelegramConnector
) -> None:
    picture = Upload(PNG, "image/png", "dot.png", "A dot")
    sent = bot.send(Outgoing("Firday", "k", media=(picture,)))
    assert double.asked[-1][1]["photo"] == PNG
    bot.edit(sent.id, "Friday")
    assert double.messages[-1001, int(sent.id.partition(":")[2])]["caption"] == "Friday"
    with pytest.raises(Permanent, match="of 1024"):
        bot.send(Outgoing("x" * 1025, "k", media=(picture,)))
    with pytest.raises(Permanent, match="of 1 allowed"):
        bot.send(Outgoing("x", "k", media=(picture, picture)))


@pytest.mark.parametrize("letter", ["س", "👍", "e\u0301"])
def test_the_network_and_we_count_alike(
    double: Double, bot: TelegramConnector, letter: str
) -> None:
    most = 4096 // length(letter)
    bot.send(Outgoing(letter * most, "k"))
    assert bot.length(letter * (most + 1)) > bot.limits().text
    with pytest.raises(Permanent):
        bot.send(Outgoing(letter * (most + 1), "k"))


def test_a_like_is_given_and_taken_back(double: Double, bot: TelegramConnector) -> None:
    id = double.says(ALONE, "Thank you")
    for on in (True, True, False, False):
        bot.like(id, on)
        reaction = double.messages[7, int(id[2:])]["reaction"]
        assert bool(reaction) is on


def test_a_private_answer_to_what_was_said_before_others_goes_to_the_person(
    double: Double, bot: TelegramConnector
) -> None:
    id = double.says(GROUP, "@muscat_bot my file", entities=[MENTION])
    mona = Author("7", "mona")
    sent = bot.send(
        Outgoing("In private", "k", reply_to=id, to=mona, visibility=Visibility.PRIVATE)
    )
    assert sent.id.startswith("7:")
    with pytest.raises(Permanent, match="nobody"):
        bot.send(Outgoing("In private", "k", visibility=Visibility.PRIVATE))


@pytest.mark.parametrize("channel", ["", "muscat", "-100x"])
def test_without_a_channel_nothing_is_published(double: Double, channel: str) -> None:
    connector = opened(double.base_url, channel=channel)
    with pytest.raises(Permanent, match="channel"):
        connector.send(Outgoing("News", "k"))
    connector.close()
    assert double.asked == []


def test_what_telegram_cannot_do_is_refused_in_words(bot: TelegramConnector) -> None:
    for capability in ASKED.keys() - bot.capabilities:
        with pytest.raises(Permanent, match="cannot"):
            ASKED[capability](bot)
    with pytest.raises(Permanent, match="cannot tell what was sent"):
        bot.find(Outgoing("Hello", "k"), NOW)
    with pytest.raises(Permanent, match="cannot be asked"):
        bot.get("7:1")
    with pytest.raises(Missing):
        bot.get("no such thing")
    assert Capability.METRICS not in bot.capabilities
    with pytest.raises(Permanent):
        bot.metrics("7:1")


def test_a_refused_token_is_expired(double: Double) -> None:
    connector = opened(double.base_url, token="42:revoked")
    for ask in (connector.whoami, connector.fetch, lambda: connector.send(Outgoing("x", "k"))):
        with pytest.raises(Expired):
            ask()
    connector.close()


def test_we_are_the_bot(bot: TelegramConnector) -> None:
    assert bot.whoami() == Author("42", "muscat_bot", "Muscat", "https://t.me/muscat_bot")


def test_an_answer_lost_after_sending_is_unknown(double: Double) -> None:
    with losing_the_answer(double.base_url, f"/bot{TOKEN}/sendMessage") as address:
        cut = opened(address)
        with pytest.raises(Unknown):
            cut.send(Outgoing("Into the dark", "k"))
        cut.close()
    assert [said["text"] for _, said in double.asked] == ["Into the dark"]


def test_a_picture_that_may_have_been_published_is_unknown() -> None:
    with wire(lambda *_: Reaction(ending="reset")) as server:
        connector = opened(server.url)
        with pytest.raises(Unknown):
            connector.send(Outgoing("x", "k", media=(Upload(PNG, "image/png", "x.png"),)))
        connector.close()


def test_telegram_says_in_its_words_how_long_to_wait() -> None:
    said = {"ok": False, "description": "Too Many Requests", "parameters": {"retry_after": 12}}
    with wire(lambda *_: answer(429, said)) as server:
        connector = opened(server.url)
        with pytest.raises(Temporary) as raised:
            connector.send(Outgoing("x", "k"))
        connector.close()
    assert raised.value.retry_after == 12


def test_two_that_look_take_turns() -> None:
    said = {"ok": False, "description": "Conflict: terminated by other getUpdates request"}
    me = {"ok": True, "result": {"id": 42, "username": "muscat_bot"}}
    with wire(lambda _, path: answer(200, me) if "getMe" in path else answer(409, said)) as server:
        connector = opened(server.url)
        with pytest.raises(Temporary):
            connector.fetch()
        connector.close()


def test_the_token_stands_in_no_log(
    bot: TelegramConnector, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "httpx"):
        bot.whoami()
    assert "getMe" in caplog.text
    assert TOKEN not in caplog.text
