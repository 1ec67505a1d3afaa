"""How fresh a second factor has to be for what opens an account (P-85)."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from barza.desk.core.errors import Refused

FACTOR_FRESH = timedelta(minutes=5)


def is_fresh(factor_at: datetime | None, now: datetime) -> bool:
    """``factor_at``: when it was last proved in this session; None: not at all."""
    return factor_at is not None and now - FACTOR_FRESH <= factor_at <= now + FACTOR_FRESH


def require_fresh(factor_at: datetime | None, now: datetime) -> None:
    """Raises ``Refused`` unless it was proved in the last minutes."""
    if not is_fresh(factor_at, now):
        raise Refused(
            _("Prove your second factor again: credentials are opened only just after that."),
            clause="P-85",
        )
