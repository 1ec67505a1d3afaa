"""The spelling in which the models read: folded, no long runs of a letter, single spaces.

Numbers and links are all alike to them: whose they are is for the rules to say.
"""

import re
from collections.abc import Iterable, Sequence

RUN = re.compile(r"(\S)\1{2,}")
WORD = re.compile(r"\S+")
NUMBER = re.compile(r"\d[\d.,:/-]*")
LINK = re.compile(r"(?:https?://|www\.)\S+")
REMEMBERED_WORDS, LONGEST_REMEMBERED = 32_768, 32
LONGEST_PIECE = 600
"""Characters that are judged at once: a longer text is judged by its worst piece."""


class _Spelled(dict[str, str]):
    """Words as the models read them; short ones are remembered until there are too many."""

    def __missing__(self, word: str) -> str:
        spelled = _alike(word)
        if len(word) <= LONGEST_REMEMBERED:
            if len(self) >= REMEMBERED_WORDS:
                self.clear()
            self[word] = spelled
        return spelled


_SPELLED = _Spelled()


def plain(pieces: Iterable[str]) -> list[str]:
    """The words of a folded text, which stand between its blanks, as the models read them."""
    return [*map(_SPELLED.__getitem__, pieces)]


def pieces(words: Sequence[str]) -> list[Sequence[str]]:
    """A text's words in runs of at most `LONGEST_PIECE` characters, or of one word; at least one
    run."""
    if sum(map(len, words)) + len(words) <= LONGEST_PIECE:
        return [words]
    runs = []
    first, size = 0, 0
    for number, word in enumerate(words):
        if size + len(word) > LONGEST_PIECE and number > first:
            runs.append(words[first:number])
            first, size = number, 0
        size += len(word) + 1
    return [*runs, words[first:]]


def words(folded: str) -> list[tuple[str, int, int]]:
    """Each word of a folded text as the models read it, and its slice."""
    return [(_SPELLED[word[0]], *word.span()) for word in WORD.finditer(folded)]


def _alike(word: str) -> str:
    if "http" in word or "www." in word:
        word = LINK.sub("http", word)
    return RUN.sub(_twice, NUMBER.sub("0", word))


def _twice(run: re.Match[str]) -> str:
    return run[1] * 2
