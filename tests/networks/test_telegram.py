"""Telegram, before a double that refuses what its published description doesn't allow.

The conformance suite can't be played here: the Bot API reads nothing back, lists nothing and
finds nothing. What the suite asks for besides is asked here.
"""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from barza.connectors.errors import Forged, Permanent
from barza.connectors.items import Item, ItemKind, Outgoing, Visibility
from barza.connectors.telegram.connector import TelegramConnector
from barza.connectors.telegram.cursor import IDLE, LARGEST, REMEMBERED, Cursor
from barza.connectors.telegram.memory import Memory

from .servers.telegram import Double
from .servers.telegram.serving import ALONE, CHANNEL, GROUP, TOKEN
from .telegram_bot import MENTION, SECRET, bot, double, look, opened

pytestmark = pytest.mark.requirement("P-04")
HEADERS = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
NOW = datetime.now(UTC)
__all__ = ["bot", "double"]


def test_a_private_message_arrives_and_is_answered(double: Double, bot: TelegramConnector) -> None:
    id = double.says(ALONE, "الإنارة مطفأة")
    (item,), _ = look(bot)
    assert (item.id, item.thread, item.visibility) == (id, "7:0", Visibility.PRIVATE)
    assert (item.author.id, item.author.handle, item.author.name) == ("7", "mona", "Mona S")
    assert not item.own
    sent = bot.send(Outgoing("وصلت", "k", reply_to=id, thread=item.thread, to=item.author))
    assert double.messages[7, int(sent.id[2:])]["reply_to_message"]["text"] == "الإنارة مطفأة"
    read = bot.get(sent.id)
    assert (read.text, read.own, read.thread, read.parent) == ("وصلت", True, "7:0", id)


def test_our_post_and_what_is_said_below_it_hang_together(
    double: Double, bot: TelegramConnector
) -> None:
    post = bot.send(Outgoing("أعمال طرق", "k"))
    assert post.url == "https://t.me/muscat/" + post.id.partition(":")[2]
    question = double.comments("Until when?", post.id)
    items, cursor = look(bot)
    assert [(i.id, i.own, i.thread, i.parent) for i in items] == [
        (post.id, True, post.id, None),
        (question, False, post.id, post.id),
    ]
    answered = bot.send(Outgoing("Friday", "k2", reply_to=question, thread=post.id))
    thanks = double.comments("Thank you", answered.id)
    (item,), _ = look(bot, cursor)
    assert (item.id, item.thread, item.parent) == (thanks, post.id, answered.id)


def test_another_process_knows_the_post_by_the_cursor(
    double: Double, bot: TelegramConnector
) -> None:
    post = bot.send(Outgoing("News", "k"))
    question = double.comments("When?", post.id)
    _, cursor = look(bot)
    deeper = double.comments("Yes, when?", question)
    other = opened(double.base_url)
    (item,), _ = look(other, cursor)
    other.close()
    assert (item.id, item.thread) == (deeper, post.id)


def test_a_post_written_by_hand_is_our_own_and_comes_once(
    double: Double, bot: TelegramConnector
) -> None:
    post = double.says(CHANNEL, "By hand")
    items, _ = look(bot)
    assert {(item.event, item.own, item.author.handle) for item in items} == {
        (post, True, "muscat")
    }


def test_in_a_group_only_what_is_meant_for_us_comes_in(
    double: Double, bot: TelegramConnector
) -> None:
    double.says(GROUP, "Nice weather")
    named = double.says(GROUP, "@muscat_bot the light is out", entities=[MENTION])
    double.says(GROUP, "@another_bo hello", entities=[MENTION])
    items, cursor = look(bot)
    assert [(item.id, item.text) for item in items] == [(named, "the light is out")]
    assert items[0].thread == named
    assert items[0].visibility is Visibility.PUBLIC
    said = bot.send(Outgoing("Which street?", "k", reply_to=named, thread=named))
    reply = double.comments("Sultan Qaboos Street", said.id)
    (item,), _ = look(bot, cursor)
    assert (item.id, item.thread, item.parent) == (reply, named, said.id)


def test_an_edit_comes_as_an_edit(double: Double, bot: TelegramConnector) -> None:
    id = double.says(ALONE, "One light is out")
    _, cursor = look(bot)
    double.rewrites(id, "Two lights are out")
    (item,), _ = look(bot, cursor)
    assert (item.id, item.kind, item.text) == (id, ItemKind.EDITED, "Two lights are out")
    assert item.edited_at is not None
    assert item.event != id


def test_small_steps_miss_nothing_and_bring_nothing_twice(
    double: Double, bot: TelegramConnector
) -> None:
    ids = [double.says(ALONE, f"Number {number}") for number in range(7)]
    items, cursor = look(bot, limit=2)
    assert [item.id for item in items] == ids
    assert look(bot, cursor)[0] == []


def test_updates_out_of_order_are_read_in_order(double: Double, bot: TelegramConnector) -> None:
    ids = [double.says(ALONE, f"Number {number}") for number in range(3)]
    double.updates.reverse()
    items, cursor = look(bot)
    assert [item.id for item in items] == ids
    assert look(bot, cursor)[0] == []


