"""What both models know of single words, each worked out once and remembered."""

from collections.abc import Iterable, Sequence
from itertools import chain
from threading import Lock

import numpy as np

from barza.screening.models.grams import Index, mixed, word_grams
from barza.screening.models.linear import Linear
from barza.screening.models.network import Network
from barza.screening.models.weights import Floats

ROOM = 32_768
"""Words that are remembered: some three kilobytes each. When all is taken, it begins anew."""
AT_ONCE = 2_048
"""Words that are worked out in one go: more take memory, and no less time."""
TAKEN = 1_024
"""Words whose windows are taken at once: more don't fit in a processor's own memory."""


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
        self._taken = np.empty((3, TAKEN, 2 * filters), np.float32)
        self.own = np.zeros((ROOM, len(linear.bias)), np.float32)
        self.counts = np.zeros(ROOM, np.float32)
        self.hashed, self.mixed = np.zeros(ROOM, np.uint32), np.zeros(ROOM, np.uint32)
        self.lock = Lock()
        """Held from `rows` until what was asked of them is taken: another thread's new words may
        begin all anew."""

    def rows(self, texts: Iterable[Sequence[str]]) -> Index:
        """The rows of all words of texts, one behind another: at most `ROOM` different ones.

        New ones are worked out and remembered.
        """
        said = [*chain.from_iterable(texts)]
        known = self._known
        try:
            return np.fromiter(map(known.__getitem__, said), np.int64, len(said))
        except KeyError:
            self._remember(said)
            return np.fromiter(map(known.__getitem__, said), np.int64, len(said))

    def windows_of(self, rows: Index) -> Floats:
        """What `TAKEN` words at most put into windows, (3, *shape of the rows, 2f).

        In memory that is written over with the next: to ask the system for it each time takes
        longer than all else.
        """
        taken = self._taken[:, : rows.size].reshape(3, *rows.shape, -1)
        for side, room in zip(self.windows, taken, strict=True):
            side.take(rows, axis=0, out=room, mode="clip")  # rows are never out of range
        return taken

    def _remember(self, said: Iterable[str]) -> None:
        words = dict.fromkeys(said)
        new = [word for word in words if word not in self._known]
        if len(self._known) + len(new) > ROOM:
            self._known.clear()
            new = list(words)
        for at in range(0, len(new), AT_ONCE):
            self._learn(new[at : at + AT_ONCE])

    def _learn(self, words: Sequence[str]) -> None:
        first, until = len(self._known), len(self._known) + len(words)
        grams = word_grams(words)
        self.places[first:until] = self._network.space.places(words, grams)
        self.windows[:, first:until] = self._network.of_words(self.places[first:until])
        self.own[first:until] = self._linear.of_words(grams)
        self.counts[first:until], self.hashed[first:until] = grams.counts, grams.hashed
        self.mixed[first:until] = mixed(grams.hashed)
        self._known.update({word: first + place for place, word in enumerate(words)})
