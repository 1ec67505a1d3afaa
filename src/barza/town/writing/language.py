"""Whether a text is Arabic or English, by its letters."""

from .patterns import HASHTAG, LINK, MENTION


def of(text: str) -> str:
    """``ar``, ``en``, or empty when there is nothing to judge by."""
    for pattern in (LINK, MENTION, HASHTAG):
        text = pattern.sub(" ", text)
    letters = [letter for letter in text if letter.isalpha()]
    if not letters:
        return ""
    arabic = sum("\u0600" <= letter <= "\u06ff" for letter in letters)
    return "ar" if arabic * 2 >= len(letters) else "en"
