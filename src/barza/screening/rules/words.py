"""Where a word begins and ends: Arabic proclitics and endings, English endings.

A term found inside a longer word counts if what stands around it only inflects it.
"""

# and, so, in, for, like, the; O (يا), this (ها) written onto the word.
PROCLITICS = frozenset(
    (
        *("", "و", "ف", "ب", "ل", "ك", "ال", "لل", "وال", "فال", "بال", "كال", "ولل", "فلل", "وب"),
        *("ول", "فب", "فل", "يا", "ويا", "يال", "ياال", "ها", "هال", "وهال", "بهال", "لهال", "عال"),
        *("ع", "م", "مال"),
    )
)
ENCLITICS = frozenset(
    (
        *("", "ه", "ها", "هم", "هن", "ك", "كم", "كن", "نا", "ي", "ين", "ون", "ات", "ان", "وا", "ا"),
        *("ته", "تها", "تهم", "تك", "تكم", "تي", "تنا", "ني", "يه", "يين", "يون", "يات", "ج", "ش"),
    )
)
# Of three letters and less, with all of these, too many are parts of other words (ثور, ثورة).
SHORT_PROCLITICS = frozenset(("", "و", "ف", "ال", "وال", "يا", "ويا", "هال"))
SHORT_ENCLITICS = frozenset(("", "كم", "هم", "ها", "ين"))
ENDINGS = frozenset(("", "s", "z", "ed", "d", "er", "ers", "ing", "in", "y", "ish"))
SHORT_ENDINGS = frozenset(("", "s", "z"))
SIBILANTS = ("s", "x", "z", "ch", "sh")
SHORT_ARABIC, SHORT_ENGLISH = 3, 4
LONGEST_PROCLITIC, LONGEST_ENDING = 4, 4


def proclitic(text: str, start: int) -> str | None:
    """The letters written before `start` without a space, or None if more than can be clitics."""
    first = start
    while first and text[first - 1].isalnum():
        first -= 1
        if start - first > LONGEST_PROCLITIC:
            return None
    return text[first:start]


def ending(text: str, end: int) -> str | None:
    """The letters written after `end` without a space, or None if more than can be an ending."""
    last, size = end, len(text)
    while last < size and text[last].isalnum():
        last += 1
        if last - end > LONGEST_ENDING:
            return None
    return text[end:last]


def proclitics_of(lang: str, term: str) -> frozenset[str]:
    """What may stand before a term within its word."""
    if lang != "ar":
        return frozenset(("",))
    return SHORT_PROCLITICS if len(term) <= SHORT_ARABIC else PROCLITICS


def endings_of(lang: str, term: str, *, exact: bool) -> frozenset[str]:
    """What may follow a term within its word."""
    if exact:
        return frozenset(("",))
    if lang == "ar":
        return SHORT_ENCLITICS if len(term) <= SHORT_ARABIC else ENCLITICS
    endings = SHORT_ENDINGS if len(term) <= SHORT_ENGLISH else ENDINGS
    return endings | {"es"} if term.endswith(SIBILANTS) else endings
