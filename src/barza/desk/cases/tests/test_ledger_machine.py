"""Random sequences of what citizens and officers do; the ledger balances after each (P-51)."""

import datetime as dt
from contextlib import suppress

import pytest
from django.db import transaction
from django.db.models import Q
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from barza.desk.cases import actions
from barza.desk.cases.intake import drain
from barza.desk.cases.models import AnswerOwed, Case, Settlement
from barza.desk.core.errors import Refused
from barza.testing import cast
from barza.testing.cast import NOON

from .arriving import arrive, item, promise
from .test_ledger import EXCEPTIONS, answer


class Ledger(RuleBasedStateMachine):
    """Whatever citizens and officers do, and in whatever order."""

    @initialize()
    def begin(self) -> None:
        promise()
        self.account = cast.account()
        self.officer = cast.officer(self.account)
        self.now = NOON
        self.written = 0

    def case(self) -> Case | None:
        return Case.objects.first()

    @rule(minutes=st.integers(1, 600))
    def time_passes(self, minutes: int) -> None:
        self.now += dt.timedelta(minutes=minutes)

    @rule()
    def the_citizen_writes(self) -> None:
        self.written += 1
        arrive(self.account, item(f"m{self.written}", thread="t", at=self.now), at=self.now)
        drain(self.now)

    @rule()
    def an_answer_is_published(self) -> None:
        if case := self.case():
            answer(case, self.officer, self.now)

    @rule(settlement=st.sampled_from(["", *Settlement]), reason=st.sampled_from(["", "why"]))
    def an_officer_closes(self, settlement: str, reason: str) -> None:
        if case := self.case():
            with suppress(Refused):
                actions.close(
                    case, by=self.officer, now=self.now, settlement=settlement, reason=reason
                )

    @rule()
    def an_officer_reopens(self) -> None:
        if case := self.case():
            with suppress(Refused):
                actions.reopen(case, by=self.officer, now=self.now)

    @invariant()
    def closed_or_answered_means_settled_and_open_means_owed(self) -> None:
        for case in Case.objects.all():
            open_debts = case.debts.filter(settled_at=None).count()
            running = case.clocks.filter(stopped_at=None).count()
            assert (open_debts, running) == ((1, 2) if case.state == "open" else (0, 0))

    @invariant()
    def the_ledger_balances(self) -> None:
        settled = AnswerOwed.objects.filter(
            Q(settlement="answer", answer__isnull=False)
            | (Q(settlement__in=EXCEPTIONS) & ~Q(reason="")),
            settled_at__isnull=False,
        ).count()
        owing = AnswerOwed.objects.filter(settled_at=None).count()
        assert AnswerOwed.objects.count() == settled + owing


@pytest.mark.requirement("P-51")
class TestLedger(TestCase):
    def test_for_any_sequence_of_acts_the_ledger_balances(self) -> None:
        run_state_machine_as_test(
            Rolled,
            settings=settings(
                max_examples=40,
                stateful_step_count=20,
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )


class Rolled(Ledger):
    """Each run in a transaction that is rolled back at its end."""

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)
