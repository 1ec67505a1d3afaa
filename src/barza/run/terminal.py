"""What a person at the terminal reads."""

import sys
from contextlib import suppress
from typing import TextIO

BOLD, DIM, GREEN, YELLOW = "1", "2", "32", "33"


def painted(text: str, colour: str, stream: TextIO = sys.stdout) -> str:
    """Coloured on a terminal only."""
    return f"\033[{colour}m{text}\033[0m" if stream.isatty() else text


def say(text: str, colour: str = "") -> None:
    _write(painted(text, colour) if colour else text, sys.stdout)


def complain(text: str) -> None:
    _write(painted(text, YELLOW, sys.stderr), sys.stderr)


def _write(text: str, stream: TextIO) -> None:
    """The terminal may have been closed; what runs behind it is to end in order all the same."""
    with suppress(OSError):
        stream.write(text + "\n")
        stream.flush()
