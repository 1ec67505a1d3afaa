"""What one link is by itself, whatever stands beside it."""

from functools import lru_cache
from typing import NamedTuple

from barza.screening.folding import fold
from barza.screening.lexicon.lures import SHORTENERS
from barza.screening.links.address import PRIVATE_IP, Address, address
from barza.screening.links.imitation import CERTAIN, imitation, is_official
from barza.screening.links.model import model
from barza.screening.links.suffixes import Parts, unlisted

NUMBERED_HOST = 0.85
DISGUISED = 0.9
REMEMBERED_HOSTS = 4_096


class Judged(NamedTuple):
    """Official, well known, an imitation (and how surely), and how much it looks like phishing."""

    official: bool = False
    known: bool = False
    imitates: float = 0.0
    looks: float = 0.0


def judge(link: Address, *, strange: bool = False) -> Judged | None:
    """What a link is; None where it is none after all: no suffix, or a private network.

    `strange` says that its original had signs that only fold to Latin letters and digits.
    """
    if link.is_ip:
        if link.bare or PRIVATE_IP.match(link.host):
            return None
        return Judged(looks=max(NUMBERED_HOST, model().score(link, None)))
    host = _of_host(link.host, strange)
    if host is None or (link.bare and not host.listed):
        return None
    if host.official:
        return Judged(official=True) if not strange else Judged(imitates=CERTAIN)
    if host.imitates or link.user:
        return Judged(imitates=max(host.imitates, DISGUISED if link.user else 0.0))
    if link.host in SHORTENERS:
        return Judged(known=True)
    return Judged(looks=model().score(link, host.parts))


class _Host(NamedTuple):
    parts: Parts
    listed: bool
    official: bool
    imitates: float


@lru_cache(maxsize=REMEMBERED_HOSTS)
def _of_host(host: str, strange: bool) -> _Host | None:
    """What a host is; None where it ends in a digit. `listed`: by the public suffix list."""
    if host[-1].isdecimal():
        return None
    listed = model().suffixes.split(host)
    parts = listed or unlisted(host)
    official = is_official(host, parts)
    imitates = 0.0 if official else imitation(host, parts, strange=strange) or 0.0
    return _Host(parts, listed is not None, official, imitates)


def link_score(url: str) -> float:
    """How much one link looks like phishing, from 0 to 1, by rules and model together."""
    link = address(fold(url).strip())
    judged = judge(link) if link is not None else None
    if judged is None or judged.official:
        return 0.0
    return max(judged.imitates, judged.looks)
