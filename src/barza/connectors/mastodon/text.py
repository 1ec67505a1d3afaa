"""How a text is counted, addressed and read back on Mastodon.

Source: docs.joinmastodon.org/user/posting (a link counts 23, a mention without its server).
"""

import re
from urllib.parse import urlsplit

_LINK = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_REMOTE = re.compile(r"(?<![\w/])@(\w+)@[\w.\-]+(?::\d+)?\b")
_LEADING = re.compile(r"\s*((?:@[\w.\-]+(?:@[\w.\-]+(?::\d+)?)?[\s,:،]*)+)")


def length(text: str, link: int = 23) -> int:
    """In code points, at least as many as the graphemes that Mastodon counts."""
    return len(_LINK.sub("x" * link, _REMOTE.sub(r"@\1", text)))


def local(handle: str, base_url: str) -> str:
    """``alice@this.server`` is ``alice`` here: the long form with a port is no mention to snac."""
    name, _, host = handle.lstrip("@").partition("@")
    return name if host in ("", urlsplit(base_url).netloc) else f"{name}@{host}"


def addressed(text: str, handle: str) -> str:
    """With the addressee in front, once."""
    named = re.match(rf"@{re.escape(handle)}(?![\w@.\-])", text.lstrip(), re.IGNORECASE)
    return text if named else f"@{handle} {text}"


def leading_mentions(text: str) -> str:
    found = _LEADING.match(text)
    return found.group(1) if found else ""


def without_mentions(text: str) -> str:
    return text.strip()[len(leading_mentions(text.strip())) :].strip()


def without_mention_of(name: str, text: str) -> str:
    """Takes our own name out of the names that the text begins with."""
    text = text.strip()
    names = leading_mentions(text)
    ours = rf"@{re.escape(name)}(?:@[\w.\-]+(?::\d+)?)?(?![\w@.\-])[\s,:،]*"
    return (re.sub(ours, "", names, flags=re.IGNORECASE) + text[len(names) :]).strip()
