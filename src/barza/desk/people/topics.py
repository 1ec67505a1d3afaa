"""Names of the topics that competence is about: the services of the catalogue.

The catalogue stands in a part above, which tells here how to read it; without it a topic's code
is its name.
"""

from collections.abc import Callable, Mapping


def _nothing() -> Mapping[str, str]:
    return {}


class _Catalogue:
    read: Callable[[], Mapping[str, str]] = staticmethod(_nothing)


def read_by(reader: Callable[[], Mapping[str, str]]) -> None:
    """``reader`` gives each topic's name in the reader's language, by its code."""
    _Catalogue.read = staticmethod(reader)


def names() -> Mapping[str, str]:
    return _Catalogue.read()
