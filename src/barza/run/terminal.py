"""What a person at the terminal reads."""

import sys
from typing import TextIO

BOLD, DIM, GREEN, YELLOW = "1", "2", "32", "33"


def painted(text: str, colour: str, stream: TextIO = sys.stdout) -> str:
    """Coloured on a terminal only."""
    return f"\033[{colour}m{text}\033[0m" if stream.isatty() else text


def say(text: str, colour: str = "") -> None:
    sys.stdout.write((painted(text, colour) if colour else text) + "\n")
    sys.stdout.flush()


def complain(text: str) -> None:
    sys.stderr.write(painted(text, YELLOW, sys.stderr) + "\n")
    sys.stderr.flush()
