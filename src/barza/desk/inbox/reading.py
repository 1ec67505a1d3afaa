"""Who writes in a language that they can't answer in has a second reader, who can (P-65)."""

from collections.abc import Collection

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from barza import screening
from barza.desk.core.errors import Refused
from barza.desk.people.models import ANSWERS_FROM, Employee
from barza.desk.people.queries import language_level
from barza.screening import script

LANGUAGES = frozenset({"ar", "en"})
NAMES = {"ar": gettext_lazy("Arabic"), "en": gettext_lazy("English")}
A_SENTENCE = 4
"""Words from which on the lesser of two languages counts: a name in another script is none."""


class NeedsSecond(Refused):
    """The words have to be approved by another person first."""


def languages_of(text: str) -> frozenset[str]:
    """What a text is written in, by its script: the greater of the two, and the other where it
    says something as well. None for a text without letters; both for Arabic in Latin letters.
    """
    prose = script.prose_of(text).split()
    counts = {
        "ar": sum(bool(script.ARABIC.search(word)) for word in prose),
        "en": sum(bool(script.LATIN.search(word)) for word in prose),
    }
    told = screening.language(text)
    if told == "mixed" and not counts["ar"]:
        return LANGUAGES
    greater = max(counts, key=counts.__getitem__) if any(counts.values()) else told
    return LANGUAGES & {greater, *(lang for lang, many in counts.items() if many >= A_SENTENCE)}


def foreign(text: str, by: Employee) -> frozenset[str]:
    """The languages of a text in which this person's level is below what answers ask for.

    ``Employee.languages`` follows the assessments; what was never assessed isn't among them.
    """
    return languages_of(text) - set(by.languages)


def unread(by: Employee, langs: Collection[str], names: str) -> NeedsSecond:
    """Says what the person's level is, what is asked for, and who can read it."""
    level = [language_level(by, lang) for lang in sorted(langs)]
    own = _(", ").join(one.label if one else _("not assessed") for one in level)
    words = {
        "languages": _(", ").join(str(NAMES[lang]) for lang in sorted(langs)),
        "own": own,
        "needed": ANSWERS_FROM.label,
        "names": names,
    }
    said = _(
        "Your level in %(languages)s is %(own)s, and answers ask for %(needed)s. Ask for a second "
        "reader of these exact words."
    )
    asked = _(
        "Your level in %(languages)s is %(own)s, and answers ask for %(needed)s. Ask for a second "
        "reader of these exact words: %(names)s can read them."
    )
    return NeedsSecond((asked if names else said) % words, clause="P-65")
