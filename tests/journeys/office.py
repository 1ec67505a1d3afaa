"""What the head of section and senior management do that the desk's pages do not offer yet.

Runs in a process of its own, in the desk's surroundings and with its keys (``DOOR``): each verb
finds its people and calls the action that a page will call.
"""

import json
import sys
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from barza.desk.accounts import actions
from barza.desk.accounts.models import Account, Duty, Resolution, Tool
from barza.desk.audit import sealing
from barza.desk.people.models import Employee, Unit
from barza.sample import practice


def connect(network: str, base_url: str, handle: str, credentials: dict[str, str]) -> Any:
    """Registers an account; resolutions name Salma for it, and Maryam for its credentials."""
    account = Account.objects.create(
        name_ar=f"بلدية مسقط: {network} {handle}",
        name_en=f"Muscat Municipality: {network} {handle}",
        network=network,
        tool=Tool.BLOG if network == "wordpress" else Tool.SOCIAL_NETWORK,
        handle=handle,
        base_url=base_url,
        url=base_url,
        unit=Unit.objects.get(code="CC-SM"),
    )
    _name("maryam", account, [Duty.CREDENTIAL])
    _name("salma", account, [Duty.ANSWER])
    actions.connect(account, credentials, by=_person("maryam"), now=timezone.now())
    return {"account": account.pk}


def revoke(username: str) -> Any:
    """Takes back every resolution that names the person."""
    named = Resolution.objects.filter(employee__username=username, revoked_at=None)
    for resolution in named:
        actions.revoke(
            resolution, by=_person("nasser"), now=timezone.now(), because="Moved to another task"
        )
    return {"revoked": len(named)}


def name_again(username: str) -> Any:
    """Gives the person anew what revoked resolutions had opened to them."""
    revoked = Resolution.objects.filter(employee__username=username).exclude(revoked_at=None)
    opened = Account.objects.filter(resolution__in=revoked).distinct()
    for account in opened:
        _name(username, account, [Duty.ANSWER, Duty.MODERATE])
    return {"accounts": len(opened)}


def move(town: dict[str, Any]) -> Any:
    """The practice town is elsewhere now, as when it starts on another port."""
    practice.connect(town, now=timezone.now())
    return {}


def seal() -> Any:
    """What the worker does each minute, now."""
    blocks = 0
    while sealing.seal(timezone.now()) is not None:
        blocks += 1
    return {"blocks": blocks}


def _name(username: str, account: Account, duties: list[Duty]) -> None:
    now = timezone.now()
    drafted = actions.draft(
        employee=_person(username),
        accounts=[account],
        duties=duties,
        from_at=now,
        to_at=now + timedelta(days=30),
        by=_person("nasser"),
        now=now,
    )
    actions.issue(
        drafted,
        number=f"{drafted.pk}-{username}/{now.year}",
        issued_by_ar="رئيس بلدية مسقط",
        issued_by_en="Chairman of Muscat Municipality",
        issued_on=timezone.localdate(),
        by=_person("nasser"),
        now=now,
    )


def _person(username: str) -> Employee:
    return Employee.objects.get(username=username)


VERBS: dict[str, Callable[..., Any]] = {
    verb.__name__: verb for verb in (connect, move, name_again, revoke, seal)
}


def main() -> None:
    sys.stdout.write(json.dumps(VERBS[sys.argv[1]](**json.loads(sys.argv[2]))))
