import json
import sys
from collections.abc import Sequence
from typing import Any


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def result(**figures: Any) -> None:
    """The last line of every benchmark: one JSON object."""
    say(json.dumps({k: round(v, 3) if isinstance(v, float) else v for k, v in figures.items()}))


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that ``share`` (0 to 1) of all values don't exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
