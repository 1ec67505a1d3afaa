"""The language of a text, told by its script: fast, and right for Arabic against English."""

import re
from typing import Literal

Language = Literal["ar", "en", "mixed", "und"]

# Links and names are Latin in any language.
NOT_PROSE = re.compile(r"https?://\S+|www\.\S+|[@#]\w+")
ARABIC = re.compile("[ء-غف-يٮ-ۓݐ-ݿࢠ-ࣉﭐ-ﷻﹰ-ﻼ]+")
LATIN = re.compile("[A-Za-zÀ-ÖØ-öø-ɏ]+")
MINORITY = 0.25


def _letters(script: re.Pattern[str], text: str) -> int:
    return sum(map(len, script.findall(text)))


def language(text: str) -> Language:
    """`ar`, `en`, `mixed` when each has a quarter of the letters, `und` when neither has any.

    Any language written in Latin letters counts as `en`.
    """
    prose = NOT_PROSE.sub(" ", text)
    latin = _letters(LATIN, prose)
    arabic = 0 if prose.isascii() else _letters(ARABIC, prose)
    if not latin and not arabic:
        return "und"
    if min(latin, arabic) >= MINORITY * (latin + arabic):
        return "mixed"
    return "ar" if arabic > latin else "en"
