"""How links, mentions and hashtags are recognised in a text."""

import re

LINK = re.compile(r"https?://[^\s<>\"']*[^\s<>\"'.,;:!?؟،؛)\]}»]", re.IGNORECASE)
MENTION = re.compile(r"(?<![\w/@.])@(?P<handle>\w+)(?P<domain>@[\w.:-]*\w)?")
HASHTAG = re.compile(r"(?<![\w/#&])#(?P<name>\w*[^\W\d]\w*)")
TOKEN = re.compile(
    f"(?P<link>{LINK.pattern})|(?P<mention>{MENTION.pattern})|(?P<tag>{HASHTAG.pattern})",
    re.IGNORECASE,
)


def handles(text: str) -> list[str]:
    """The handles mentioned, without @ and domain, each once, in order."""
    plain = LINK.sub(" ", text)
    return list(dict.fromkeys(found["handle"] for found in MENTION.finditer(plain)))


def tags(text: str) -> list[str]:
    """The hashtags, without #, each once, in order."""
    plain = LINK.sub(" ", text)
    return list(dict.fromkeys(found["name"] for found in HASHTAG.finditer(plain)))
