"""An account with its staff in spring 2026, and a rota that people have declared ready for."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from barza.desk.accounts.models import Account
from barza.desk.core.models import Holiday
from barza.desk.duty import actions, limits
from barza.desk.duty.limits import Limits
from barza.desk.duty.models import OvertimeEntry, Shift
from barza.desk.people.models import Employee, Role
from barza.testing import cast

from .times import EID, muscat

ALWAYS = Limits(frozenset(range(1, 8)))
Declared = dict[int, Limits | None]
LATER = muscat(5, 3, 9)
"""When the head looks at April."""


@pytest.fixture
def account() -> Account:
    return cast.account()


@pytest.fixture
def salma(account: Account) -> Employee:
    return cast.officer(account, email="salma@example.om")


@pytest.fixture
def yusuf(account: Account) -> Employee:
    """Another officer of the account, the backup."""
    return cast.officer(account, name_en="Yusuf", name_ar="يوسف", email="yusuf@example.om")


@pytest.fixture
def maryam(account: Account) -> Employee:
    """The head of the account's section; no resolution names her."""
    return cast.employee(
        role=Role.SECTION_HEAD, name_en="Maryam", name_ar="مريم", email="maryam@example.om"
    )


@pytest.fixture
def nasser() -> Employee:
    return cast.employee(role=Role.SENIOR_MANAGEMENT, name_en="Nasser", name_ar="ناصر")


@pytest.fixture
def personnel() -> Employee:
    return cast.employee(role=Role.PERSONNEL, name_en="Ruqaya", name_ar="رقية")


@pytest.fixture
def declared(monkeypatch: pytest.MonkeyPatch) -> Declared:
    """What people declared, by key; whoever isn't in it is ready at any time."""
    known: Declared = {}
    monkeypatch.setattr(limits, "limits_of", lambda person, _: known.get(person.pk, ALWAYS))
    return known


@pytest.fixture
def spring() -> None:
    """Official hours, those of Ramadan, and Eid, as in ``times``."""
    cast.working_hours()
    cast.working_hours(
        valid_from_on=date(2026, 2, 18),
        valid_to_on=date(2026, 3, 19),
        opens_at=time(9),
        closes_at=time(14),
        occasion="ramadan",
    )
    Holiday.objects.bulk_create(
        Holiday(on=day, occasion="eid_al_fitr-1447", name_ar="عيد", name_en="Eid") for day in EID
    )


@pytest.fixture
def assign(
    account: Account,
    salma: Employee,
    yusuf: Employee,
    maryam: Employee,
    declared: Declared,
    spring: None,
) -> Callable[..., Shift]:
    """Puts Salma on duty from the evening of Sunday, 5 April, unless fields say otherwise."""

    def assigned(**fields: Any) -> Shift:
        start: datetime = fields.pop("start_at", muscat(4, 5, 16))
        end = fields.pop("end_at", start + timedelta(hours=8))
        given: dict[str, Any] = {
            "account": account,
            "officer": salma,
            "backup": yusuf,
            "by": maryam,
        }
        given |= {"reference": "12/2026", "now": start - timedelta(days=2), **fields}
        return actions.assign_shift(start_at=start, end_at=end, **given)

    return assigned


@pytest.fixture
def entry(assign: Callable[..., Shift]) -> OvertimeEntry:
    """Eight hours of Salma's on a working day's evening, to be approved."""
    assign()
    actions.compute_overtime(date(2026, 4, 1), now=LATER)
    return OvertimeEntry.objects.get()


__all__ = ["ALWAYS", "LATER", "Declared"]
