"""Writing an act: always in the transaction of what it records (P-39)."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db import models, transaction

from . import digest
from .models import Act

REFUSED = "refused"
"""The result of an act that a rule said no to."""


class Actor:
    """Whom an act names when no employee did it."""

    SYSTEM = "system"


def record(
    event: str,
    *,
    by: models.Model | str,
    about: models.Model,
    now: datetime,
    clause: str = "",
    resolution: str = "",
    account: str = "",
    result: str = "done",
    **details: Any,
) -> Act:
    """Writes one act. ``by`` is an employee, or a name such as ``Actor.SYSTEM``.

    Raises ``RuntimeError`` outside a transaction: an act that could outlive a rolled-back
    change would be a lie; and when an employee acts for an account with no resolution: an act
    with no authority cannot be written, unless it says that it was refused.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("An act is written in the transaction of what it records.")
    if account and not isinstance(by, str) and not resolution and result != REFUSED:
        raise RuntimeError("Name the resolution that let this person act for the account.")
    act = Act(
        event=event,
        at=now.astimezone(UTC),
        actor=by if isinstance(by, str) else by.get_username(),  # type: ignore[attr-defined]
        actor_name="" if isinstance(by, str) else by.name_en,  # type: ignore[attr-defined]
        job="" if isinstance(by, str) else by.job_en,  # type: ignore[attr-defined]
        resolution=resolution,
        account=account,
        about=f"{about._meta.label_lower}:{about.pk}",
        clause=clause,
        policy_version=settings.POLICY_VERSION,
        result=result,
        details=digest.storable(details),
    )
    act.digest = digest.of_act(act)
    act.save(force_insert=True)
    return act
