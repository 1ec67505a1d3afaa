"""What a piece of work costs this thread, for tests that cost grows no faster than its input."""

import gc
import time
from collections.abc import Callable

TRIES = 3


def effort(work: Callable[[], object]) -> float:
    """Processor seconds of this thread alone, the least of three tries.

    Neither other processes, nor servers that earlier tests left in other threads, nor a
    collection of what they left behind count: a test that compares two efforts says something
    about the work, not about the machine.
    """
    return min(_once(work) for _ in range(TRIES))


def _once(work: Callable[[], object]) -> float:
    collecting = gc.isenabled()
    gc.disable()
    try:
        begun = time.thread_time()
        work()
        return time.thread_time() - begun
    finally:
        if collecting:
            gc.enable()
