"""What the shipped models learned from: read from the card that training wrote beside them."""

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def card() -> dict[str, Any]:
    """Seed, number of pieces, and how many rows of each source."""
    text = (files("barza.screening.models") / "weights" / "card.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def known_sources() -> frozenset[str]:
    """The sources of which the models have seen rows."""
    return frozenset(card()["sources"])
