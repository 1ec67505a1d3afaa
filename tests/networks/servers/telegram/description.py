"""Holds what is asked, and what is told, to the description of the Bot API."""

import json
from pathlib import Path
from typing import Any

_API = json.loads(Path(__file__).with_name("api.json").read_text())
METHODS: dict[str, dict[str, Any]] = _API["methods"]
TYPES: dict[str, dict[str, Any]] = _API["types"]
_PLAIN: dict[str, tuple[type, ...]] = {
    "Integer": (int,),
    "String": (str,),
    "Boolean": (bool,),
    "Float": (int, float),
}


def faults(method: str, said: dict[str, Any]) -> list[str]:
    """What Telegram would say to these parameters; empty: nothing."""
    return _faults(METHODS[method], said)


def broken(type: str, told: dict[str, Any]) -> list[str]:
    """What is wrong with an object that the double itself tells."""
    return _faults(TYPES[type], told)


def _faults(known: dict[str, Any], said: dict[str, Any]) -> list[str]:
    missing = [name for name, field in known.items() if field["required"] and name not in said]
    unknown = [name for name in said if name not in known]
    kinds = {name: field["types"] for name, field in known.items()}
    wrong = [
        name
        for name, value in said.items()
        if name in kinds and not any(_is(value, kind) for kind in kinds[name])
    ]
    found = {"missing": missing, "unknown": unknown, "of a wrong type": wrong}
    return [f"{name} is {what}" for what, names in found.items() for name in names]


def _is(value: Any, kind: str) -> bool:
    if kind.startswith("Array of "):
        inner = kind.removeprefix("Array of ")
        return isinstance(value, list) and all(_is(one, inner) for one in value)
    if kind in _PLAIN:
        return isinstance(value, _PLAIN[kind]) and (kind == "Boolean" or value is not True)
    if kind == "InputFile":
        return isinstance(value, bytes)
    return isinstance(value, dict) and not (kind in TYPES and broken(kind, value))
