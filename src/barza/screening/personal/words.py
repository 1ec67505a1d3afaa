"""The role of a word beside a number, whatever clings to it in Arabic."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from barza.screening.lexicon import numbers

REMEMBERED_WORDS = 32_768
SHORTEST_STEM, LONGEST_WORD = 3, 24
PROCLITICS = ("ال", "و", "ف", "ب", "ل", "لل", "وال", "بال", "فال", "ولل", "وب", "ول")
POSSESSIVES = ("ي", "ه", "ها", "هم", "نا", "كم", "ك", "و")


def by_word(listed: Mapping[str, str]) -> dict[str, str]:
    """Each listed word with the key that it stands under."""
    return {word: key for key, words in listed.items() for word in words.split()}


ROLES = by_word(numbers.ROLES)
COUNTED = frozenset(numbers.COUNTED.split())
NOT_COUNTED = frozenset(numbers.NOT_COUNTED.split())


def _stems(word: str) -> Iterator[str]:
    """What is left without a proclitic, a possessive, or both; ta marbuta as it was before one."""
    starts = [0, *(len(p) for p in PROCLITICS if word.startswith(p))]
    ends = [0, *(len(p) for p in POSSESSIVES if word.endswith(p))]
    for end in ends:
        for start in starts:
            stem = word[start : len(word) - end]
            if len(stem) >= SHORTEST_STEM or (start and not end):
                yield stem
                if end and stem.endswith("ت"):
                    yield stem[:-1] + "ه"


def looks_counted(word: str) -> bool:
    """Whether a word after a number has the form of what is counted: "houses", "شخصا"."""
    if len(word) < 4 or word in NOT_COUNTED or role(word):
        return False
    if word.isascii():
        return word.endswith("s") and not word.endswith("ss")
    return word.endswith("ا") and not word.endswith(("وا", "نا", "ها", "يا"))


@lru_cache(maxsize=REMEMBERED_WORDS)
def role(word: str) -> str:
    """What a folded word says about a number beside it; empty where it says nothing."""
    if len(word) > LONGEST_WORD:
        return ""
    known = ROLES.get(word)
    if known is None and not word.isascii():
        known = next((ROLES[stem] for stem in _stems(word) if stem in ROLES), None)
    return known or ""


def forms(words: Iterable[str]) -> frozenset[str]:
    """Words as they are written, with all that can cling to them: to ask a whole text at once."""
    return frozenset(
        before + joined + after
        for word in words
        for before in ("", *PROCLITICS)
        for after in ("", *POSSESSIVES)
        for joined in (word, word[:-1] + "ت" if after and word.endswith("ه") else word)
    )


def forms_of(*named: str) -> frozenset[str]:
    """All forms of the words that have one of these roles."""
    return forms(word for word, said in ROLES.items() if said in named)
