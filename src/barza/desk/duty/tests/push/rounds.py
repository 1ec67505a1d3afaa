"""One round of sending at a given instant, and what came of all notifications."""

from datetime import datetime

from barza.desk.duty.models import Push
from barza.desk.duty.push import sending

from .conftest import FRIDAY


def send(at: datetime = FRIDAY) -> int:
    return sending.send_waiting(lambda: at)


def told() -> list[tuple[str, str, int]]:
    return [(one.state, one.outcome, one.tries) for one in Push.objects.all()]
