"""The words of an automatic acknowledgement, and how the next human time is said in them."""

import re
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext as _

from barza.desk.core.errors import Refused
from barza.desk.inbox.models import Acknowledging

PLACES = ("reference", "when", "hotline")
"""What every text has to name: the reference, the next human time, the hotline."""
PLACE = re.compile(r"\{([^{}]*)\}")
LEFT_TO_RIGHT = "\u200e"
"""Around a reference within Arabic, which would else stand with its halves exchanged."""
DEFAULT_AR = (
    "رد آلي: وصلتنا رسالتكم برقم {reference}، وسيطّلع عليها أحد موظفينا {when}. "
    "للحالات الطارئة أو الخطرة اتصلوا فورًا بالرقم {hotline}."
)
DEFAULT_EN = (
    "Automatic reply: we have received your message, reference {reference}. A member of our staff "
    "will read it {when}. In an emergency or danger, call {hotline} at once."
)


@dataclass(frozen=True, slots=True)
class Values:
    """What is filled in. ``now`` tells today from tomorrow."""

    reference: str
    human_at: datetime
    hotline: str
    now: datetime
    zone: ZoneInfo


def composed(setting: Acknowledging, lang: str, values: Values) -> str:
    """In the language of the message; in both where it is neither."""
    texts = {"ar": setting.text_ar, "en": setting.text_en}
    langs = (lang,) if lang in texts else tuple(texts)
    return "\n\n".join(filled(texts[one], one, values) for one in langs)


def filled(text: str, lang: str, values: Values) -> str:
    said = {
        "reference": f"{LEFT_TO_RIGHT}{values.reference}{LEFT_TO_RIGHT}"
        if lang == "ar"
        else values.reference,
        "when": when(values.human_at, values.now, values.zone, lang),
        "hotline": values.hotline,
    }
    return PLACE.sub(lambda found: said.get(found[1], found[0]), text)


def require_places(text: str, sentence: str) -> str:
    """The text without the blanks around it. Raises ``Refused`` where a place is missing, or is
    none that can be filled in."""
    text = text.strip()
    found = set(PLACE.findall(text))
    missing = [f"{{{name}}}" for name in PLACES if name not in found]
    if missing:
        raise Refused(sentence % {"places": " ".join(missing)}, clause="P-43")
    unknown = sorted(found - set(PLACES))
    if unknown or "{" in PLACE.sub("", text) or "}" in PLACE.sub("", text):
        raise Refused(
            _("Only {reference}, {when} and {hotline} can stand in braces."), clause="P-43"
        )
    return text


def when(at: datetime, now: datetime, zone: ZoneInfo, lang: str) -> str:
    """``tomorrow, Sunday, at 7:30 am``; ``غدًا الأحد الساعة 7:30 صباحًا``."""
    local, today = at.astimezone(zone), now.astimezone(zone).date()
    ahead = (local.date() - today).days
    with translation.override(lang):
        weekday, month = str(WEEKDAYS[local.weekday()]), str(MONTHS[local.month])
    if lang == "ar":
        day = {0: "اليوم", 1: "غدًا"}.get(ahead, "يوم")
        dated = "" if ahead < 2 else f" {local.day} {month}"
        return f"{day} {weekday}{dated} الساعة {_clock(local)} {_half_ar(local)}"
    day = {0: "today, ", 1: "tomorrow, "}.get(ahead, "on ")
    dated = "," if ahead < 2 else f", {local.day} {month},"
    return f"{day}{weekday}{dated} at {_clock(local)} {'am' if local.hour < NOON else 'pm'}"


NOON, EVENING = 12, 18


def _clock(local: datetime) -> str:
    hour = local.hour % NOON or NOON
    return f"{hour}:{local.minute:02}" if local.minute else str(hour)


def _half_ar(local: datetime) -> str:
    if local.hour < NOON:
        return "صباحًا"
    return "ظهرًا" if local.hour < NOON + 3 else "عصرًا" if local.hour < EVENING else "مساءً"
