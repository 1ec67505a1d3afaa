"""Whether a host imitates somebody: the institution, Omani banks, telecoms, post and police.

Homographs and punycode are read as the eye reads them; hyphens and dots between words are looked
through; a name may stand in the wrong place, have words added, end otherwise or be slightly wrong.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from barza.screening.lexicon import lures
from barza.screening.links.brands import BRANDS, OFFICES, TELLING, WORLDWIDE
from barza.screening.links.known import HOSTS, OPEN
from barza.screening.links.suffixes import Parts
from barza.screening.links.words import any_of

SHORTEST_MISTYPED = 6
# One slip away from an ordinary word: cloud, looking, goggle.
UNMISTAKABLE = frozenset({"icloud", "booking", "google"})
WORD = re.compile(r"[^\W_]+")
CERTAIN, PROBABLE = 0.95, 0.85
OFFICIAL_SHAPE = re.compile(r"(?:^|[.\-])(?:\w{2,12}[.\-])?gov[.\-]?om(?:[.\-]|$)")


class Index(NamedTuple):
    """What is looked up for every host."""

    official: frozenset[str]
    named: re.Pattern[str]
    short: frozenset[str]
    mistakable: frozenset[str]
    mistyped: frozenset[str]


@cache
def index() -> Index:
    """Of all brands; made when the first link is met."""
    names = {name.replace("-", "") for brand in BRANDS for name in brand.names}
    mistakable = frozenset(name for name in names | WORLDWIDE if len(name) >= SHORTEST_MISTYPED)
    return Index(
        official=frozenset(domain for brand in BRANDS for domain in brand.domains) | HOSTS,
        named=re.compile(any_of(names)),
        short=frozenset(name for brand in BRANDS for name in brand.short),
        mistakable=mistakable - UNMISTAKABLE,
        mistyped=frozenset(slip for name in mistakable - UNMISTAKABLE for slip in _gaps(name)),
    )


def is_official(host: str, parts: Parts) -> bool:
    """Whether a host is Oman's government, a brand's own or another well-known one."""
    if host == lures.OFFICIAL_HOST or f".{host}".endswith(lures.GOVERNMENT):
        return True
    known = index().official
    return host not in OPEN and (parts.registered in known or host in known)


def imitation(host: str, parts: Parts, *, strange: bool) -> float | None:
    """How sure it is that an unofficial host imitates somebody; None if it does not.

    `strange` says that the original was written in letters or digits other than Latin ones.
    """
    written = _latin(host)
    shown = written.removesuffix("." + parts.suffix) if parts.name else written
    solid = shown.replace(".", "").replace("-", "")
    if _shows_official(written) or index().named.search(solid.replace("rn", "m") + " " + solid):
        return CERTAIN
    name = _latin(parts.name)
    if strange and any(brand in solid for brand in WORLDWIDE):
        return CERTAIN
    return CERTAIN if _mistyped(name) else _worded(shown, name, parts)


def _latin(host: str) -> str:
    """The host as the eye reads it; internationalised labels are written out first."""
    try:
        written = host.encode("ascii").decode("idna") if "xn--" in host else host
    except UnicodeError:
        written = host
    return written.translate(lures.LOOKALIKES)


def _shows_official(written: str) -> bool:
    """Whether an office's host is shown where it does not count, or with a slip in its ending."""
    return (
        OFFICIAL_SHAPE.search(written) is not None
        or "govom" in written.replace("-", "").replace(".", "")
        or _one_slip(written, lures.OFFICIAL_HOST)
    )


def _worded(shown: str, name: str, parts: Parts) -> float | None:
    """Whether words in a host, each innocent by itself, pretend together."""
    words = WORD.findall(shown)
    telling = TELLING.intersection(words)
    if index().short.intersection(words) and len(telling.union(words)) > 1 and telling:
        return PROBABLE
    if OFFICES.intersection(words) and len(telling) > 1 and "gov" not in parts.suffix:
        return PROBABLE
    borrowed = WORLDWIDE.intersection(words)
    if borrowed and name not in WORLDWIDE and (telling or _whole(shown)):
        return PROBABLE
    return None


def _whole(shown: str) -> bool:
    """Whether a world-wide brand's whole domain stands before the registered name."""
    return any(f"{brand}.com." in shown for brand in WORLDWIDE)


def _mistyped(name: str) -> bool:
    """Whether a name is one slip away from a brand's (and is not that brand's)."""
    plain = name.replace("-", "")
    if len(plain) < SHORTEST_MISTYPED - 1 or plain in WORLDWIDE:
        return False
    return not index().mistyped.isdisjoint(_gaps(plain)) and any(
        _one_slip(plain, brand) for brand in index().mistakable
    )


def _gaps(name: str) -> Iterator[str]:
    """A name, and what is left of it without any one letter: names one slip apart share one."""
    yield name
    for at in range(len(name)):
        yield name[:at] + name[at + 1 :]


def _one_slip(written: str, right: str) -> bool:
    """Whether one character was swapped, left out or added, or two neighbours changed places."""
    if written == right or abs(len(written) - len(right)) > 1:
        return False
    same = 0
    while same < min(len(written), len(right)) and written[same] == right[same]:
        same += 1
    left, due = written[same:], right[same:]
    swapped = left[1::-1] == due[:2] and left[2:] == due[2:]
    return swapped or left[1:] == due[1:] or left[1:] == due or left == due[1:]
