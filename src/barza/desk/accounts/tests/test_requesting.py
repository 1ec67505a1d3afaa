"""Asking for an account, and the decision."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from barza.desk.accounts import actions
from barza.desk.accounts.models import Account, AccountRequest
from barza.desk.audit.models import Act
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee, Role
from barza.desk.policy import actions as policy
from barza.testing.cast import NOON, account, employee, officer, superuser

from .register import (
    RISK,
    chairman,
    grounds,
    head,
    identity,
    requested,
    security,
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("kinds"),
    pytest.mark.requirement("P-70"),
]
YEAR = dt.timedelta(days=365)


def test_a_request_says_why_for_whom_with_what_and_against_which_risks() -> None:
    asked = actions.request_account(identity(), grounds(), by=head(), now=NOON)

    assert asked.account.state == Account.State.REQUESTED
    assert asked.account.base_url == "https://social.example"
    assert asked.account.risks.get().weight == 3
    act = Act.objects.get(event="account.requested")
    assert act.details["account_asked_for"] == asked.account.label


@pytest.mark.parametrize(
    "missing",
    [
        *({"need": " "}, {"audience": ""}, {"resources": ""}, {"risks": []}),
        {"risks": [RISK.__class__("It is taken over", 4, 1, "None")]},
        {"risks": [RISK.__class__("It is taken over", 1, 1, " ")]},
    ],
    ids=str,
)
def test_no_request_with_a_part_missing(missing: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        actions.request_account(identity(), grounds(**missing), by=head(), now=NOON)

    assert not Account.objects.exists()


@pytest.mark.parametrize("role", [Role.OFFICER, Role.PERSONNEL, Role.AUDITOR, Role.SECURITY])
def test_others_do_not_ask_for_accounts(role: Role) -> None:
    with pytest.raises(Refused, match="Ask them"):
        actions.request_account(identity(), grounds(), by=employee(role=role), now=NOON)


def test_an_account_is_registered_once() -> None:
    requested()

    with pytest.raises(Refused, match="already"):
        requested()
    with pytest.raises(IntegrityError), transaction.atomic():
        account(handle="@muscat_new")


def test_an_account_that_was_not_approved_may_be_asked_for_again() -> None:
    theirs = requested()
    actions.decide_account(theirs, approve=False, because="No staff.", by=chairman(), now=NOON)

    again = requested()

    assert (again.pk, again.state) == (theirs.pk, Account.State.REQUESTED)
    assert AccountRequest.objects.filter(account=again).count() == 2


@pytest.mark.parametrize("who", [head, security, superuser, officer])
def test_only_senior_management_decides_on_an_account(who: Callable[[], Employee]) -> None:
    with pytest.raises(Refused, match="Senior management"):
        actions.decide_account(
            requested(), approve=True, because="Yes.", email="a@b.example", by=who(), now=NOON
        )

    assert Account.objects.get().state == Account.State.REQUESTED


def test_whoever_asked_does_not_decide() -> None:
    nasser = chairman()
    theirs = requested(by=nasser)

    with pytest.raises(Refused, match="does not decide"):
        actions.decide_account(
            theirs, approve=True, because="Yes.", email="a@b.example", by=nasser, now=NOON
        )


def test_a_decision_has_reasons_and_is_made_once() -> None:
    theirs = requested()
    with pytest.raises(Refused, match="reasons"):
        actions.decide_account(theirs, approve=False, because=" ", by=chairman(), now=NOON)

    actions.decide_account(theirs, approve=False, because="No staff.", by=chairman(), now=NOON)

    with pytest.raises(Refused, match="decided already"):
        actions.decide_account(
            theirs, approve=True, because="Yes.", email="a@b.example", by=chairman(), now=NOON
        )
    assert Act.objects.get(event="account.not_approved").details == {"because": "No staff."}


def test_an_account_is_created_with_the_institutions_own_address() -> None:
    with pytest.raises(Refused, match="e-mail or phone"):
        actions.decide_account(requested(), approve=True, because="Yes.", by=chairman(), now=NOON)


@pytest.mark.requirement("P-73")
@pytest.mark.requirement("P-74")
def test_an_account_is_asked_for_to_serve_an_objective_in_force_only() -> None:
    objective = policy.add_orientation(
        kind="objective",
        text_ar="الإجابة عن كل بلاغ",
        text_en="Every report is answered",
        source="Decision 12/2026",
        adopted_by="Chairman",
        from_on=NOON.date(),
        by=chairman(),
        now=NOON,
    )
    early = NOON - dt.timedelta(days=2)
    with pytest.raises(Refused) as refusal:
        actions.request_account(identity(), grounds(serves=objective), by=head(), now=early)

    asked = actions.request_account(identity(), grounds(serves=objective), by=head(), now=NOON)

    assert refusal.value.clause == "P-74"
    assert asked.serves == objective
