"""Where the registered name in a host begins, by the public suffix list.

The list is taken at training time from tldextract's snapshot and kept in the model's file:
importing tldextract itself costs 140 ms, most of it an HTTP client that is never used here.
"""

from collections.abc import Iterable
from typing import NamedTuple


class Parts(NamedTuple):
    """A host cut up: `login.bank.co.om` is subdomain `login`, name `bank`, suffix `co.om`.

    `name` is empty where the host is itself a suffix; `private` says that somebody's hosting
    service gives names away under this suffix (`github.io`).
    """

    subdomain: str
    name: str
    suffix: str
    private: bool

    @property
    def registered(self) -> str:
        """What somebody registered: `bank.co.om`."""
        return f"{self.name}.{self.suffix}" if self.name else self.suffix


def unlisted(host: str) -> Parts:
    """The parts of a host whose ending the list does not have: its last label is the suffix."""
    rest, _, suffix = host.rpartition(".")
    subdomain, _, name = rest.rpartition(".")
    return Parts(subdomain, name, suffix, False)


class Suffixes:
    """Public suffixes, those of registries and those of hosting services."""

    def __init__(self, public: Iterable[str], private: Iterable[str]) -> None:
        """Rules as the list writes them: `om`, `*.ck`, `!www.ck`."""
        self._public = frozenset(public)
        self._private = frozenset(private)

    def split(self, host: str) -> Parts | None:
        """The parts of a host; None where its ending is no public suffix."""
        labels = host.split(".")
        private = self._begin(labels, self._private)
        begin = self._begin(labels, self._public) if private is None else private
        if begin is None:
            return None
        name = labels[begin - 1] if begin else ""
        subdomain = ".".join(labels[: max(0, begin - 1)])
        return Parts(subdomain, name, ".".join(labels[begin:]), private is not None)

    def _begin(self, labels: list[str], rules: frozenset[str]) -> int | None:
        """At which label the longest suffix begins."""
        for begin in range(len(labels)):
            suffix = ".".join(labels[begin:])
            if "!" + suffix in rules:
                return begin + 1
            if suffix in rules or "*." + ".".join(labels[begin + 1 :]) in rules:
                return begin
        return None
