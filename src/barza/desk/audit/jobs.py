from django.utils import timezone
from procrastinate.contrib.django import app

from . import sealing

MOST_BLOCKS = 100
"""In one run; what is left waits a minute."""


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="audit.seal", name="audit.seal")
def seal(timestamp: int) -> int:  # noqa: ARG001  the minute it was due; the clock says more
    """Seals what was written since; returns the number of blocks."""
    for made in range(MOST_BLOCKS):
        if sealing.seal(timezone.now()) is None:
            return made
    return MOST_BLOCKS
