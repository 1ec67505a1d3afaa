"""Plain text to wikitext that shows it as it is, and a message's wikitext to plain text.

Source: mediawiki.org/wiki/Help:Formatting.
"""

import html
import re
import unicodedata

_ESCAPED = {"[": "&#91;", "]": "&#93;", "{": "&#123;", "}": "&#125;", "|": "&#124;"}
_RUNS = re.compile(r"''+|~~~+|__+")
_LEADING = re.compile(r"^([*#:;=\-])", re.MULTILINE)
_PING = re.compile(r"\{\{\s*(?:ping|reply to|replyto|re|u|yo|@)\s*\|([^{}|]+)[^{}]*\}\}", re.I)
_LINK = re.compile(r"\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")
_OUTWARD = re.compile(r"\[((?:https?:)?//[^\s\[\]]+)(?:[ \t]+([^\[\]]*))?\]")
_PLAIN = re.compile(r"<nowiki>(.*?)</nowiki>", re.I | re.S)


def escaped(text: str) -> str:
    """One message's words: nothing in them links, includes, signs or formats."""
    text = html.escape(text.strip(), quote=False)
    text = "".join(_ESCAPED.get(letter, letter) for letter in text)
    text = _RUNS.sub(lambda run: "".join(f"&#{ord(one)};" for one in run[0]), text)
    return _LEADING.sub(lambda first: f"&#{ord(first[1])};", text)


def paragraphs(text: str) -> str:
    """For the beginning of a section: empty lines part paragraphs."""
    parts = [part for part in re.split(r"\n\s*\n", escaped(text)) if part.strip()]
    return "\n\n".join("<br>".join(_lines(part)) for part in parts)


def one_line(text: str) -> str:
    """For an indented answer: a line of wikitext ends it."""
    return "<br>".join(line.strip() for line in escaped(text).split("\n"))


def _lines(part: str) -> list[str]:
    return [line.strip() for line in part.strip().split("\n")]


def plain(body: str, people: set[str]) -> str:
    """``people``: what this wiki calls the namespaces of people and of their talk pages."""
    text = _PLAIN.sub(lambda found: escaped(found[1]), body)
    text = re.sub(r"<!--.*?-->", "", text, flags=re.S)
    text = re.sub(r"<br\s*/?>", "\n", text, flags=re.I)
    text = _PING.sub(lambda found: f"@{found[1].strip()}", text)
    text = _LINK.sub(lambda found: _shown(found[1], found[2], people), text)
    text = _OUTWARD.sub(lambda found: " ".join(filter(None, (found[2], found[1]))), text)
    text = re.sub(r"''+", "", text)
    text = html.unescape(re.sub(r"</?[a-zA-Z][^<>]*>", "", text)).replace("\xa0", " ")
    lines = (line.strip() for line in unicodedata.normalize("NFC", text).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _shown(target: str, label: str | None, people: set[str]) -> str:
    space, _, name = target.strip().lstrip(":").partition(":")
    if space.replace("_", " ").strip().lower() in {one.lower() for one in people} and name:
        return f"@{name.partition('#')[0].strip()}"
    return (label if label is not None else target.lstrip(":")).strip()


def without_mention_of(name: str, text: str) -> str:
    return re.sub(rf"^@{re.escape(name)}(?!\w)[\s,:،]*", "", text, count=1, flags=re.I)
