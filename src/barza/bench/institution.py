"""The least that intake and desk need of an institution, at the size of a real one."""

from datetime import UTC, date, datetime, time, timedelta

from barza.desk.accounts.models import Account, Duty, Resolution, Tool
from barza.desk.cases.models import Area, Target
from barza.desk.core.models import Institution, WorkingHours
from barza.desk.people.models import Employee, Role, Unit

from .texts import PLACES


def build(accounts: int = 4, officers: int = 6) -> list[Account]:
    Institution.objects.create(name_ar="بلدية", name_en="Municipality")
    WorkingHours.objects.create(
        valid_from_on=date(2020, 1, 1),
        weekdays=[7, 1, 2, 3, 4],
        opens_at=time(7, 30),
        closes_at=time(14, 30),
    )
    for urgency, minutes in (("urgent", 120), ("high", 1440), ("normal", 4320)):
        Target.objects.create(
            kind="*",
            urgency=urgency,
            acknowledge_minutes=minutes // 18,
            answer_minutes=minutes,
            valid_from_on=date(2020, 1, 1),
        )
    for number, place in enumerate(PLACES):
        Area.objects.create(code=f"A{number}", name_ar=place, name_en=place)
    unit = Unit.objects.create(code="CC", name_ar="مركز", name_en="Centre")
    made = [
        Account.objects.create(
            network="mastodon",
            tool=Tool.SOCIAL_NETWORK,
            handle=f"account{number}",
            base_url="https://social.example",
            name_ar="حساب",
            name_en="Account",
            unit=unit,
        )
        for number in range(accounts)
    ]
    for number in range(officers):
        _officer(number, unit, made)
    return made


def _officer(number: int, unit: Unit, accounts: list[Account]) -> None:
    now = datetime.now(UTC)
    job = {"job_ar": "مسؤول حساب", "job_en": "Account officer"}
    officer = Employee.objects.create(
        username=f"officer{number}",
        employee_no=str(number),
        name_ar="موظف",
        name_en="Officer",
        unit=unit,
        role=Role.OFFICER,
        languages=["ar", "en"],
        **job,
    )
    resolution = Resolution.objects.create(
        state=Resolution.State.ISSUED,
        number=f"{number}/2026",
        employee=officer,
        duties=list(Duty),
        issued_by_ar="الرئيس",
        issued_by_en="Chairman",
        issued_on=now.date(),
        from_at=now - timedelta(days=1),
        to_at=now + timedelta(days=365),
        **job,
    )
    resolution.accounts.set(accounts)
