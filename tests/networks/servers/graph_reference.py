"""What Meta's reference of Graph says of the calls, parameters and fields that we use.

Written down by hand from developers.facebook.com/docs/graph-api/reference (v25.0; page, page/feed,
page/photos, page/messages, page-post, comment, conversation, message, photo): Meta publishes no
description under a licence with which it could stand here. What isn't listed is refused, so a new
use begins with a line here.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Check = Callable[[str], bool]


def _text(value: str) -> bool:
    return 0 < len(value) <= 63_206


def _number(value: str) -> bool:
    return value.isascii() and value.isdigit()


def _flag(value: str) -> bool:
    return value in ("true", "false")


def _object(value: str) -> bool:
    try:
        return isinstance(json.loads(value), dict)
    except ValueError:
        return False


def _one_of(*known: str) -> Check:
    return lambda value: value in known


def _id(value: str) -> bool:
    return re.fullmatch(r"[0-9]+(_[0-9]+)?", value) is not None


FILE = "(file)"


@dataclass(frozen=True)
class Call:
    """``gives``: the node whose ``fields`` may be asked for. Of ``either``, one must be there."""

    params: Mapping[str, Check] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    either: frozenset[str] = frozenset()
    gives: str = ""


_PAGED: dict[str, Check] = {"limit": lambda v: _number(v) and int(v) <= 100, "after": _text}
_COMMENTS: dict[str, Check] = {
    **_PAGED,
    "filter": _one_of("stream", "toplevel"),
    "order": _one_of("chronological", "reverse_chronological"),
    "since": _number,
}
_NEW_COMMENT = Call(
    {"message": _text, "attachment_id": _id, "attachment_url": _text},
    either=frozenset({"message", "attachment_id", "attachment_url"}),
)

CALLS: dict[tuple[str, str, str], Call] = {
    ("GET", "Page", ""): Call(gives="Page"),
    ("GET", "Page", "feed"): Call(_PAGED, gives="Post"),
    ("GET", "Page", "tagged"): Call(_PAGED, gives="Post"),
    ("GET", "Page", "ratings"): Call(_PAGED, gives="Rating"),
    ("GET", "Page", "conversations"): Call(
        {**_PAGED, "platform": _one_of("messenger", "instagram"), "user_id": _number},
        gives="Conversation",
    ),
    ("POST", "Page", "feed"): Call(
        {"message": _text, "link": _text, "published": _flag, "attached_media": _object},
        either=frozenset({"message", "link", "attached_media"}),
    ),
    ("POST", "Page", "photos"): Call(
        {"source": lambda value: value == FILE, "url": _text, "published": _flag,
         "alt_text_custom": _text, "caption": _text, "temporary": _flag},
        either=frozenset({"source", "url"}),
    ),
    ("POST", "Page", "messages"): Call(
        {"recipient": _object, "message": _object, "tag": _one_of("HUMAN_AGENT"),
         "messaging_type": _one_of("RESPONSE", "UPDATE", "MESSAGE_TAG", "UTILITY")},
        required=frozenset({"recipient", "message"}),
    ),
    ("GET", "Post", ""): Call(gives="Post"),
    ("POST", "Post", ""): Call({"message": _text, "is_hidden": _flag}),
    ("DELETE", "Post", ""): Call(),
    ("GET", "Post", "comments"): Call(_COMMENTS, gives="Comment"),
    ("POST", "Post", "comments"): _NEW_COMMENT,
    ("POST", "Post", "likes"): Call(),
    ("DELETE", "Post", "likes"): Call(),
    ("GET", "Comment", ""): Call(gives="Comment"),
    ("POST", "Comment", ""): Call({"message": _text, "is_hidden": _flag, "attachment_id": _id}),
    ("DELETE", "Comment", ""): Call(),
    ("GET", "Comment", "comments"): Call(_COMMENTS, gives="Comment"),
    ("POST", "Comment", "comments"): _NEW_COMMENT,
    ("POST", "Comment", "likes"): Call(),
    ("DELETE", "Comment", "likes"): Call(),
    ("POST", "Rating", "comments"): _NEW_COMMENT,  # its story is answered as a post is
    ("GET", "Rating", "comments"): Call(_COMMENTS, gives="Comment"),
    ("GET", "Message", ""): Call(gives="Message"),
    ("GET", "Photo", ""): Call(gives="Photo"),
}  # fmt: skip

_PLAIN = ""
FIELDS: dict[str, dict[str, str]] = {
    "Page": dict.fromkeys(("id", "name", "username", "link"), _PLAIN),
    "Person": dict.fromkeys(("id", "name"), _PLAIN),
    "Post": {
        **dict.fromkeys(
            ("id", "message", "created_time", "updated_time", "permalink_url", "message_tags"),
            _PLAIN,
        ),
        "from": "Person", "attachments": "Attachment", "comments": "Comment", "likes": "Person",
    },
    "Attachment": {
        **dict.fromkeys(("description", "type", "media", "url", "subattachments"), _PLAIN),
        "target": "Target",
    },
    "Target": {"id": _PLAIN},
    "Comment": {
        **dict.fromkeys(
            ("id", "message", "created_time", "is_hidden", "permalink_url", "message_tags",
             "attachment", "comment_count", "like_count", "can_reply_privately"),
            _PLAIN,
        ),
        "from": "Person", "parent": "Comment", "object": "Target", "comments": "Comment",
        "likes": "Person", "private_reply_conversation": "Conversation",
    },
    "Conversation": {"id": _PLAIN, "updated_time": _PLAIN, "messages": "Message"},
    "Message": {
        **dict.fromkeys(("id", "message", "created_time"), _PLAIN),
        "from": "Person", "to": "Person", "attachments": "Enclosed",
    },
    "Enclosed": dict.fromkeys(("id", "mime_type", "name", "image_data", "file_url"), _PLAIN),
    "Rating": {
        **dict.fromkeys(
            ("created_time", "rating", "recommendation_type", "review_text", "has_review"), _PLAIN
        ),
        "reviewer": "Person", "open_graph_story": "Target",
    },
    "Photo": dict.fromkeys(("id", "alt_text", "alt_text_custom"), _PLAIN),
}  # fmt: skip
"""Field to the node that it leads to."""

MODIFIERS = {"limit", "order", "filter", "summary"}


@dataclass(frozen=True)
class Wanted:
    name: str
    how: Mapping[str, str]
    below: tuple["Wanted", ...] = ()


_WORD = re.compile(r"[a-z_]+")
_MODIFIER = re.compile(r"\.([a-z_]+)\(([a-z_0-9]+)\)")


def parse(text: str, node: str) -> tuple[Wanted, ...]:
    """``a,b.limit(2){c}``. Raises ``ValueError`` in Graph's words for what the node lacks."""
    wanted, rest = _list(text, node)
    if rest:
        raise ValueError(f"Syntax error at {rest[:20]!r}")
    return wanted


