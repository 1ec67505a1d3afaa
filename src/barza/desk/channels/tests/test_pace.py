"""A network is not called more often than it lets us, nor for more than it may cost."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from barza.connectors.base import Pace, Price, Use
from barza.connectors.errors import Temporary
from barza.connectors.mastodon.connector import MastodonConnector
from barza.desk.accounts.models import Account
from barza.desk.channels import outbox, pace, polling, spending
from barza.desk.channels.models import Budget, Cursor, Delivery, Spending
from barza.testing import cast, network
from barza.testing.cast import NOON
from barza.testing.network import Faulty
from barza.town.testing import TownHandle

from . import delivering

TWICE_A_MINUTE = Pace(2, 60)


def later(seconds: float) -> dt.datetime:
    return NOON + dt.timedelta(seconds=seconds)


def price(use: Use, usd: str, from_on: dt.date, per_item: bool = False) -> Price:
    return Price(use, Decimal(usd), from_on, per_item, "the network's price list")


@pytest.mark.django_db
class TestBucket:
    def test_a_full_one_gives_its_turns_and_then_says_how_long_to_wait(self) -> None:
        account = cast.account()
        waits = [pace.take(account, Use.READ, TWICE_A_MINUTE, NOON) for _ in range(3)]
        assert [wait.total_seconds() for wait in waits] == [0, 0, 30]

    def test_it_fills_with_time_and_never_above_the_brim(self) -> None:
        account = cast.account()
        for _ in range(2):
            pace.take(account, Use.READ, TWICE_A_MINUTE, NOON)
        assert not pace.take(account, Use.READ, TWICE_A_MINUTE, later(30))
        waits = [pace.take(account, Use.READ, TWICE_A_MINUTE, later(9000)) for _ in range(3)]
        assert [bool(wait) for wait in waits] == [False, False, True]

    def test_each_account_and_each_use_has_its_own(self) -> None:
        one, other = cast.account(), cast.account()
        once = Pace(1, 60)
        assert not pace.take(one, Use.READ, once, NOON)
        assert not pace.take(one, Use.WRITE, once, NOON)
        assert not pace.take(other, Use.READ, once, NOON)
        assert pace.take(one, Use.READ, once, NOON)

    def test_what_the_network_asks_holds_though_turns_are_left(self) -> None:
        account = cast.account()
        pace.hold(account, Use.READ, later(700))
        pace.hold(account, Use.READ, later(20))
        assert pace.take(account, Use.READ, None, later(1)).total_seconds() == 699
        assert not pace.take(account, Use.READ, None, later(700))

    @given(
        turns=st.integers(1, 20),
        seconds=st.floats(1, 900),
        gaps=st.lists(st.floats(0, 100), max_size=60),
    )
    def test_in_no_window_are_there_more_turns_than_full_and_refilled(
        self, turns: int, seconds: float, gaps: list[float]
    ) -> None:
        account, at, taken = cast.account(), 0.0, []
        for gap in gaps:
            at += gap
            if not pace.take(account, Use.READ, Pace(turns, seconds), later(at)):
                taken.append(at)
        for first, begun in enumerate(taken):
            inside = [one for one in taken[first:] if one <= begun + seconds]
            assert len(inside) <= 2 * turns


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_many_workers_together_take_no_more_than_there_are() -> None:
    account = cast.account()

    def take(_: int) -> bool:
        try:
            return not pace.take(account, Use.WRITE, Pace(7, 3600), NOON)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as workers:
        assert sum(workers.map(take, range(40))) == 7


@pytest.mark.django_db
class TestMoney:
    PRICES = (
        price(Use.READ, "0.005", dt.date(2026, 1, 1), per_item=True),
        price(Use.READ, "0.010", dt.date(2026, 3, 15), per_item=True),
        price(Use.WRITE, "0.02", dt.date(2026, 1, 1)),
    )

    def test_what_was_read_costs_what_the_price_was_that_day(self) -> None:
        account = cast.account()
        for day, items in ((1, 10), (1, 2), (20, 5)):
            at = NOON.replace(day=day)
            spending.charge(account, self.PRICES, Use.READ, items=items, now=at)
        found = Spending.objects.order_by("on").values_list("turns", "items", "usd")
        assert list(found) == [(2, 12, Decimal("0.060")), (1, 5, Decimal("0.050"))]

    def test_a_free_network_leaves_no_trace(self) -> None:
        spending.charge(cast.account(), (), Use.READ, items=9, now=NOON)
        assert not Spending.objects.exists()

    def test_reading_ends_at_the_budget_and_begins_again_with_the_month(self) -> None:
        account = cast.account()
        Budget.objects.create(account=account, usd=Decimal("0.05"), from_on=dt.date(2026, 2, 1))
        assert spending.may_read(account, self.PRICES, NOON)
        spending.charge(account, self.PRICES, Use.READ, items=10, now=NOON)
        assert not spending.may_read(account, self.PRICES, NOON)
        assert spending.may_read(account, self.PRICES, NOON.replace(month=4))

    def test_without_a_budget_nothing_that_costs_is_read(self) -> None:
        assert not spending.may_read(cast.account(), self.PRICES, NOON)
        assert spending.may_read(cast.account(), (), NOON)

    def test_the_forecast_goes_on_as_so_far_and_warns_before_it_is_spent(self) -> None:
        account = cast.account()
        Budget.objects.create(account=account, usd=Decimal(10), from_on=dt.date(2026, 3, 1))
        spending.charge(account, self.PRICES, Use.READ, items=200, now=NOON.replace(day=3))
        month = spending.month(account, dt.date(2026, 3, 3))
        assert (month.spent, round(month.forecast, 2)) == (Decimal("1.0"), Decimal("10.33"))
        assert month.warns
        assert not month.is_spent


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
@pytest.mark.requirement("P-51")
class TestTheChannelKeepsIt:
    def test_a_look_waits_for_its_turn(
        self, account: Account, faulty: Faulty, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        paces = {Use.READ: Pace(1, 600)}
        monkeypatch.setattr(MastodonConnector, "paces", paces)
        polling.look(account, NOON)
        polling.look(account, later(10))
        assert faulty.fetches == 1
        assert Cursor.objects.get().next_look_at == later(600)

    @pytest.mark.usefixtures("faulty")
    def test_a_look_that_ran_out_of_turns_clears_the_problem_by_what_it_stored(
        self, town: TownHandle, account: Account, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A town with more than one batch, and one turn only."""
        fetch = Faulty.fetch
        monkeypatch.setattr(MastodonConnector, "paces", {Use.READ: Pace(1, 600)})
        monkeypatch.setattr(Faulty, "fetch", lambda self, at: replace(fetch(self, at), more=True))
        Cursor.objects.create(
            account=account, problem="temporary", problem_text="Busy", failing_since_at=NOON
        )
        network.says(town)
        assert polling.look(account, later(10)) > 0
        cursor = Cursor.objects.get()
        assert (cursor.problem, cursor.problem_text, cursor.failing_since_at) == ("", "", None)
        assert cursor.next_look_at is not None
        assert cursor.next_look_at > later(500)

    def test_after_the_networks_wish_nothing_is_sent_by_anybody(
        self, account: Account, delivery: Delivery, faulty: Faulty
    ) -> None:
        faulty.before = [Temporary("slow down", retry_after=120)]
        outbox.attempt(delivery.pk, delivering.later(15), delivering.settle)
        assert Delivery.objects.get(pk=delivery.pk).state == "waiting"
        assert pace.take(account, Use.WRITE, None, delivering.later(130))
        assert not pace.take(account, Use.WRITE, None, delivering.later(140))

    def test_a_spent_budget_ends_the_reading_and_never_the_answers(
        self,
        town: TownHandle,
        account: Account,
        delivery: Delivery,
        faulty: Faulty,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        prices = (
            price(Use.READ, "0.005", dt.date(2026, 1, 1), per_item=True),
            price(Use.WRITE, "0.02", dt.date(2026, 1, 1)),
        )
        monkeypatch.setattr(MastodonConnector, "prices", prices)
        network.says(town)
        assert polling.look(account, NOON) == 0
        cursor = Cursor.objects.get()
        assert (cursor.problem, faulty.fetches) == ("budget", 0)
        assert cursor.next_look_at == dt.datetime(2026, 3, 31, 20, tzinfo=dt.UTC)

        assert outbox.attempt(delivery.pk, delivering.later(15), delivering.settle) == "done"
        assert Spending.objects.get().usd == Decimal("0.02")
