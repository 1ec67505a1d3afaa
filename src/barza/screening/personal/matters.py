"""A third person's health or family beside a name: for a person to look at, never more."""

import re
from collections.abc import Iterator

from barza.screening.personal.match import Match
from barza.screening.personal.names import GIVEN_NAMES, PLACES_BEFORE

_HEALTH = """
    cancer diabetic diabetes hiv aids schizophrenia schizophrenic bipolar epilepsy epileptic
    pregnant pregnancy miscarriage infertile hepatitis leukemia leukaemia autism autistic
    depression addict addicted addiction rehab disabled paralysed paralyzed psychiatric مريض مريضه
    مصاب مصابه سرطان السرطان بالسرطان ايدز الايدز بالايدز سكري السكري بالسكري حامل صرع الصرع
    بالصرع اكتياب الاكتياب بالاكتياب ادمان الادمان مدمن مدمنه معاق معاقه نفسيا عقيم مشلول فصام
    الفصام بالفصام انفصام توحد التوحد بالتوحد
"""
HEALTH = frozenset(_HEALTH.split())
_FAMILY = """
    divorced divorcing divorce divorcee custody alimony adultery affair mistress cheated cheating
    illegitimate adopted widow eloped مطلقه طلقها تطلقت طلقت طلاق طلاقها طلاقه خلع خلعته نفقه
    حضانه لقيط لقيطه عشيقته عشيقها خانها خانته تخونه يخونها
"""
FAMILY = frozenset(_FAMILY.split())
MATTERS = HEALTH | FAMILY

TOKEN = re.compile(r"[^\W\d_]+|[.!?\n]")
ENDS = frozenset(".!?\n")
REACH = 8  # words between the name and what is said of the person
LOOK = 0.5


def find_matters(text: str) -> Iterator[Match]:
    """Health and family matters with a name a few words before or after, in one sentence."""
    words = [(found.start(), found.end(), found[0]) for found in TOKEN.finditer(text)]
    names = [at for at in range(len(words)) if _is_name(words, at)]
    if not names:
        return
    last = 0
    for at, (start, end, word) in enumerate(words):
        if word not in MATTERS or (at and words[at - 1][2] == "يا"):
            continue  # after "O" it is an insult, which others look for
        while last + 1 < len(names) and names[last + 1] < at:
            last += 1
        if any(_together(words, name, at) for name in names[last : last + 2]):
            rule = "pii.health" if word in HEALTH else "pii.family"
            yield Match(rule, start, end, LOOK)


def _is_name(words: list[tuple[int, int, str]], at: int) -> bool:
    """Whether a given name stands here, and not that of a place named after somebody."""
    word = words[at][2]
    bare = word[1:] if word[:1] in "ول" and word not in GIVEN_NAMES else word
    if bare not in GIVEN_NAMES:
        return False
    before = [word for _, _, word in words[max(0, at - 3) : at]]
    return not any(word.lstrip("وبل").removeprefix("ال") in PLACES_BEFORE for word in before)


def _together(words: list[tuple[int, int, str]], name: int, at: int) -> bool:
    low, high = min(name, at), max(name, at)
    return high - low <= REACH and all(word not in ENDS for _, _, word in words[low:high])
