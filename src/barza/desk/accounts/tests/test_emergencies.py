"""An emergency: two people, a day at most, reported by itself (P-61)."""

from typing import Any

import pytest

from barza.desk.accounts import actions, authority
from barza.desk.accounts.models import Duty
from barza.desk.accounts.queries import resolutions as queries
from barza.desk.audit.actions import Actor
from barza.desk.audit.models import Act
from barza.desk.core.errors import Refused
from barza.desk.people.models import Role
from barza.testing.cast import (
    FROM,
    NOON,
    TO,
    account,
    employee,
    officer,
    prepared,
)

from .drafting import drafted, head, issue, later

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("P-61")
def test_an_emergency_takes_two_people_and_ends_within_a_day() -> None:
    hamed, theirs = officer(), account()
    first, second = employee(role=Role.SUPERVISOR), employee(role=Role.SECURITY)
    asked: dict[str, Any] = {"accounts": [theirs], "duties": [Duty.PUBLISH], "because": "A flood."}

    proposed = actions.break_glass(employee=hamed, hours=24, by=first, now=NOON, **asked)
    with pytest.raises(Refused, match="No resolution"):
        authority.require(hamed, theirs, Duty.PUBLISH, NOON)
    with pytest.raises(Refused, match="second person"):
        actions.confirm(proposed, by=first, now=NOON)
    actions.confirm(proposed, by=second, now=later(minutes=10))

    assert authority.require(hamed, theirs, Duty.PUBLISH, later(minutes=10)) == proposed
    with pytest.raises(Refused, match="No resolution"):
        authority.require(hamed, theirs, Duty.PUBLISH, later(minutes=10, hours=24))
    events = [act.event for act in Act.objects.order_by("id")]
    assert events == ["resolution.emergency_proposed", "resolution.emergency_confirmed"]


@pytest.mark.requirement("P-61")
@pytest.mark.parametrize("hours", [0, 25, 1000])
def test_no_emergency_lasts_longer_than_a_day(hours: int) -> None:
    with pytest.raises(Refused, match="24 hours"):
        actions.break_glass(
            employee=officer(),
            accounts=[account()],
            duties=[Duty.PUBLISH],
            hours=hours,
            because="A flood.",
            by=head(),
            now=NOON,
        )


@pytest.mark.requirement("P-61")
def test_nobody_makes_an_emergency_for_themselves_or_out_of_an_old_proposal() -> None:
    first, second, theirs = head(), head(), account()
    asked: dict[str, Any] = {
        "accounts": [theirs],
        "duties": [Duty.PUBLISH],
        "hours": 4,
        "because": "A flood.",
    }

    with pytest.raises(Refused, match="themselves"):
        actions.break_glass(employee=first, by=first, now=NOON, **asked)
    proposed = actions.break_glass(employee=second, by=first, now=NOON, **asked)
    with pytest.raises(Refused, match="themselves"):
        actions.confirm(proposed, by=second, now=NOON)
    with pytest.raises(Refused, match="older than an hour"):
        actions.confirm(proposed, by=head(), now=later(minutes=61))
    with pytest.raises(Refused, match="emergency"):
        actions.confirm(drafted(officer(), theirs, first), by=second, now=NOON)


@pytest.mark.requirement("P-61")
def test_an_emergency_that_is_over_is_reported_once_with_what_was_done() -> None:
    hamed, theirs = officer(), account()
    proposed = actions.break_glass(
        employee=hamed,
        accounts=[theirs],
        duties=[Duty.CREDENTIAL],
        hours=2,
        because="A flood.",
        by=employee(role=Role.SUPERVISOR),
        now=NOON,
    )
    held = actions.confirm(proposed, by=employee(role=Role.SECURITY), now=NOON)
    actions.connect(theirs, {"access_token": "t"}, by=hamed, now=later(minutes=5))

    assert not queries.unreported(later(hours=1)).exists()
    assert not actions.report_emergency(held, by=Actor.SYSTEM, now=later(hours=1))
    (due,) = queries.unreported(later(hours=2))
    assert actions.report_emergency(due, by=Actor.SYSTEM, now=later(hours=2))
    assert not actions.report_emergency(due, by=Actor.SYSTEM, now=later(hours=3))

    act = Act.objects.get(event="resolution.emergency_reported")
    assert act.details["done"] == "credential.stored: 1"
    assert not queries.unreported(later(hours=3)).exists()


@pytest.mark.requirement("P-61")
def test_an_emergency_has_no_other_way_than_its_second_person() -> None:
    first, theirs = head(), account()
    asked: dict[str, Any] = {"accounts": [theirs], "duties": [Duty.PUBLISH], "because": "A flood."}
    proposed = actions.break_glass(
        employee=prepared(officer(), theirs), hours=4, by=first, now=NOON, **asked
    )
    with pytest.raises(Refused, match="second person"):
        issue(proposed, first)
    with pytest.raises(Refused, match="second person"):
        actions.redraft(
            proposed,
            accounts=[theirs],
            duties=[Duty.ANSWER],
            from_at=FROM,
            to_at=TO,
            by=first,
            now=NOON,
        )
