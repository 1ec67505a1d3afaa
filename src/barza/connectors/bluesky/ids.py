"""How things are named: ``at://DID/COLLECTION/KEY``, and the key that we choose ourselves.

Source: atproto.com/specs/at-uri-scheme, atproto.com/specs/tid.
"""

import re
from hashlib import sha256
from typing import NamedTuple

from barza.connectors.errors import Missing

POSTS = "app.bsky.feed.post"
WEB = "https://bsky.app"
_ALPHABET = "234567abcdefghijklmnopqrstuvwxyz"
_EPOCH = 1_640_995_200_000_000
"""Microseconds: the beginning of 2022. With 46 bits upon it, a key never lies in the future."""
_URI = re.compile(r"at://(did:[a-z]+:[A-Za-z0-9._:%-]+)/([A-Za-z0-9.-]+)/([A-Za-z0-9._:~-]{1,512})")


class Name(NamedTuple):
    did: str
    collection: str
    key: str


def name(uri: str) -> Name:
    """Raises ``Missing`` for what was never a name of the network."""
    found = _URI.fullmatch(uri)
    if found is None:
        raise Missing(f"Bluesky has nothing named {uri!r}")
    return Name(*found.groups())


def uri(did: str, key: str, collection: str = POSTS) -> str:
    return f"at://{did}/{collection}/{key}"


def key_of(ours: str) -> str:
    """A TID that is always the same for the same text of ours. It tells no time."""
    drawn = int.from_bytes(sha256(ours.encode()).digest()[:7])
    return _tid(_EPOCH + (drawn >> 10), drawn & 1023)


def _tid(microseconds: int, clock: int) -> str:
    number, letters = microseconds << 10 | clock, ""
    for _ in range(13):
        number, low = divmod(number, 32)
        letters = _ALPHABET[low] + letters
    return letters


def web_url(uri: str) -> str:
    """Where a citizen sees it."""
    found = name(uri)
    return f"{WEB}/profile/{found.did}/post/{found.key}"
