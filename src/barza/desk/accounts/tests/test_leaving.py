"""Who leaves can do nothing more, and what they knew is replaced (P-61, P-85)."""

import datetime as dt

import pytest
from django.utils import timezone

from barza.desk.accounts import actions, authority, queries
from barza.desk.accounts.models import Duty, Resolution
from barza.desk.core.errors import Refused
from barza.desk.people import actions as people
from barza.desk.people.models import Employee, Role
from barza.testing import cast
from barza.testing.cast import NOON
from barza.testing.signing_in import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-85")]


@pytest.fixture
def personnel() -> Employee:
    return cast.employee(role=Role.PERSONNEL)


@pytest.mark.requirement("P-61")
def test_one_act_ends_everything_and_locks_what_was_known(personnel: Employee) -> None:
    theirs = cast.account()
    salma, other = cast.officer(theirs), cast.officer(theirs)
    actions.connect(theirs, {"access_token": "t"}, by=salma, now=NOON)

    actions.leave(salma, by=personnel, now=NOON)

    salma.refresh_from_db()
    assert not salma.is_active
    assert salma.session_epoch == 1
    assert Resolution.objects.get(employee=salma).revoked_at == NOON
    with pytest.raises(Refused, match="locked") as refusal:
        authority.require(other, theirs, Duty.PUBLISH, NOON)
    assert refusal.value.clause == "P-85"
    assert authority.require(other, theirs, Duty.CREDENTIAL, NOON)

    actions.connect(theirs, {"access_token": "new"}, by=other, now=NOON)
    assert authority.require(other, theirs, Duty.PUBLISH, NOON)
    assert not queries.is_locked(theirs)


def test_who_knew_nothing_locks_nothing(personnel: Employee) -> None:
    theirs = cast.account()
    salma, other = cast.officer(theirs), cast.officer(theirs)
    actions.leave(salma, by=personnel, now=NOON)
    assert authority.require(other, theirs, Duty.ANSWER, NOON)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SUPERVISOR, Role.AUDITOR, Role.SECURITY])
def test_others_end_nobodys_work_here(role: Role) -> None:
    salma = cast.officer(cast.account())
    with pytest.raises(Refused):
        actions.leave(salma, by=cast.employee(role=role), now=NOON)
    salma.refresh_from_db()
    assert salma.is_active


def test_nobody_leaves_by_themselves_or_twice(personnel: Employee) -> None:
    with pytest.raises(Refused, match="own employment"):
        actions.leave(personnel, by=personnel, now=NOON)
    salma = cast.officer()
    actions.leave(salma, by=personnel, now=NOON)
    with pytest.raises(Refused, match="left already"):
        actions.leave(salma, by=personnel, now=NOON)


def test_the_page_lists_what_ends_and_ends_it(personnel: Employee) -> None:
    salma = cast.officer()
    now = timezone.now()
    held = cast.resolution(salma, cast.account(), from_at=now, to_at=now + dt.timedelta(days=9))
    client, path = signed_in(personnel), f"/people/{salma.pk}/leaving"
    assert held.number in client.get(path).content.decode()
    assert signed_in(cast.employee()).get(path).status_code == 404

    assert client.post(path).status_code == 302
    held.refresh_from_db()
    assert held.revoked_at is not None


def test_what_a_list_of_the_directory_left_open_is_ended_afterwards(personnel: Employee) -> None:
    salma = cast.officer(cast.account())
    people.deactivate(salma, by=personnel, now=NOON)

    actions.leave(salma, by=personnel, now=NOON)

    assert Resolution.objects.get(employee=salma).revoked_at == NOON
    with pytest.raises(Refused, match="left already"):
        actions.leave(salma, by=personnel, now=NOON)
