"""Salma, Maryam and personnel at their browsers; pages know only the real time."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from barza.desk.accounts.models import Account, Resolution
from barza.desk.duty.models import OvertimeEntry, Shift
from barza.desk.duty.spans import minute_of
from barza.desk.duty.tests.conftest import Declared
from barza.desk.people.models import Employee
from barza.testing import cast
from barza.testing.signing_in import signed_in

Browser = Callable[[Employee], Client]


@pytest.fixture
def now() -> datetime:
    return minute_of(timezone.now())


@pytest.fixture
def browser(now: datetime) -> Browser:
    """A browser in English, in which the person has signed in; resolutions are in force now."""

    def opened(person: Employee) -> Client:
        day = timedelta(days=300)
        Resolution.objects.update(from_at=now - day, to_at=now + day)
        client = signed_in(person)
        client.cookies["django_language"] = "en"
        return client

    return opened


@pytest.fixture
def put(
    account: Account, salma: Employee, yusuf: Employee, maryam: Employee, now: datetime
) -> Callable[..., Shift]:
    """A shift of Salma's that runs, unless fields say otherwise; written past the actions."""

    def made(**fields: Any) -> Shift:
        given = {
            "account": account,
            "start_at": now - timedelta(hours=2),
            "end_at": now + timedelta(hours=6),
            "officer": salma,
            "backup": yusuf,
            "reference": "12/2026",
            "assigned_by": maryam,
            "assigned_at": now - timedelta(days=1),
        }
        return Shift.objects.create(**given | fields)

    return made


@pytest.fixture
def worked(put: Callable[..., Shift], salma: Employee, now: datetime) -> OvertimeEntry:
    """An hour of Salma's that waits for a decision, in this month or at the end of the last."""
    local = timezone.localtime(now - timedelta(hours=3))
    return OvertimeEntry.objects.create(
        employee=salma,
        account=Account.objects.get(),
        start_at=local,
        end_at=local + timedelta(hours=1),
        minutes=60,
        klass="weekday",
        source="shift",
        shift=put(),
        assignment="assigned",
        posted_on=local.date().replace(day=1),
    )


@pytest.fixture(autouse=True)
def hours(declared: Declared) -> None:
    cast.working_hours()
