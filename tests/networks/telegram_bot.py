"""A bot of ours before the double, as the tests of Telegram share it."""

from collections.abc import Iterator

import pytest

from barza.connectors.items import Item
from barza.connectors.telegram.connector import TelegramConnector

from .servers.telegram import Double, telegram
from .servers.telegram.serving import TOKEN

SECRET = "agreed"
MENTION = {"type": "mention", "offset": 0, "length": 11}


def opened(base_url: str, token: str = TOKEN, channel: str = "@Muscat") -> TelegramConnector:
    secrets = {"bot_token": token, "channel": channel, "webhook_secret": SECRET}
    return TelegramConnector.open(base_url=base_url, credentials=secrets)


@pytest.fixture
def double() -> Iterator[Double]:
    with telegram() as double:
        yield double


@pytest.fixture
def bot(double: Double) -> Iterator[TelegramConnector]:
    connector = opened(double.base_url)
    yield connector
    connector.close()


def look(bot: TelegramConnector, cursor: str = "", limit: int = 40) -> tuple[list[Item], str]:
    items: list[Item] = []
    more = True
    while more:
        batch = bot.fetch(cursor, limit)
        items += batch.items
        cursor, more = batch.cursor, batch.more
    return items, cursor
