"""How a text is counted, marked up and read back on Bluesky.

Facets count bytes of UTF-8, the limit counts graphemes and bytes.
Source: docs.bsky.app/docs/advanced-guides/post-richtext; lexicon ``app.bsky.feed.post``.
"""

import re
from collections.abc import Callable
from typing import Any

import regex

from .models import Facet, Record

GRAPHEMES, BYTES = 300, 3000
TAG_GRAPHEMES, TAG_BYTES = 64, 640
_LINK = re.compile(r"https?://[^\s<>\"«»]+", re.IGNORECASE)
_MENTION = re.compile(
    r"(?<![\w@./])@([a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*[a-z0-9])(?![\w@])",
    re.IGNORECASE,
)
_TAG = re.compile(r"(?<![\w&/#])[#＃](?=\S*[^\W\d_])([\w\u0640\u064b-\u0652\u200c]+)")
_TRAILING = ".,;:!?'\"،؛؟…”’"


def length(text: str) -> int:
    """Graphemes, or tens of bytes where these are more: whatever is over 300 is refused."""
    return max(graphemes(text), -(-len(text.encode("utf-8", "replace")) * GRAPHEMES // BYTES))


def graphemes(text: str) -> int:
    return len(regex.findall(r"\X", text))


def facets(text: str, did_of: Callable[[str], str | None]) -> list[dict[str, Any]]:
    """Links, mentions of whom ``did_of`` knows, and tags, in the order of the text."""
    found: list[tuple[int, int, dict[str, str]]] = []
    for match in _LINK.finditer(text):
        link = _without_trailing(match[0])
        found.append(_place(text, match.start(), link, "link", uri=link))
    for match in _MENTION.finditer(text):
        if did := did_of(match[1].lower()):
            found.append(_place(text, match.start(), match[0], "mention", did=did))
    for match in _TAG.finditer(text):
        if _is_tag(match[1]):
            found.append(_place(text, match.start(), match[0], "tag", tag=match[1]))
    return [_facet(*one) for one in _apart(sorted(found, key=lambda one: one[:2]))]


def _without_trailing(link: str) -> str:
    """A sentence's end is not its link's; a bracket closes one that stands before the link."""
    while link and (link[-1] in _TRAILING or (link[-1] == ")" and "(" not in link)):
        link = link[:-1]
    return link


def _is_tag(tag: str) -> bool:
    return graphemes(tag) <= TAG_GRAPHEMES and len(tag.encode()) <= TAG_BYTES


def _place(
    text: str, at: int, words: str, kind: str, **what: str
) -> tuple[int, int, dict[str, str]]:
    start = len(text[:at].encode())
    feature = {"$type": f"app.bsky.richtext.facet#{kind}", **what}
    return start, start + len(words.encode()), feature


def _apart(found: list[tuple[int, int, dict[str, str]]]) -> list[tuple[int, int, dict[str, str]]]:
    """A tag or a name inside a link is part of the link."""
    kept: list[tuple[int, int, dict[str, str]]] = []
    for one in found:
        if not kept or one[0] >= kept[-1][1]:
            kept.append(one)
    return kept


def _facet(start: int, end: int, feature: dict[str, str]) -> dict[str, Any]:
    return {"index": {"byteStart": start, "byteEnd": end}, "features": [feature]}


def plain(record: Record, me: str) -> str:
    """Links in full where the author's app cut them short; the link card's address at the end."""
    text = _links_in_full(record.text, record.facets)
    card = (record.embed or {}).get("external")
    address = card.get("uri") if isinstance(card, dict) else None
    if isinstance(address, str) and address not in text:
        text = f"{text}\n{address}"
    return _without(me, text).strip()


def _links_in_full(text: str, facets: list[Facet]) -> str:
    data = text.encode("utf-8", "surrogatepass")
    for facet in sorted(facets, key=lambda one: one.index.start, reverse=True):
        links = [one.uri for one in facet.features if one.type.endswith("#link") and one.uri]
        start, end = facet.index.start, facet.index.end
        if links and start < end <= len(data):
            shown = data[start:end].decode("utf-8", "ignore")
            data = data[:start] + _full(shown, links[0]).encode() + data[end:]
    return data.decode("utf-8", "replace")


def _full(shown: str, link: str) -> str:
    cut = shown.strip().rstrip("…").rstrip(".")
    return link if cut in link else f"{shown} {link}"


def _without(handle: str, text: str) -> str:
    """Takes our own name from the front."""
    return re.sub(rf"^\s*@{re.escape(handle)}(?![\w@.-])[\s,:،]*", "", text, flags=re.IGNORECASE)
