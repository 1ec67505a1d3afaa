"""Screening on one core: batches, single messages, hostile texts, beside two floors.

The floor is one pass of the bare multi-pattern engine over the same messages: it finds where words
stand, and decides nothing. Presidio's analyzer finds personal data alone.
"""

import os
import time
from collections.abc import Callable, Sequence
from statistics import median

from .figures import percentile, result, say

ROUNDS = 3
WARM, SINGLE, IN_MEMORY, BESIDE_PRESIDIO = 500, 5_000, 5_000, 300


def main(messages: int) -> None:
    """Prints what it measures; the last line is one JSON object."""
    _one_core()
    from . import fresh
    from .messages import messages as written

    texts = written(messages)
    mean = sum(map(len, texts)) / len(texts)
    say(f"{len(texts)} messages, {mean:.0f} characters on average")
    start, memory = fresh.start_s(), fresh.memory_mb(texts[:IN_MEMORY])
    rate, floor = _rates(texts)
    singles = _singles(texts[:SINGLE])
    result(
        messages_per_s=round(rate),
        p50_ms=percentile(singles, 0.5),
        p99_ms=percentile(singles, 0.99),
        floor_per_s=round(floor),
        ratio=rate / floor,
        presidio_ratio=_beside_presidio(texts[:BESIDE_PRESIDIO]),
        start_s=start,
        memory_mb=round(memory, 1),
        growth=_growth(),
    )


def _one_core() -> None:
    """Before anything that could start threads is imported; processes started later inherit it."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def _rates(texts: Sequence[str]) -> tuple[float, float]:
    """Messages a second, of everything and of the floor (over folded texts), in turn."""
    from barza.screening import fold
    from barza.screening.rules import pattern_floor

    folded = [fold(text) for text in texts]
    _everything(texts[:WARM])
    pattern_floor(folded[:WARM])
    rounds = [(_rate(_everything, texts), _rate(pattern_floor, folded)) for _ in range(ROUNDS)]
    rate, floor = (median(column) for column in zip(*rounds, strict=True))
    say(f"everything {rate:.0f} messages/s, the bare patterns {floor:.0f}")
    return rate, floor


def _everything(texts: Sequence[str]) -> None:
    from barza.screening import read_many, sort

    read_many(texts)
    for text in texts:
        sort(text)


def _personal(texts: Sequence[str]) -> None:
    from barza.screening.folding import normalise
    from barza.screening.personal.finder import find

    for text in texts:
        list(find(normalise(text)))


def _rate(work: Callable[[Sequence[str]], object], texts: Sequence[str]) -> float:
    started = time.perf_counter()
    work(texts)
    return len(texts) / (time.perf_counter() - started)


def _singles(texts: Sequence[str]) -> list[float]:
    """Milliseconds of one reading, by message."""
    from barza.screening import read

    times: list[float] = []
    for text in texts:
        started = time.perf_counter()
        read(text)
        times.append((time.perf_counter() - started) * 1000)
    return times


def _beside_presidio(texts: Sequence[str]) -> float | None:
    """How many times as many messages a second as Presidio: everything, and in words its own part.

    The same messages; ours are read several times over, because they take so little.
    """
    from . import presidio

    theirs = presidio.rate(texts)
    if theirs is None:
        say("Presidio isn't installed, so there is no ratio to it; make bench installs it")
        return None
    ours = median(_rate(_everything, texts) for _ in range(ROUNDS))
    personal = median(_rate(_personal, texts) for _ in range(ROUNDS))
    say(
        f"Presidio {theirs:.0f} messages/s, everything here {ours:.0f},"
        f" personal data alone {personal:.0f}: {personal / theirs:.1f} times Presidio"
    )
    return ours / theirs


def _growth() -> float:
    """The worst cost of a character at 100,000 of them, in times its cost at 1,000."""
    from . import hostile

    costs = hostile.per_character()
    lengths = ", ".join(f"{length:,}" for length in hostile.LENGTHS)
    say(f"hostile texts, ns a character at {lengths} characters:")
    for name, by_length in costs.items():
        say(f"  {name}: " + ", ".join(f"{cost:.0f}" for cost in by_length))
    return max(by_length[-1] / by_length[0] for by_length in costs.values())
