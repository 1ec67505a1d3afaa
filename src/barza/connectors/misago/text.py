"""Plain text as Misago's Markdown that shows it as it is, and its HTML as plain text."""

import re

from barza.connectors.plain import to_text

_MARKS = re.compile(r"([\\`*_\[\]{}])")
_LEADING = re.compile(r"^(\s*)([#+\-=>]|\d+[.)])", re.MULTILINE)
_LINK = re.compile(r"(https?://[^\s<>\"]+)")
_MENTION = re.compile(r"<a href=\"/u/[^\"]*\"[^>]*>(@[\w.\-]+)</a>")
_NAMED = re.compile(r"@([\w]+)\b[\s,:،]*")


def escaped(text: str) -> str:
    """Links stay as they are: the forum makes them links."""
    parts = _LINK.split(text.strip())
    shown = [part if i % 2 else _plain(part) for i, part in enumerate(parts)]
    return "".join(shown).replace("\n", "  \n").replace("  \n  \n", "\n\n")


def _plain(part: str) -> str:
    part = _MARKS.sub(r"\\\1", part)
    return _LEADING.sub(lambda found: f"{found[1]}{_first(found[2])}", part)


def _first(mark: str) -> str:
    return f"\\{mark}" if len(mark) == 1 else f"{mark[:-1]}\\{mark[-1]}"


def addressed(text: str, name: str) -> str:
    """With the addressee in front, once."""
    there = named(text.lstrip()).lower() == name.lower()
    return text if there else f"@{name} {text}"


def named(text: str) -> str:
    """Whom a text names first, at its beginning."""
    found = _NAMED.match(text)
    return found[1] if found else ""


def without_name(text: str) -> str:
    found = _NAMED.match(text.strip())
    return text.strip()[found.end() :] if found else text.strip()


def plain(html: str, base_url: str) -> str:
    return to_text(absolute(_MENTION.sub(r"\1", html), base_url))


def absolute(html: str, base_url: str) -> str:
    return re.sub(r"(href|src)=\"/(?!/)", rf'\1="{base_url}/', html)
