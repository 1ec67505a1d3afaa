"""Links in folded text, and what they consist of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LABEL = r"[^\W_](?:[\w\-]{0,61}[^\W_])?"
# What stands before "@" or ":" inside a link may be anything; a host has up to 25 labels.
LINK = re.compile(
    r"(?<![\w@.\-/])(?:(?P<scheme>h(?:tt|xx)ps?://)(?P<user>[^\s/@?#]{1,64}@)?)?"
    rf"(?P<host>{_LABEL}(?:\.{_LABEL}){{1,24}}|(?<=://)\d{{8,10}})(?![\w@\-]|\.\w)"
    r"(?P<rest>(?::\d{1,5})?(?:[/?#][^\s<>\"«»]{0,2000})?)"
)
IP = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}|\d{8,10}")
PRIVATE_IP = re.compile(r"(?:10|127|0|192\.168|172\.(?:1[6-9]|2\d|3[01])|169\.254)\.")
LONGEST_HOST, LONGEST_PATH = 100, 160
# Signs that end the sentence, not the link.
CLOSING = ".,;:!?)]}'…"


# What every link has: most texts are told apart by this alone.
WITHIN_LINK = re.compile(r"\.(?<=\w\.)\w")
NUMBERED = re.compile(r"://\d")


@dataclass(frozen=True, slots=True)
class Address:
    """A link as it leads somewhere: folded, without scheme, `www.` and closing slash.

    `start` and `end` slice the text it was found in. `bare` links have neither scheme, `www.` nor
    path, or are numbers without scheme: perhaps only a full stop without a space, or a price.
    """

    host: str
    path: str
    start: int
    end: int
    user: bool
    bare: bool

    @property
    def is_ip(self) -> bool:
        """Whether the host is a number rather than a name."""
        return IP.fullmatch(self.host) is not None


def find_addresses(text: str) -> Iterator[Address]:
    """The links of a folded text, in order."""
    if WITHIN_LINK.search(text) or NUMBERED.search(text):
        yield from map(_address, LINK.finditer(text))


def address(url: str) -> Address | None:
    """The one link that a folded text is, or begins with."""
    return next(find_addresses(url), None)


def _address(found: re.Match[str]) -> Address:
    host, rest = found["host"], found["rest"].rstrip(CLOSING)
    shown = host.startswith("www.") or (rest != "" and not host[-1].isdecimal())
    path = rest.lstrip("/") if rest[:1] == "/" else rest
    return Address(
        host=host.removeprefix("www.")[:LONGEST_HOST],
        path=path.rstrip("/")[:LONGEST_PATH],
        start=found.start(),
        end=found.end() - len(found["rest"]) + len(rest),
        user=found["user"] is not None,
        bare=found["scheme"] is None and not shown,
    )
