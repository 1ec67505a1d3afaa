"""How long a text is, in Mastodon's count: characters as people see them, each link 23, and a
mention without its domain."""

import re
import unicodedata

from .patterns import LINK, MENTION

LINK_LENGTH = 23
MAX_LENGTH = 500

_JOINED = re.compile("\N{ZERO WIDTH JOINER}.")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_SKIN = re.compile("[\U0001f3fb-\U0001f3ff]")


def length(text: str) -> int:
    text = LINK.sub("x" * LINK_LENGTH, text.replace("\r\n", "\n"))
    text = MENTION.sub(lambda found: "@" + found["handle"], text)
    text = _SKIN.sub("", _FLAG.sub("x", _JOINED.sub("", text)))
    return sum(1 for character in text if unicodedata.category(character) not in ("Mn", "Me"))
