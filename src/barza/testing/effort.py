"""What a piece of work costs this thread, for tests that cost grows no faster than its input."""

import gc
import time
from collections.abc import Callable


def effort(work: Callable[[], object]) -> float:
    """Processor seconds that this thread spends on ``work``, done once.

    Neither other processes count, nor servers that earlier tests left in other threads, nor
    what those tests left for the collector to look through; what ``work`` itself leaves does.
    """
    gc.freeze()
    try:
        begun = time.thread_time()
        work()
        return time.thread_time() - begun
    finally:
        gc.unfreeze()