def test_what_brings_no_words_is_passed_over(double: Double, bot: TelegramConnector) -> None:
    double.says(ALONE, "/start")
    double.says(ALONE, "", new_chat_title="x")
    place = double.says(ALONE, "", location={"latitude": 23.58, "longitude": 58.38})
    picture = {"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}
    photo = double.says(ALONE, "", caption="A pothole", photo=[picture])
    items, _ = look(bot)
    assert [(item.id, item.text) for item in items] == [
        (place, "geo:23.58,58.38"),
        (photo, "A pothole"),
    ]
    assert [(media.kind, media.id, media.url) for media in items[1].media] == [("image", "f", "")]


def test_hidden_links_are_read_in_full(double: Double, bot: TelegramConnector) -> None:
    link = {"type": "text_link", "offset": 3, "length": 4, "url": "https://example.org/a"}
    double.says(ALONE, "👍 هنا! شكراً", entities=[link])
    assert look(bot)[0][0].text == "👍 هنا! https://example.org/a شكراً"


def test_an_update_that_cannot_be_read_stands_in_nobodys_way(
    double: Double, bot: TelegramConnector
) -> None:
    double.updates.append({"update_id": next(double.numbers), "message": {"message_id": "x"}})
    id = double.says(ALONE, "Hello")
    items, cursor = look(bot)
    assert [item.id for item in items] == [id]
    look(bot, cursor)
    assert double.updates == []


def test_while_a_webhook_is_set_a_look_brings_nothing(
    double: Double, bot: TelegramConnector
) -> None:
    double.webhook = True
    assert bot.fetch(Cursor(offset=5, at=NOW).dump()).cursor == Cursor(offset=5, at=NOW).dump()


def test_after_a_week_of_silence_updates_may_have_lower_numbers() -> None:
    cursor = Cursor(offset=900, at=NOW)
    assert cursor.place(NOW) == {"offset": 900}
    assert cursor.place(NOW + IDLE) == {}


@pytest.mark.parametrize("cursor", ["{", "[]", '{"offset": "x"}', "x" * (LARGEST + 1)])
def test_a_cursor_that_is_not_ours_is_refused(bot: TelegramConnector, cursor: str) -> None:
    with pytest.raises(Permanent, match="cursor"):
        bot.fetch(cursor)


def test_memory_and_cursor_stay_small() -> None:
    memory = Memory()
    memory.learn({f"-1002:{number}": f"-1001:{number}" for number in range(3 * REMEMBERED)})
    text = Cursor(copies=memory.copies()).dump()
    assert len(text) < 20_000
    assert len(Cursor.load(text).copies) == REMEMBERED


def webhook(bot: TelegramConnector, update: Any, **headers: str) -> list[Item]:
    return bot.read(json.dumps(update).encode(), headers or HEADERS, datetime.now(UTC))


def test_a_webhook_and_a_look_name_the_same_event(double: Double, bot: TelegramConnector) -> None:
    double.says(ALONE, "Hello")
    (item,) = webhook(bot, double.updates[-1])
    assert item.whole
    assert [one.event for one in look(bot)[0]] == [item.event]


def test_a_webhook_from_a_group_is_completed(double: Double, bot: TelegramConnector) -> None:
    double.says(GROUP, "Nice weather")
    double.says(GROUP, "@muscat_bot the light is out", entities=[MENTION])
    weather, light = [webhook(bot, update)[0] for update in double.updates]
    assert double.asked == []
    assert not weather.whole
    assert bot.complete(weather) is None
    found = bot.complete(light)
    assert found is not None
    assert (found.text, found.thread) == ("the light is out", light.id)


@pytest.mark.parametrize("secret", ["", "agree", "agreed ", "ö", None])
def test_a_webhook_without_our_secret_is_forged(
    double: Double, bot: TelegramConnector, secret: str | None
) -> None:
    double.says(ALONE, "Hello")
    headers = {"X-Other": ""} if secret is None else {"X-Telegram-Bot-Api-Secret-Token": secret}
    with pytest.raises(Forged):
        webhook(bot, double.updates[0], **headers)


def test_without_a_secret_of_ours_every_webhook_is_forged(double: Double) -> None:
    connector = TelegramConnector.open(
        base_url=double.base_url, credentials={"bot_token": TOKEN, "webhook_secret": ""}
    )
    with pytest.raises(Forged):
        connector.read(b"{}", {"X-Telegram-Bot-Api-Secret-Token": ""}, NOW)
    connector.close()


@pytest.mark.parametrize("late", [timedelta(hours=26), -timedelta(minutes=10)])
def test_a_replayed_webhook_is_forged(
    double: Double, bot: TelegramConnector, late: timedelta
) -> None:
    double.says(ALONE, "Hello")
    body = json.dumps(double.updates[0]).encode()
    with pytest.raises(Forged):
        bot.read(body, HEADERS, datetime.now(UTC) + late)


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"[" * 100_000, b'{"update_id": "x"}'])
def test_a_webhook_that_is_no_update_is_refused(bot: TelegramConnector, body: bytes) -> None:
    with pytest.raises(Permanent):
        bot.read(body, HEADERS, NOW)
