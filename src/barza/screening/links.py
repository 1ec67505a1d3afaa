"""Links that pretend to be the institution's, or hide where they lead while asking for a secret."""

import re
from collections.abc import Iterator

from barza.screening.finding import Finding
from barza.screening.folding import Folded
from barza.screening.lexicon import lures

LINK = re.compile(
    r"(?<![\w@.\-])(?:https?://)?(?:[^\s/@:?#]{1,64}@)?"
    r"(?P<host>[^\W_](?:[\w\-]{0,61}[^\W_])?(?:\.[^\W_](?:[\w\-]{0,61}[^\W_])?){1,8})(?:[/:?#]\S*)?"
)
LURE = re.compile(rf"(?<!\w)(?:{lures.CREDENTIAL_WORDS})(?!\w)")
LOOKALIKE, SHORTENED_LURE = 0.9, 0.7


def find_links(folded: Folded) -> Iterator[Finding]:
    """Phishing links: an imitation of the institution's host, or a shortened link beside a lure."""
    if "." not in folded.text:
        return
    lured: bool | None = None
    for link in LINK.finditer(folded.text):
        host = link["host"]
        if _imitates(host):
            yield Finding("PHI", "phi.lookalike", *folded.span(*link.span()), LOOKALIKE)
        elif host.removeprefix("www.") in lures.SHORTENERS:
            if lured is None:  # looked for once, however many links there are
                lured = LURE.search(folded.text) is not None
            if lured:
                yield Finding("PHI", "phi.short_link", *folded.span(*link.span()), SHORTENED_LURE)


def _imitates(host: str) -> bool:
    if host == lures.OFFICIAL_HOST or host.endswith(lures.GOVERNMENT):
        return False
    plain = _latin(host).replace(".", "").replace("-", "").replace("rn", "m")
    return any(imitated in plain for imitated in lures.IMITATED) or _one_slip(host)


def _latin(host: str) -> str:
    """The host as the eye reads it; internationalised labels are written out first."""
    try:
        written = host.encode("ascii").decode("idna") if "xn--" in host else host
    except UnicodeError:
        written = host
    return written.translate(lures.LOOKALIKES)


def _one_slip(host: str) -> bool:
    """Whether one character was swapped, left out or added in the official host."""
    official = lures.OFFICIAL_HOST
    if abs(len(host) - len(official)) > 1:
        return False
    same = 0
    while same < min(len(host), len(official)) and host[same] == official[same]:
        same += 1
    left, right = host[same:], official[same:]
    return left[1:] == right[1:] or left[1:] == right or left == right[1:]
