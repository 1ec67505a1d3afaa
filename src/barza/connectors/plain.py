"""The networks' HTML to plain text: line breaks kept, links in full, nothing executable."""

import re
import unicodedata
from html.parser import HTMLParser

import nh3

_TAGS = {"a", "p", "br", "div", "li", "blockquote", "h1", "h2", "h3", "h4", "pre", "tr"}
_PARAGRAPHS = _TAGS - {"a", "br", "li", "tr"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.link: tuple[str, int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.parts.append("\n")
        elif tag == "a":
            values = {name: value or "" for name, value in attrs}
            if "mention" not in values.get("class", "") and "href" in values:
                self.link = values["href"], len(self.parts)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.link is not None:
            href, start = self.link
            self.parts[start:] = [_link("".join(self.parts[start:]), href)]
            self.link = None
        elif tag != "a":
            self.parts.append("\n\n" if tag in _PARAGRAPHS else "\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(re.sub(r"\s*\n\s*", " ", data))


def _link(shown: str, href: str) -> str:
    """What is shown is often the address cut short; other words are kept before the address."""
    shown = shown.strip().rstrip("…")
    if not shown or shown in href or shown.startswith("#"):
        return shown if shown.startswith("#") else href
    return f"{shown} {href}"


def to_text(html: str) -> str:
    clean = nh3.clean(html, tags=_TAGS, attributes={"a": {"href", "class"}}, link_rel=None)
    reader = _Reader()
    reader.feed(clean)
    reader.close()
    text = unicodedata.normalize("NFC", "".join(reader.parts)).replace("\xa0", " ")
    lines = (line.strip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Pictures(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "img" and values.get("src"):
            self.found.append((values["src"], values.get("alt", "")))


def pictures(html: str) -> list[tuple[str, str]]:
    """Address and description of each picture shown."""
    reader = _Pictures()
    reader.feed(nh3.clean(html, tags={"img"}, attributes={"img": {"src", "alt"}}))
    reader.close()
    return reader.found


def fold(text: str) -> str:
    """For comparing what we sent with what stands on a network that changes quotes and marks."""
    text = unicodedata.normalize("NFKC", text)
    letters = "".join(c for c in text.casefold() if c.isalnum())
    return letters or " ".join(text.split())
