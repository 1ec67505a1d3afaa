"""How a text is counted and read back on Telegram: offsets and limits are UTF-16 units.

Source: core.telegram.org/api/entities; core.telegram.org/bots/api#sendmessage.
"""

import re

from .models import Entity, Message

TEXT, CAPTION = 4096, 1024


def length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def plain(message: Message, username: str) -> str:
    """Hidden links in full; our own name taken from the front; a place as its coordinates."""
    text = message.text or message.caption
    text = _links_in_full(text, message.entities or message.caption_entities)
    if username:
        ours = rf"^\s*@{re.escape(username)}(?!\w)[\s,:،]*"
        text = re.sub(ours, "", text, flags=re.IGNORECASE)
    if message.location:
        text = f"{text}\ngeo:{message.location.latitude},{message.location.longitude}"
    return text.strip()


def _links_in_full(text: str, entities: list[Entity]) -> str:
    data = text.encode("utf-16-le", "surrogatepass")
    for one in sorted(entities, key=lambda one: one.offset, reverse=True):
        if one.type == "text_link" and one.url:
            end = 2 * (one.offset + one.length)
            data = data[:end] + f" {one.url}".encode("utf-16-le") + data[end:]
    return data.decode("utf-16-le", "replace")


def words(text: str, entity: Entity) -> str:
    data = text.encode("utf-16-le", "surrogatepass")
    part = data[2 * entity.offset : 2 * (entity.offset + entity.length)]
    return part.decode("utf-16-le", "replace")
