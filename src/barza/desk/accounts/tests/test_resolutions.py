import datetime as dt
from typing import Any

import pytest

from barza.desk.accounts import actions, authority, vault
from barza.desk.accounts.actions.resolutions import rules
from barza.desk.accounts.models import Account, Duty, Resolution
from barza.desk.audit.models import Act
from barza.desk.core.errors import Refused
from barza.desk.people import actions as people
from barza.desk.people.models import Employee, Role, Selection
from barza.testing.cast import (
    FROM,
    ISSUED_ON,
    NOON,
    TO,
    account,
    employee,
    officer,
    prepared,
    resolution,
    stranger,
    superuser,
)

pytestmark = pytest.mark.django_db


def head(**fields: Any) -> Employee:
    return employee(**{"role": Role.SECTION_HEAD, **fields})


SCOPE = ("accounts", "duties", "from_at", "to_at")


def issued(person: Employee, theirs: Account, by: Employee, **changed: Any) -> Resolution:
    """Drafted and issued by the same person."""
    fields = {
        "number": "17/2026",
        "accounts": [theirs],
        "duties": [Duty.ANSWER],
        "issued_by_ar": "رئيس البلدية",
        "issued_by_en": "Chairman of the Municipality",
        "issued_on": ISSUED_ON,
        "from_at": FROM,
        "to_at": TO,
        "now": NOON,
        **changed,
    }
    now = fields.pop("now")
    scope = {name: fields.pop(name) for name in SCOPE}
    if not Selection.objects.filter(candidate=person).exists():
        prepared(person, theirs)
    drafted = actions.draft(employee=person, by=by, now=now, **scope)
    return actions.issue(drafted, by=by, now=now, **fields)


@pytest.mark.requirement("P-62")
def test_a_resolution_bears_the_name_the_job_and_the_accounts() -> None:
    theirs, salma, by = account(), officer(), head()

    made = issued(salma, theirs, by)

    assert (made.employee, made.job_ar, made.job_en) == (salma, salma.job_ar, salma.job_en)
    assert authority.require(salma, theirs, Duty.ANSWER, NOON) == made
    act = Act.objects.get(event="resolution.issued")
    assert act.actor == by.username
    assert act.details["names"] == salma.username
    assert act.details["accounts"] == [theirs.label]


