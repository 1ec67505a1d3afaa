"""How a citizen takes an answer. A few rules that a trainee can find out by doing."""

import re

from barza.town.script.entries import Entry, Take
from barza.town.writing import patterns

SHORT = 25
"""Letters below which an answer is no answer."""
ENOUGH = 10
"""Letters of the citizen's own alphabet that make an answer readable."""
MOST = 2
"""Answers of one citizen in one exchange; then it rests."""

_ASKS_FOR_DATA = re.compile(
    r"(phone|mobile|contact|civil|card|id)\s+(number|no\b)|your (number|phone|mobile|address)|"
    r"رقمك|رقم\s+(ال)?(هاتف|جوال|مدني|بطاقة|هوية|تواصل)|رقم\s+هاتفك|الرقم المدني|عنوانك",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\b(send|share|provide|give|write|post)\b|أرسل|ارسل|زود|اكتب|تزويد|إرسال|\?|؟")
_PRIVATE = re.compile(r"privat|direct message|\bDM\b|الخاص|خاصة|1111", re.IGNORECASE)

_WORDS = {
    "ar": {
        "thank": "شكرًا على الرد وحسن التعامل.",
        "short": "الرد قصير وما فهمت منه شي. ممكن توضحون أكثر؟",
        "language": "ممكن الرد بالعربي لو سمحتم؟",
        "refuse": "آسف، ما أكتب بياناتي هنا قدام الناس. كيف أرسلها لكم على الخاص؟",
    },
    "en": {
        "thank": "Thank you for the answer.",
        "short": "That is very short. Could you explain what happens now?",
        "language": "Could you answer in English, please?",
        "refuse": "Sorry, I won't write my details here in public. Can I send them privately?",
    },
}


def reaction(entry: Entry, answer: str, *, private: bool, earlier: int) -> str:
    """What the citizen writes back to ``answer``; empty: nothing.

    ``private`` says that only the two of them read it; ``earlier`` counts what the citizen
    has written back in this exchange so far.
    """
    words = _WORDS["en" if entry.lang == "en" else "ar"]
    if earlier >= MOST:
        return ""
    if not private and asks_for_data(answer):
        return words["refuse"]
    if not readable(answer, entry.lang):
        return words["language"]
    if letters(answer) < SHORT:
        return entry.object or words["short"]
    return _take(entry, earlier, entry.thank or words["thank"])


def _take(entry: Entry, earlier: int, thanks: str) -> str:
    if entry.answer == Take.SILENCE:
        return ""
    if entry.answer == Take.ADD and not earlier:
        return entry.add
    if entry.answer == Take.OBJECT and not earlier:
        return entry.object
    return thanks


def asks_for_data(answer: str) -> bool:
    """Asks the citizen to write personal data where everyone reads it."""
    sentences = re.split(r"[.!\n]", answer)
    return any(
        _ASKS_FOR_DATA.search(one) and _ASKS.search(one) and not _PRIVATE.search(one)
        for one in sentences
    )


def letters(text: str) -> int:
    return sum(letter.isalpha() for letter in _own_words(text))


def readable(answer: str, language: str) -> bool:
    """A two-language answer is readable for everyone."""
    own = _own_words(answer)
    arabic = sum("\u0600" <= letter <= "\u06ff" for letter in own if letter.isalpha())
    latin = sum(letter.isascii() for letter in own if letter.isalpha())
    if language == "ar":
        return arabic >= ENOUGH or latin < ENOUGH
    if language == "en":
        return latin >= ENOUGH or arabic < ENOUGH
    return True


def _own_words(text: str) -> str:
    for pattern in (patterns.LINK, patterns.MENTION, patterns.HASHTAG):
        text = pattern.sub(" ", text)
    return text
