"""Names that exist in Arabic and in English, and which of the two a reader sees."""

from django.db import models
from django.utils.translation import get_language


def chosen(ar: str, en: str) -> str:
    """The text in the reader's language; the other one where it is missing."""
    if (get_language() or "ar").startswith("ar"):
        return ar or en
    return en or ar


def initials(name: str) -> str:
    """Two letters that stand for a person; Arabic letters stay apart, so that they don't join."""
    words = [word for word in name.split() if word not in ("بن", "بنت", "bin", "bint", "Al", "al")]
    letters = [word.removeprefix("ال")[:1] for word in (words[:1] + words[-1:])[: len(words)]]
    joiner = "\u200c" if (get_language() or "ar").startswith("ar") else ""
    return joiner.join(letters)


class Named(models.Model):
    """Has an Arabic and an English name."""

    name_ar = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return chosen(self.name_ar, self.name_en)