@pytest.mark.requirement("P-62")
@pytest.mark.parametrize(
    "missing",
    [
        {"number": " "},
        {"issued_by_ar": ""},
        {"issued_by_en": ""},
        {"accounts": []},
        {"duties": []},
        {"duties": ["rule"]},
        {"to_at": FROM},
        {"to_at": NOON},
    ],
    ids=str,
)
def test_nothing_is_issued_while_something_is_missing(missing: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refusal:
        issued(officer(), account(), head(), **missing)

    assert refusal.value.clause == "P-62"
    assert not Resolution.objects.filter(state=Resolution.State.ISSUED).exists()
    assert not Act.objects.filter(event="resolution.issued").exists()


@pytest.mark.requirement("P-62")
@pytest.mark.parametrize(
    "missing",
    [{"name_ar": ""}, {"name_en": ""}, {"job_ar": ""}, {"job_en": " "}, {"employee_no": ""}],
    ids=str,
)
def test_nothing_is_issued_to_a_person_without_name_number_or_job(missing: dict[str, Any]) -> None:
    with pytest.raises(Refused, match="human resources"):
        issued(officer(**missing), account(), head())


@pytest.mark.requirement("P-62")
def test_one_number_is_one_resolution() -> None:
    theirs, by = account(), head()
    issued(officer(), theirs, by)

    with pytest.raises(Refused, match="already"):
        issued(officer(), theirs, by)


@pytest.mark.requirement("P-70")
def test_a_closed_account_is_given_to_nobody() -> None:
    with pytest.raises(Refused, match="closed account"):
        issued(officer(), account(state=Account.State.CLOSED), head())


@pytest.mark.requirement("P-61")
@pytest.mark.parametrize("who", [officer, stranger, superuser])
def test_only_the_head_of_section_or_senior_management_decides(who: Any) -> None:
    theirs, salma, person = account(), officer(), who()
    held = resolution(salma, theirs)

    with pytest.raises(Refused, match="decides on resolutions"):
        issued(salma, theirs, person)
    with pytest.raises(Refused, match="decides on resolutions"):
        actions.revoke(held, by=person, now=NOON, because="I want to.")
    with pytest.raises(Refused, match="decides on resolutions"):
        actions.amend(held, accounts=[theirs], duties=[Duty.ANSWER], to_at=TO, by=person, now=NOON)
    assert authority.require(salma, theirs, Duty.ANSWER, NOON) == held


@pytest.mark.requirement("P-61")
def test_nobody_gives_authority_to_themselves() -> None:
    by = head()

    with pytest.raises(Refused, match="themselves"):
        issued(by, account(), by)


@pytest.mark.requirement("P-61")
def test_a_revoked_resolution_opens_nothing_from_that_instant() -> None:
    theirs, by = account(), head()
    salma = officer(theirs)
    held = Resolution.objects.get(employee=salma)

    actions.revoke(held, by=by, now=NOON, because="She moved to another section.")

    with pytest.raises(Refused):
        authority.require(salma, theirs, Duty.ANSWER, NOON)
    before = salma.session_epoch
    salma.refresh_from_db()
    assert salma.session_epoch == before + 1
    assert Act.objects.get(event="resolution.revoked").details["because"]


@pytest.mark.requirement("P-61")
@pytest.mark.parametrize("because", ["", "  "])
def test_a_revocation_says_why(because: str) -> None:
    salma = officer(account())

    with pytest.raises(Refused, match="Say why"):
        actions.revoke(salma.resolution_set.get(), by=head(), now=NOON, because=because)


@pytest.mark.requirement("P-61")
def test_what_is_revoked_stays_revoked() -> None:
    theirs, by = account(), head()
    held = resolution(officer(), theirs)
    actions.revoke(held, by=by, now=NOON, because="Off.")

    with pytest.raises(Refused, match="revoked already"):
        actions.revoke(held, by=by, now=NOON, because="Off again.")
    with pytest.raises(Refused, match="revoked already"):
        actions.amend(held, accounts=[theirs], duties=[Duty.ANSWER], to_at=TO, by=by, now=NOON)


@pytest.mark.requirement("P-62")
def test_another_job_suspends_the_resolution_until_it_is_issued_again() -> None:
    theirs, personnel = account(), employee(role=Role.PERSONNEL)
    salma = officer(theirs)

    people.change_job(salma, job_ar="محاسبة", job_en="Accountant", by=personnel, now=NOON)

    with pytest.raises(Refused):
        authority.require(salma, theirs, Duty.ANSWER, NOON)
    issued(salma, theirs, head())
    assert authority.require(salma, theirs, Duty.ANSWER, NOON).job_en == "Accountant"


@pytest.mark.requirement("P-85")
def test_an_account_is_connected_by_whom_a_resolution_lets_open_credentials() -> None:
    theirs = account()
    salma = officer(theirs)

    actions.connect(theirs, {"access_token": "t"}, by=salma, now=NOON)

    assert vault.open_for_connector(theirs)["access_token"] == "t"
    with pytest.raises(Refused, match="No resolution"):
        actions.connect(theirs, {"access_token": "mine"}, by=superuser(), now=NOON)
    assert vault.open_for_connector(theirs)["access_token"] == "t"


@pytest.mark.requirement("P-39")
def test_nothing_is_issued_when_its_act_cannot_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("no room")

    monkeypatch.setattr(rules, "record", fails)

    with pytest.raises(RuntimeError, match="no room"):
        issued(officer(), account(), head())
    assert not Resolution.objects.exists()


def test_a_month_more_is_an_amendment() -> None:
    theirs, by = account(), head()
    salma = prepared(officer(theirs), theirs)
    later = TO + dt.timedelta(days=30)

    actions.amend(
        salma.resolution_set.get(),
        accounts=[theirs],
        duties=[Duty.PUBLISH],
        to_at=later,
        by=by,
        now=NOON,
    )

    assert authority.require(salma, theirs, Duty.PUBLISH, TO)
    with pytest.raises(Refused):
        authority.require(salma, theirs, Duty.ANSWER, TO)
