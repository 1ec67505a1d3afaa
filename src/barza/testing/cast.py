"""The fixed cast that every test shares. Each function makes one of them; fields may be given.

Salma is an officer whom a resolution names for the municipality's Mastodon account; a
``stranger`` signs in but no resolution names him; the ``superuser`` may administer, and acts
for no account at all. Mona is the citizen. It is noon (UTC) on a Sunday, a working day.
"""

import datetime as dt
from itertools import count
from typing import Any

from barza.desk.accounts.models import Account, Duty, Resolution
from barza.desk.cases.models import AnswerOwed, Case, Handle, Message, Thread
from barza.desk.core.models import WorkingHours
from barza.desk.people.models import (
    Employee,
    PlatformTest,
    Readiness,
    Role,
    Selection,
    Unit,
)
from barza.screening.folding import fold

NOON = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
ISSUED_ON = dt.date(2026, 1, 1)
FROM = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
TO = dt.datetime(2026, 12, 31, tzinfo=dt.UTC)

_number = count(1)


def unit(**fields: Any) -> Unit:
    fields = {"name_ar": "قسم التواصل الاجتماعي", "name_en": "Social Media Section", **fields}
    code = fields.pop("code", "CC-SM")
    made, _ = Unit.objects.get_or_create(code=code, defaults=fields)
    return made


def working_hours(**fields: Any) -> WorkingHours:
    """Sunday to Thursday, 07:30 to 14:30 in Muscat."""
    fields = {
        "valid_from_on": dt.date(2020, 1, 1),
        "weekdays": [7, 1, 2, 3, 4],
        "opens_at": dt.time(7, 30),
        "closes_at": dt.time(14, 30),
        **fields,
    }
    return WorkingHours.objects.create(**fields)


def account(**fields: Any) -> Account:
    """An active Mastodon account; each call makes another one."""
    fields = {
        "name_ar": "بلدية مسقط",
        "name_en": "Muscat Municipality",
        "network": "mastodon",
        "tool": "social_network",
        "handle": f"@muscat{next(_number)}",
        "base_url": "https://social.example",
        "unit": fields.get("unit") or unit(),
        **fields,
    }
    return Account.objects.create(**fields)


def employee(**fields: Any) -> Employee:
    """A person who can sign in and whom no resolution names."""
    number = next(_number)
    fields = {
        "username": f"person{number}",
        "employee_no": f"E{number}",
        "name_ar": "خالد البوسعيدي",
        "name_en": "Khalid Al Busaidi",
        "job_ar": "موظف",
        "job_en": "Employee",
        "unit": fields.get("unit") or unit(),
        "languages": ["ar", "en"],
        "interface_language": "en",
        **fields,
    }
    return Employee.objects.create(**fields)


def prepared(person: Employee, *accounts: Account) -> Employee:
    """Selected, tested for the accounts' networks, ready: all that the policy asks before a
    resolution names somebody (P-63, P-66, P-67)."""
    Selection.objects.create(candidate=person, opened_at=FROM, closed_at=FROM)
    Readiness.objects.create(
        employee=person,
        declared_at=FROM,
        weekdays=[1, 2, 3, 4, 5, 6, 7],
        from_hour=0,
        to_hour=24,
        most_shifts_a_week=7,
        most_hours_a_day=12,
    )
    for network in {one.network for one in accounts}:
        PlatformTest.objects.create(
            employee=person,
            network=network,
            version="1",
            score=100,
            passed_on=ISSUED_ON,
            valid_until_on=dt.date(2100, 1, 1),
            assessor=person,
        )
    return person


def resolution(employee: Employee, *accounts: Account, **fields: Any) -> Resolution:
    """In force all 2026, for every duty, unless fields say otherwise."""
    fields = {
        "number": f"{next(_number)}/2026",
        "state": Resolution.State.ISSUED,
        "name_ar": employee.name_ar,
        "name_en": employee.name_en,
        "employee_no": employee.employee_no,
        "job_ar": employee.job_ar,
        "job_en": employee.job_en,
        "duties": list(Duty),
        "issued_by_ar": "رئيس البلدية",
        "issued_by_en": "Chairman of the Municipality",
        "issued_on": ISSUED_ON,
        "from_at": FROM,
        "to_at": TO,
        **fields,
    }
    made = Resolution.objects.create(employee=employee, **fields)
    made.accounts.set(accounts)
    return made


def officer(
    account: Account | None = None, duties: list[Duty] | None = None, **fields: Any
) -> Employee:
    """Salma; with an account, a resolution names her for it (``duties``: all)."""
    fields = {
        "username": f"salma{next(_number)}",
        "name_ar": "سلمى الحارثي",
        "name_en": "Salma Al Harthi",
        "job_ar": "مسؤولة حسابات",
        "job_en": "Account officer",
        "role": Role.OFFICER,
        **fields,
    }
    person = employee(**fields)
    if account:
        resolution(person, account, duties=list(Duty) if duties is None else duties)
    return person


def stranger(**fields: Any) -> Employee:
    """An officer by role; no resolution names him."""
    fields = {"username": f"stranger{next(_number)}", "role": Role.OFFICER, **fields}
    return employee(**fields)


def superuser(**fields: Any) -> Employee:
    """The information security administrator: every Django permission, no resolution (P-61)."""
    fields = {
        "username": f"root{next(_number)}",
        "name_ar": "يوسف الكندي",
        "name_en": "Yusuf Al Kindi",
        "job_ar": "مسؤول أمن المعلومات",
        "job_en": "Information security administrator",
        "role": Role.SECURITY,
        "is_superuser": True,
        "is_staff": True,
        **fields,
    }
    return employee(**fields)


def handle(**fields: Any) -> Handle:
    """Mona, a citizen, as the network names her."""
    number = next(_number)
    fields = {
        "realm": "mastodon:social.example",
        "remote_id": f"citizen-{number}",
        "handle": f"@mona{number}",
        "name": "منى",
        **fields,
    }
    return Handle.objects.create(**fields)


def thread(account: Account | None = None, **fields: Any) -> Thread:
    fields = {"network_id": f"post-{next(_number)}", "started_at": NOON, **fields}
    return Thread.objects.create(account=account or _account(), **fields)


def case(thread: Thread | None = None, handle: Handle | None = None, **fields: Any) -> Case:
    """An open complaint, due in two hours, with its line in the ledger."""
    thread = thread or _thread()
    handle = handle or _handle()
    fields = {
        "account": thread.account,
        "kind": "complaint",
        "lang": "ar",
        "opened_at": NOON,
        "due_at": NOON + dt.timedelta(hours=2) if fields.get("state", "open") == "open" else None,
        "last_at": NOON,
        "author": handle.name,
        **fields,
    }
    made = Case.objects.create(thread=thread, handle=handle, **fields)
    if made.state == "open":
        AnswerOwed.objects.create(case=made, since_at=made.opened_at)
    return made


def message(case: Case | None = None, **fields: Any) -> Message:
    """What Mona wrote in the case's thread; ``direction="out"`` for an answer."""
    case = case or _case()
    text = fields.pop("text", "الإنارة معطلة في شارعنا منذ أسبوع")
    incoming = fields.get("direction", "in") == "in"
    fields = {
        "account": case.account,
        "thread": case.thread,
        "handle": case.handle if incoming else None,
        "direction": "in",
        "network_id": f"message-{next(_number)}",
        "text": text,
        "folded": fold(text),
        "lang": case.lang,
        "at": NOON,
        **fields,
    }
    return Message.objects.create(case=case, **fields)


_account, _thread, _handle, _case = account, thread, handle, case
"""Under another name for those whose parameter hides the function."""