def _list(text: str, node: str) -> tuple[tuple[Wanted, ...], str]:
    found: list[Wanted] = []
    while True:
        one, text = _one(text, node)
        found.append(one)
        if not text.startswith(","):
            return tuple(found), text
        text = text[1:]


def _one(text: str, node: str) -> tuple[Wanted, str]:
    word = _WORD.match(text)
    if word is None or word[0] not in FIELDS[node]:
        raise ValueError(f"Tried accessing nonexisting field ({text[:20]}) on node type ({node})")
    text, how = text[word.end() :], {}
    while (modifier := _MODIFIER.match(text)) is not None:
        if modifier[1] not in MODIFIERS:
            raise ValueError(f"Unknown modifier {modifier[1]}")
        how[modifier[1]], text = modifier[2], text[modifier.end() :]
    below: tuple[Wanted, ...] = ()
    if text.startswith("{"):
        below, text = _list(text[1:], FIELDS[node][word[0]] or "Target")
        if not text.startswith("}"):
            raise ValueError("Syntax error: an open brace")
        text = text[1:]
    return Wanted(word[0], how, below), text


def faults(verb: str, node: str, edge: str, params: Mapping[str, str]) -> list[str]:
    """What Graph would refuse, in sentences; empty when it would take the request."""
    call = CALLS.get((verb, node, edge))
    if call is None:
        return [f"Unsupported {verb.lower()} request: no {edge or 'such call'} on {node}"]
    found = [f"The parameter {name} is required" for name in call.required - params.keys()]
    if call.either and not call.either & {name.partition("[")[0] for name in params}:
        found.append(f"One of {', '.join(sorted(call.either))} is required")
    for name, value in params.items():
        check = call.params.get(name.partition("[")[0])
        if name == "fields" and call.gives:
            found += _field_faults(value, call.gives)
        elif check is None:
            found.append(f"Unknown parameter {name}")
        elif not check(value):
            found.append(f"Param {name} is not what it must be")
    return found


def _field_faults(text: str, node: str) -> list[str]:
    try:
        parse(text, node)
    except ValueError as error:
        return [str(error)]
    return []
