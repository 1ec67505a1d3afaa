"""How a text is counted, shortened and read back on X.

Source: docs.x.com/fundamentals/counting-characters (twitter-text, configuration v3): a link
counts 23, an emoji two, a character outside four ranges (Latin to Georgian with Arabic, and some
punctuation) two, any other one.
"""

import re
import unicodedata
from html import unescape

from .models import Entities

LONGEST, LINK = 280, 23
_LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
_LINK = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_BARE = re.compile(r"(?<![@\w.\-])(?:[^\W_][\w\-]*\.)+[^\W\d_]{2,}(?:/[^\s<>\"]*)?")
_FLAG = "[\U0001f1e6-\U0001f1ff]{2}"
_PICTURE = (
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u2bff"
    "\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
)
_AFTER = "(?:[\ufe0f\U0001f3fb-\U0001f3ff]|[\U000e0020-\U000e007f])*"
_EMOJI = re.compile(f"{_FLAG}|[0-9#*]\ufe0f?\u20e3|{_PICTURE}{_AFTER}(?:\u200d{_PICTURE}{_AFTER})*")
_LEADING = re.compile(r"\s*((?:@\w{1,15}(?![\w@])[\s,:،]*)+)")


def length(text: str) -> int:
    """Never less than X counts: a bare ``muscat.om`` is 23, even if X sees no link in it."""
    text = unicodedata.normalize("NFC", text)
    rest = _LINK.sub("", text)
    links = LINK * len(_LINK.findall(text))
    bare = sum(max(LINK, _weighed(found)) for found in _BARE.findall(rest))
    return links + bare + _weighed(_BARE.sub("", rest))


def _weighed(text: str) -> int:
    rest = _EMOJI.sub("", text)
    light = sum(any(low <= ord(one) <= high for low, high in _LIGHT) for one in rest)
    return 2 * len(_EMOJI.findall(text)) + 2 * len(rest) - light


def plain(text: str, entities: Entities) -> str:
    """Links in full, three signs unescaped, the links to its own pictures left out."""
    text = unescape(text)
    for link in entities.urls:
        if link.url and link.media_key:
            text = text.replace(link.url, "")
        elif link.url and link.expanded_url:
            text = text.replace(link.url, link.expanded_url)
    return text.strip()


def without_names(text: str) -> str:
    """X puts whom an answer goes to in front of it."""
    found = _LEADING.match(text)
    return text[found.end() :].strip() if found else text.strip()


def without_name_of(handle: str, text: str) -> str:
    found = _LEADING.match(text)
    names = found[0] if found else ""
    ours = rf"@{re.escape(handle)}(?!\w)[\s,:،]*"
    return (re.sub(ours, "", names, flags=re.IGNORECASE) + text[len(names) :]).strip()
