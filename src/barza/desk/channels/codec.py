"""An item as JSON, and back. What comes back is validated: a row may be older than the code."""

import dataclasses
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import to_jsonable_python

from barza.connectors.items import Item

_ITEM = TypeAdapter(Item)


def _storable(value: Any) -> Any:
    """Leaves out nul characters; half a surrogate pair becomes a question mark."""
    match value:
        case str():
            return value.replace("\x00", "").encode("utf-8", "replace").decode()
        case dict():
            return {_storable(key): _storable(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_storable(inner) for inner in value]
    return value


def dict_of(item: Item) -> dict[str, Any]:
    """Fit for a JSON column: without the two things that PostgreSQL can't store in text."""
    plain: dict[str, Any] = to_jsonable_python(_storable(dataclasses.asdict(item)))
    return plain


def item_of(stored: dict[str, Any] | str) -> Item:
    """Reads a row's JSON, parsed or as text. Raises ``pydantic.ValidationError``."""
    if isinstance(stored, str):
        return _ITEM.validate_json(stored)
    return _ITEM.validate_python(stored)
