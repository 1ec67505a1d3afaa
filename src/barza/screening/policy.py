"""The thresholds of a version of the institution's policy: from when a finding counts, and holds.

A version is data (`policies/VERSION.json`): a municipality that wants to be told sooner or later
adds one, and what was decided under the old one stays as it was. A threshold above 1 is never
reached: such findings inform only.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

IN_FORCE = "2011"


@dataclass(frozen=True, slots=True)
class Policy:
    """By clause: the score from which a finding is reported, and from which a draft is held."""

    version: str
    review: dict[str, float]
    hold: dict[str, float]


@cache
def policy(version: str = IN_FORCE) -> Policy:
    """A version's thresholds. Raises `FileNotFoundError` where there is no such version."""
    text = (files("barza.screening") / "policies" / f"{version}.json").read_text("utf-8")
    return Policy(**json.loads(text))
