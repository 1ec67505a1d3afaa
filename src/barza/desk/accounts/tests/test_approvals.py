"""Where two people decide, the second approves the exact words, for a day (P-44)."""

import datetime as dt

import pytest

from barza.desk.accounts import actions
from barza.desk.accounts.actions.approvals import Asked
from barza.desk.accounts.models import Account, Approval
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee, Role
from barza.testing.cast import NOON, account, officer, stranger

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-44")]
TEXT = "The fee is three rials."


def later(**span: int) -> dt.datetime:
    return NOON + dt.timedelta(**span)


@pytest.fixture
def theirs() -> Account:
    return account()


@pytest.fixture
def salma(theirs: Account) -> Employee:
    return officer(theirs)


@pytest.fixture
def head(theirs: Account) -> Employee:
    return officer(theirs, role=Role.SECTION_HEAD)


def asked(theirs: Account, by: Employee, text: str = TEXT) -> Approval:
    what = Asked(theirs, "answer", "cases.case:1", "/case/1", text)
    return actions.ask_approval(what, because="Is the fee right?", by=by, now=NOON)


def test_approved_words_leave_once(theirs: Account, salma: Employee, head: Employee) -> None:
    approval = actions.approve(asked(theirs, salma), by=head, now=NOON)

    used = actions.use_approval("cases.case:1", TEXT, by=salma, now=later(hours=1))
    assert used == approval
    assert actions.use_approval("cases.case:1", TEXT, by=salma, now=later(hours=1)) is None


def test_other_words_another_matter_or_person_is_not_approved(
    theirs: Account, salma: Employee, head: Employee
) -> None:
    actions.approve(asked(theirs, salma), by=head, now=NOON)

    assert actions.use_approval("cases.case:1", TEXT + " ", by=salma, now=NOON) is None
    assert actions.use_approval("cases.case:2", TEXT, by=salma, now=NOON) is None
    assert actions.use_approval("cases.case:1", TEXT, by=head, now=NOON) is None


def test_an_approval_grows_old(theirs: Account, salma: Employee, head: Employee) -> None:
    actions.approve(asked(theirs, salma), by=head, now=later(hours=20))

    assert actions.use_approval("cases.case:1", TEXT, by=salma, now=later(hours=45)) is None
    assert actions.use_approval("cases.case:1", TEXT, by=salma, now=later(hours=43)) is not None


def test_a_question_grows_old(theirs: Account, salma: Employee, head: Employee) -> None:
    with pytest.raises(Refused, match="older than a day"):
        actions.approve(asked(theirs, salma), by=head, now=later(hours=24))


def test_nobody_approves_their_own_words(theirs: Account, head: Employee) -> None:
    with pytest.raises(Refused, match="their own words"):
        actions.approve(asked(theirs, head), by=head, now=NOON)


def test_an_officer_approves_nothing(theirs: Account, salma: Employee) -> None:
    with pytest.raises(Refused, match="head of section"):
        actions.approve(asked(theirs, salma), by=officer(theirs), now=NOON)


@pytest.mark.requirement("P-61")
def test_who_is_named_for_another_account_neither_asks_nor_decides(
    theirs: Account, salma: Employee
) -> None:
    other = officer(account(), role=Role.SECTION_HEAD)

    with pytest.raises(Refused, match="No resolution"):
        actions.approve(asked(theirs, salma), by=other, now=NOON)
    with pytest.raises(Refused, match="No resolution"):
        asked(theirs, stranger())


def test_a_refusal_says_what_should_be_different(
    theirs: Account, salma: Employee, head: Employee
) -> None:
    approval = asked(theirs, salma)
    with pytest.raises(Refused, match="different"):
        actions.decline(approval, because=" ", by=head, now=NOON)

    declined = actions.decline(approval, because="It is four.", by=head, now=NOON)
    assert declined.decided_because == "It is four."
    assert actions.use_approval("cases.case:1", TEXT, by=salma, now=NOON) is None
    with pytest.raises(Refused, match="decided already"):
        actions.approve(approval, by=head, now=NOON)


def test_the_same_words_wait_once(theirs: Account, salma: Employee) -> None:
    asked(theirs, salma)
    with pytest.raises(Refused, match="waits"):
        asked(theirs, salma)
    assert asked(theirs, salma, "Other words.").pk


def test_only_who_asked_takes_the_question_back(
    theirs: Account, salma: Employee, head: Employee
) -> None:
    approval = asked(theirs, salma)
    with pytest.raises(Refused, match="Only who asked"):
        actions.withdraw_approval(approval, by=head, now=NOON)
    actions.withdraw_approval(approval, by=salma, now=NOON)
    with pytest.raises(Refused, match="decided already"):
        actions.approve(approval, by=head, now=NOON)
