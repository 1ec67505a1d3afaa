"""Deep normalisation for matching: what a disguised text says, with the exact way back.

skeleton(text) -> Skeleton        folding, look-alike letters, figures for letters, letters drawn
                                  out or set apart
arabizi(text) -> str | None       the words of a text that are Arabic in Latin letters and figures
"""

from barza.screening.skeleton.arabizi import arabizi, arabizi_words
from barza.screening.skeleton.text import Skeleton, skeleton

__all__ = ["Skeleton", "arabizi", "arabizi_words", "skeleton"]
