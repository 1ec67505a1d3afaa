"""A swap: offered, accepted, approved by a third person; limits are asked again (P-43, P-67)."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from barza.desk.accounts.models import Account
from barza.desk.audit.models import Act
from barza.desk.core.errors import Refused
from barza.desk.duty import actions, queries
from barza.desk.duty.models import Shift, Swap
from barza.desk.people.models import Employee
from barza.testing import cast

from .conftest import Declared
from .times import muscat

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-43")]
NOW = muscat(4, 4, 9)


@pytest.fixture
def huda(account: Account) -> Employee:
    return cast.officer(account, name_en="Huda")


@pytest.fixture
def shift(assign: Callable[..., Shift]) -> Shift:
    return assign()


@pytest.fixture
def swap(shift: Shift, salma: Employee, huda: Employee) -> Swap:
    return actions.offer_swap(shift, to=huda, why="a wedding", by=salma, now=NOW)


def test_a_swap_happens_when_offered_accepted_and_approved(
    swap: Swap, shift: Shift, salma: Employee, huda: Employee, maryam: Employee
) -> None:
    with pytest.raises(Refused, match="has not accepted"):
        actions.approve_swap(swap, by=maryam, now=NOW)
    actions.accept_swap(swap, by=huda, now=NOW)
    shift.refresh_from_db()
    assert shift.officer == salma, "nothing changes before it is approved"
    assert queries.to_approve(maryam, NOW) == [swap]

    actions.approve_swap(swap, by=maryam, now=NOW)

    shift.refresh_from_db()
    assert shift.officer == huda
    events = Act.objects.filter(event__startswith="swap.").order_by("id")
    assert [act.event for act in events] == ["swap.offered", "swap.accepted", "swap.approved"]
    assert queries.to_approve(maryam, NOW) == []


def test_two_shifts_are_exchanged_though_each_alone_would_break_the_rest(
    assign: Callable[..., Shift],
    shift: Shift,
    salma: Employee,
    huda: Employee,
    yusuf: Employee,
    maryam: Employee,
) -> None:
    hers = assign(officer=huda, start_at=shift.end_at)
    swap = actions.offer_swap(shift, to=huda, in_return=hers, by=salma, now=NOW)
    actions.accept_swap(swap, by=huda, now=NOW)
    actions.approve_swap(swap, by=maryam, now=NOW)
    shift.refresh_from_db()
    hers.refresh_from_db()
    assert (shift.officer, hers.officer) == (huda, salma)


def test_limits_are_asked_again_when_it_is_approved(
    swap: Swap, huda: Employee, maryam: Employee, declared: Declared
) -> None:
    actions.accept_swap(swap, by=huda, now=NOW)
    declared[huda.pk] = None
    with pytest.raises(Refused, match="declare readiness first"):
        actions.approve_swap(swap, by=maryam, now=NOW)


def test_only_the_officer_offers_and_only_once(
    swap: Swap, shift: Shift, salma: Employee, yusuf: Employee, huda: Employee
) -> None:
    with pytest.raises(Refused, match="Only the officer"):
        actions.offer_swap(shift, to=huda, by=yusuf, now=NOW)
    with pytest.raises(Refused, match="offered already"):
        actions.offer_swap(shift, to=huda, by=salma, now=NOW)
    actions.decline_swap(swap, by=salma, now=NOW)
    with pytest.raises(Refused, match="is the backup"):
        actions.offer_swap(shift, to=yusuf, by=salma, now=NOW)
    with pytest.raises(Refused, match="No resolution names"):
        actions.offer_swap(shift, to=cast.stranger(), by=salma, now=NOW)


def test_nobody_else_accepts_ends_or_approves(
    swap: Swap, salma: Employee, huda: Employee, yusuf: Employee, maryam: Employee
) -> None:
    with pytest.raises(Refused, match="does not wait for you"):
        actions.accept_swap(swap, by=yusuf, now=NOW)
    with pytest.raises(Refused, match="not yours"):
        actions.decline_swap(swap, by=yusuf, now=NOW)
    actions.accept_swap(swap, by=huda, now=NOW)
    with pytest.raises(Refused, match="keeps this account's rota"):
        actions.approve_swap(swap, by=yusuf, now=NOW)
    Employee.objects.filter(pk=huda.pk).update(role="supervisor")
    huda.refresh_from_db()
    with pytest.raises(Refused, match="of their own"):
        actions.approve_swap(swap, by=huda, now=NOW)
    actions.decline_swap(swap, because="needed there", by=maryam, now=NOW)
    with pytest.raises(Refused, match="closed already"):
        actions.approve_swap(swap, by=maryam, now=NOW)


def test_a_shift_that_has_begun_is_not_swapped(
    shift: Shift, salma: Employee, huda: Employee
) -> None:
    with pytest.raises(Refused, match="has begun"):
        actions.offer_swap(shift, to=huda, by=salma, now=shift.start_at + timedelta(minutes=1))


def test_an_offer_ends_with_the_shift_being_somebody_elses(
    swap: Swap, shift: Shift, huda: Employee, yusuf: Employee
) -> None:
    Shift.objects.filter(pk=shift.pk).update(officer=yusuf, backup=shift.officer)

    with pytest.raises(Refused, match="no longer theirs"):
        actions.accept_swap(swap, by=huda, now=NOW)
