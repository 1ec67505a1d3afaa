"""Messages for the screening: what the practice town's citizens write, and the intake's texts.

Sentences of one language are put together anew for each message, so that most are met once.
"""

import random
import re
from collections.abc import Iterator
from itertools import islice

from barza.screening import language
from barza.town.script import entries

from . import texts

SHORTEST, LONGEST = 20, 400
LENGTHS = (20, 20, 40, 60, 80, 240)
"""What messages are at least as long as, each drawn as often; the mean is then about 100."""
SENTENCE = re.compile(r"[^.!?؟\n]{2,}[.!?؟]*")


def messages(count: int, seed: int = 2011) -> list[str]:
    """The same for the same seed; half Arabic, half English, 20 to 400 characters."""
    return list(islice(_stream(seed), count))


def _stream(seed: int) -> Iterator[str]:
    chance = random.Random(seed)  # noqa: S311 no secret depends on it
    sentences = _sentences(seed)
    while True:
        mine = chance.choice(sentences)
        wanted = chance.choice(LENGTHS)
        text = chance.choice(mine)
        while len(text) < wanted:
            text = f"{text} {chance.choice(mine)}"
        if SHORTEST <= len(text) <= LONGEST:
            yield text


def _sentences(seed: int) -> tuple[list[str], list[str]]:
    """Arabic and English ones."""
    said = [part for entry in entries.load().entries for part in _words(entry)]
    said += islice(texts.stream(seed), 150)
    parts = [part.strip() for text in said for part in SENTENCE.findall(text)]
    arabic = [part for part in parts if language(part) in ("ar", "mixed")]
    english = [part for part in parts if language(part) == "en"]
    return arabic, english


def _words(entry: entries.Entry) -> tuple[str, ...]:
    return entry.text, entry.edit, entry.thank, entry.object, entry.add
