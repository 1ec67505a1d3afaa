"""One look: the updates that wait. What is asked for from behind them counts as read."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from barza.connectors.errors import Permanent, Temporary
from barza.connectors.items import Batch, Item

from .client import Client
from .cursor import Cursor
from .models import Update
from .reading import Reader

MOST = 100
"""Updates of one look: Telegram gives no more."""
_KINDS = ["message", "edited_message", "channel_post", "edited_channel_post"]


@dataclass(frozen=True)
class Look:
    client: Client
    reader: Reader
    cursor: Cursor
    limit: int

    def batch(self, now: datetime) -> Batch:
        most = max(1, min(self.limit, MOST))
        asked: dict[str, Any] = {"limit": most, "timeout": 0, "allowed_updates": _KINDS}
        asked |= self.cursor.place(now)
        try:
            updates = self.client.call("getUpdates", **asked)
        except Permanent as error:
            return Batch((), _nothing_to_look_at(error, self.cursor).dump())
        self.reader.memory.learn(self.cursor.copies)
        items, last = self._read(updates)
        if last is not None:
            self.cursor.offset, self.cursor.at = last + 1, now
        self.cursor.copies = self.reader.memory.copies()
        return Batch(tuple(items), self.cursor.dump(), last is not None and len(updates) >= most)

    def _read(self, updates: Any) -> tuple[list[Item], int | None]:
        """One that can't be read is passed over: it must not stand in the way for ever."""
        if not isinstance(updates, list):
            raise Temporary("Telegram did not answer with a list")
        numbered = [one for one in updates if isinstance(_number(one), int)]
        if updates and not numbered:
            raise Temporary("Nothing in Telegram's answer can be read")
        numbered.sort(key=_number)
        items = [item for raw in numbered if (item := self._item(raw))]
        return items, _number(numbered[-1]) if numbered else None

    def _item(self, raw: dict[str, Any]) -> Item | None:
        try:
            return self.reader.item(Update.model_validate(raw), raw)
        except ValidationError:
            return None


def _number(raw: Any) -> Any:
    return raw.get("update_id") if isinstance(raw, dict) else None


def _nothing_to_look_at(error: Permanent, cursor: Cursor) -> Cursor:
    """A webhook brings what a look would; two that look take it from each other."""
    if "webhook is active" in str(error):
        return cursor
    if "other getUpdates" in str(error):
        raise Temporary(str(error)) from error
    raise error
