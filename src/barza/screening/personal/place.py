"""Where somebody lives: a home address, or coordinates."""

import re
from collections.abc import Iterator

from barza.screening.personal.match import Match, Row
from barza.screening.personal.words import forms

NORTH, EAST = r"(?:n|north|شمالا?|ش)", r"(?:e|east|شرقا?|ق)"
DECIMAL = re.compile(
    r"(?<![\w.,\-])(?<!\d )(?:n ?)?(?P<lat>-?\d{1,2}\.\d{3,9})°?(?: ?n)?"
    r"(?: ?[,;/] ?| {1,2})(?:e ?)?(?P<lon>-?\d{1,3}\.\d{3,9})°?(?: ?e(?!\w))?(?![\w.]\d|\d| -?\d)"
)
_ARC = (
    r"\d{{1,3}} ?[°o] ?\d{{1,2}} ?['′’] ?(?:\d{{1,2}}(?:\.\d{{1,4}})? ?(?:\"|″|”|''|′′|’’) ?)?{0}"
)
DEGREES = re.compile(rf"(?<!\w){_ARC.format(NORTH)}[ ,;]{{0,3}}(?:و ?)?{_ARC.format(EAST)}(?!\w)")
LABELLED = re.compile(
    r"(?<!\w)lat(?:itude)?[ :=]{0,3}-?\d{1,2}\.\d{3,9}[ ,;]{1,3}"
    r"(?:lon|lng|long|longitude)[ :=]{0,3}-?\d{1,3}\.\d{3,9}"
)
PRECISE = 4  # decimals: about 11 m; three are also a sum in rials

_NUMBER = r"(?: ?(?:no|number|رقم)?\.? ?[:#]?){0,1} ?\d{1,5}[a-z]?"
_HOME = (
    r"(?:house|villa|flat|apartment|apt|building|bldg|home|"
    r"(?:ال)?(?:بيت|منزل|فيلا|فله|شقه|مبني|بنايه|عماره)(?:ي|نا|ه|ها|هم)?)"
)
_WAY = r"(?:way|street|st|road|lane|(?:ال)?(?:سكه|شارع|زقاق|طريق))"
_JOIN = r"[ ,،\-/]{1,3}(?:(?:in|on|and|at|علي|في|و) ?)?"
ADDRESS = re.compile(
    rf"(?<!\w)(?:{_HOME}{_NUMBER}(?:{_JOIN}{_HOME}{_NUMBER})?{_JOIN}{_WAY}{_NUMBER}"
    rf"|{_WAY}{_NUMBER}{_JOIN}{_HOME}{_NUMBER}(?:{_JOIN}{_HOME}{_NUMBER})?)(?!\w)"
)
# One of these must be among a text's words before it is searched for addresses.
HOME_WORDS = forms(
    re.findall(
        r"\w+",
        "house villa flat apartment apt building bldg home بيت منزل فيلا فله شقه مبني بنايه عماره",
    )
)
LATITUDE = frozenset({"lat", "latitude"})
# An area named right after it, or words before it that call it somebody's home.
AREA = re.compile(
    r"[ ,\-]{1,3}(?:في |in |at |منطقه |حله |قريه |ولايه )?(?:al[ \-]?|ال)[^\W\d_]{3,20}"
)
_OUR = "(?:ي|نا|ه|ها|هم)"
LIVES = re.compile(
    r"(?<!\w)(?:(?:my|his|her|their|our) (?:home|house|address)|home address|residing|"
    r"lives? (?:in|at) |"
    rf"[وفب]?(?:(?:عنوان|بيت|منزل|مسكن){_OUR}|ساكن|ساكنه|ساكنين|اسكن|نسكن|يسكن|تسكن)(?!\w))"
)
REACH = 40
REACH_IN = 14  # "بيتنا رقم 12": the address itself may begin with the word

COORDINATES, COORDINATES_OF_HOME, ADDRESS_WITH_AREA, HOME_ADDRESS = 0.6, 0.82, 0.6, 0.85


def find_coordinates(row: Row) -> Iterator[Match]:
    """Coordinates that are precise enough to be a house."""
    for pattern in (DEGREES, DECIMAL):
        for found in row.all(pattern):
            if pattern is not DECIMAL or _on_earth(found):
                yield _located(row.text, found)


def find_labelled(text: str) -> Iterator[Match]:
    """Coordinates with the words latitude and longitude before them."""
    for found in LABELLED.finditer(text):
        yield _located(text, found)


def _located(text: str, found: re.Match[str]) -> Match:
    score = COORDINATES_OF_HOME if _is_home(text, found.start()) else COORDINATES
    return Match("pii.coordinates", *found.span(), score)


def _on_earth(found: re.Match[str]) -> bool:
    latitude, longitude = found["lat"], found["lon"]
    precise = min(len(part.partition(".")[2]) for part in (latitude, longitude)) >= PRECISE
    return precise and abs(float(latitude)) <= 90 and abs(float(longitude)) <= 180


def find_addresses(text: str) -> Iterator[Match]:
    """A house and its way, where the text says that somebody lives there or names the area.

    A house and a way alone are where a lamp is broken: most messages to a municipality have them.
    """
    for found in ADDRESS.finditer(text):
        area = AREA.match(text, found.end())
        end = area.end() if area else found.end()
        if _is_home(text, found.start()):
            yield Match("pii.address", found.start(), end, HOME_ADDRESS)
        elif area:
            yield Match("pii.address", found.start(), end, ADDRESS_WITH_AREA)


def _is_home(text: str, start: int) -> bool:
    return LIVES.search(text, max(0, start - REACH), start + REACH_IN) is not None
