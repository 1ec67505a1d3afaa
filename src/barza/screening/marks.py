"""What the rules' hits say to the models: how much of each clause stands in a text, and how."""

from collections.abc import Iterable, Sequence

import numpy as np

from barza.screening.models.heads import HEADS
from barza.screening.models.weights import Floats
from barza.screening.rules.hits import Hit

# A term of contempt speaks for insult, too; one of a leaked picture for infringement.
HEARD = {
    "DEF": ("DEF", "DIS", "REL"),
    "DIS": ("DIS", "REL"),
    "REL": ("REL",),
    "ILL": ("ILL",),
    "IPR": ("IPR", "RGT"),
    "FLS": ("FLS",),
    "SPM": ("SPM",),
    "PHI": ("PHI",),
}
SPEAKS_FOR = {
    clause: [place for place, head in enumerate(HEADS) if clause in HEARD[head]]
    for clause in {clause for clauses in HEARD.values() for clause in clauses}
}
MOST = 2
STRONG, WEAK, NEGATED = range(3)
KINDS = 3


def marks(hits_of_texts: Sequence[Iterable[Hit]]) -> Floats:
    """(texts, heads, 3): strong, weak and negated hits, two of a kind at most."""
    found = np.zeros((len(hits_of_texts), len(HEADS), KINDS), np.float32)
    for text, hits in enumerate(hits_of_texts):
        for hit in hits:
            kind = NEGATED if hit.negated else STRONG if hit.strong else WEAK
            found[text, SPEAKS_FOR.get(hit.clause, []), kind] += 1
    return np.minimum(found, MOST, out=found)
