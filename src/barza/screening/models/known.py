"""What both models know of single words, each worked out once and remembered."""

from collections.abc import Iterable, Sequence
from itertools import chain
from threading import Lock

import numpy as np

from barza.screening.models.grams import Index, mixed, word_grams
from barza.screening.models.linear import Linear
from barza.screening.models.network import Network

ROOM = 32_768
"""Words that are remembered: some three kilobytes each. When all is taken, it begins anew."""
AT_ONCE = 2_048
"""Words that are worked out in one go: more take memory, and no less time."""


class Words:
    """Rows go together: `own` is what a word weighs for each head in the linear model, `counts` of
    its grams, `hashed` and `mixed` name its pairs with other words; `places` and `windows` are
    what the network knows of it (`Network.of_words`).
    """

    def __init__(self, linear: Linear, network: Network) -> None:
        """Nothing is known yet."""
        self._linear, self._network = linear, network
        self._known: dict[str, int] = {}
        # Zeros take no memory before they are written.
        place, filters = len(network.space.gain), len(network.layers.two_bias)
        self.places = np.zeros((ROOM, place), np.float32)
        self.windows = np.zeros((3, ROOM, 2 * filters), np.float32)
        self.own = np.zeros((ROOM, len(linear.bias)), np.float32)
        self.counts = np.zeros(ROOM, np.float32)
        self.hashed, self.mixed = np.zeros(ROOM, np.uint32), np.zeros(ROOM, np.uint32)
        self.lock = Lock()
        """Held from `learn` until what was asked of the rows is taken: another thread's new words
        may begin all anew."""

    def learn(self, texts: Iterable[Sequence[str]]) -> None:
        """Work out those that are new, and remember them: at most `ROOM` different ones at once."""
        said = dict.fromkeys(chain.from_iterable(texts))
        new = [word for word in said if word not in self._known]
        if len(self._known) + len(new) > ROOM:
            self._known.clear()
            new = list(said)
        for at in range(0, len(new), AT_ONCE):
            self._learn(new[at : at + AT_ONCE])

    def rows(self, texts: Sequence[Sequence[str]]) -> Index:
        """The rows of the words of texts that are of one length, (texts, words).

        Raises `KeyError` for words that weren't learned.
        """
        known = self._known
        return np.array([[known[word] for word in words] for words in texts], np.int64)

    def _learn(self, words: Sequence[str]) -> None:
        first, until = len(self._known), len(self._known) + len(words)
        grams = word_grams(words)
        self.places[first:until] = self._network.space.places(words, grams)
        self.windows[:, first:until] = self._network.of_words(self.places[first:until])
        self.own[first:until] = self._linear.of_words(grams)
        self.counts[first:until], self.hashed[first:until] = grams.counts, grams.hashed
        self.mixed[first:until] = mixed(grams.hashed)
        self._known |= {word: first + place for place, word in enumerate(words)}
