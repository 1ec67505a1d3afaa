"""A mail server that fails loses no call (P-43)."""

from collections.abc import Callable

import pytest
from django.core import mail as outbox
from django.core.mail.backends.locmem import EmailBackend
from pytest_django import DjangoCaptureOnCommitCallbacks

from barza.desk.accounts.models import Account
from barza.desk.cases.models import Case
from barza.desk.duty import actions, mail, queries
from barza.desk.duty.models import EscalationStep, Shift
from barza.testing import cast

from .escalating import FRIDAY, MINUTE, called, raised
from .times import muscat

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-43")]
Capture = DjangoCaptureOnCommitCallbacks


@pytest.fixture
def case(account: Account) -> Case:
    return cast.case(cast.thread(account), urgency="urgent")


@pytest.fixture
def night(assign: Callable[..., Shift]) -> Shift:
    return assign(start_at=muscat(4, 9, 22), end_at=muscat(4, 10, 8))


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The mail server is away until this is undone."""

    def refuse(self: EmailBackend, messages: object) -> int:
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    return monkeypatch


def test_a_mail_server_that_fails_loses_no_step_and_is_tried_again(
    night: Shift,
    case: Case,
    broken: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Capture,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        escalation = raised(case)
    step = escalation.steps.get()
    assert (step.mailed_at, step.mail_tries) == (None, 1)
    assert step.mail_failing_since_at == FRIDAY
    broken.undo()
    assert mail.send_waiting(FRIDAY) == 0, "not within the minute in which it was tried"
    assert mail.send_waiting(FRIDAY + MINUTE) == 1
    assert mail.send_waiting(FRIDAY + 2 * MINUTE) == 0
    assert len(outbox.outbox) == 1


def test_a_mail_server_that_is_away_for_hours_loses_no_call(
    night: Shift,
    case: Case,
    broken: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Capture,
) -> None:
    """Ever longer waits, a quarter of an hour at most; the next ones are called meanwhile."""
    with django_capture_on_commit_callbacks(execute=True):
        escalation = raised(case)
    tried: list[int] = []
    for minute in range(5 * 60):
        with django_capture_on_commit_callbacks(execute=True):
            actions.advance(now=FRIDAY + minute * MINUTE)
        before = escalation.steps.get(role="officer").mail_tries
        mail.send_waiting(FRIDAY + minute * MINUTE)
        if escalation.steps.get(role="officer").mail_tries > before:
            tried.append(minute)
    assert [role for role, _name, _minute in called(escalation)] == ["officer", "backup", "head"]
    assert tried[:6] == [1, 3, 7, 15, 30, 45]
    broken.undo()

    mail.send_waiting(FRIDAY + 6 * 60 * MINUTE)
    assert sorted(message.to[0] for message in outbox.outbox) == [
        *("maryam@example.om", "salma@example.om", "yusuf@example.om"),
    ]
    assert not escalation.steps.filter(mailed_at=None).exists()


def test_a_call_of_half_a_day_ago_is_left_to_the_board(
    night: Shift, case: Case, broken: pytest.MonkeyPatch
) -> None:
    raised(case)
    assert queries.unmailed(FRIDAY + 12 * 60 * MINUTE - MINUTE).exists()
    assert not queries.unmailed(FRIDAY + 12 * 60 * MINUTE).exists()


def test_a_server_that_is_away_holds_up_no_round(
    night: Shift, account: Account, case: Case, broken: pytest.MonkeyPatch
) -> None:
    for _ in range(6):
        raised(cast.case(cast.thread(account), urgency="urgent"))
    assert mail.send_waiting(FRIDAY + MINUTE) == 0
    assert EscalationStep.objects.filter(mail_tries=1).count() == 3
    broken.undo()
    assert mail.send_waiting(FRIDAY + 2 * MINUTE) == 6, "first those that were tried least"
