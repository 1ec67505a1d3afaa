"""What an answer is: information, or an official position that rests on an approved line (P-69)."""

import re
from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from barza import screening
from barza.desk.policy.models import Position
from barza.desk.policy.queries import position_in_force


class Stance(models.TextChoices):
    INFORMATION = "information", _("Information")
    POSITION = "position", _("Official position")


_ARABIC = (
    *("موقف البلدية", "رأي البلدية", "وجهة نظر البلدية", "ترى البلدية", "تعتقد البلدية"),
    *("البلدية ترى", "البلدية تعتقد", "ترفض البلدية", "تدين البلدية", "تستنكر البلدية"),
    *("موقفنا", "في رأينا", "برأينا", "من وجهة نظرنا", "نعتقد أن", "نرى أن", "نستنكر", "ندين"),
)
_ENGLISH = (
    r"municipality(?:'s|’s)? (?:position|view|opinion|stance)",
    r"(?:position|view|opinion|stance) of the municipality",
    r"our (?:official )?(?:position|view|opinion|stance)",
    r"in our (?:view|opinion)",
    r"(?:we|the municipality) (?:believes?|thinks?|condemns?|rejects?|opposes?)",
)
_OPINION = re.compile(
    r"(?<!\w)(?:[وف]?(?:"
    + "|".join(re.escape(screening.fold(words)) for words in _ARABIC)
    + ")|"
    + "|".join(_ENGLISH)
    + r")(?!\w)",
    re.IGNORECASE,
)


def line_for(stance: str, position: int | None, now: datetime) -> Position | None:
    """The line that an answer of this stance rests on; None for information.

    Raises ``Refused``, citing P-69, for an official position without a line in force.
    """
    return position_in_force(position, now) if stance == Stance.POSITION else None


def speaks_for_institution(text: str) -> bool:
    """Whether the words sound like an opinion of the institution: a hint, no rule."""
    return bool(_OPINION.search(screening.fold(text)))
