from typing import NoReturn


class Secret(str):
    """A text whose ``repr`` hides it, so that logs and tracebacks don't tell it (P-85)."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "‹secret›"

    def __reduce__(self) -> NoReturn:
        raise TypeError("A secret is not written anywhere but through the vault.")
