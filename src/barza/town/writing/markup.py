"""The HTML that Mastodon makes of a plain text, class for class."""

import re
from collections.abc import Callable
from html import escape

from .patterns import TOKEN

SHOWN = 30
"""Characters of a link that are shown; the rest is there, but hidden."""


def to_html(text: str, base_url: str, known: Callable[[str], bool]) -> str:
    """``known`` says whether a handle lives here; a mention of nobody stays plain text."""
    if not text.strip():
        return ""
    parts, at = [], 0
    for found in TOKEN.finditer(text):
        parts += [escape(text[at : found.start()]), _token(found, base_url, known)]
        at = found.end()
    html = "".join([*parts, escape(text[at:])]).replace("\r\n", "\n").strip("\n")
    paragraphs = re.split(r"\n{2,}", html)
    return "".join(f"<p>{paragraph.replace(chr(10), '<br />')}</p>" for paragraph in paragraphs)


def _token(found: re.Match[str], base_url: str, known: Callable[[str], bool]) -> str:
    if found["link"]:
        return _link(found["link"])
    if found["mention"]:
        return _mention(found, base_url, known)
    name = escape(found["name"])
    return (
        f'<a href="{base_url}/tags/{name}" class="mention hashtag" rel="tag">'
        f"#<span>{name}</span></a>"
    )


def _mention(found: re.Match[str], base_url: str, known: Callable[[str], bool]) -> str:
    handle = found["handle"]
    if not known(handle):
        return escape(found["mention"])
    return (
        f'<span class="h-card" translate="no"><a href="{base_url}/@{handle}" '
        f'class="u-url mention">@<span>{handle}</span></a></span>'
    )


def _link(url: str) -> str:
    scheme, rest = re.match(r"(https?://(?:www\.)?)(.*)", url, re.IGNORECASE).groups()  # type: ignore[union-attr]
    shown, hidden = rest[:SHOWN], rest[SHOWN:]
    ellipsis = "ellipsis" if hidden else ""
    return (
        f'<a href="{escape(url)}" target="_blank" rel="nofollow noopener" translate="no">'
        f'<span class="invisible">{escape(scheme)}</span>'
        f'<span class="{ellipsis}">{escape(shown)}</span>'
        f'<span class="invisible">{escape(hidden)}</span></a>'
    )
