"""An urgent item at 03:00 on a Friday reaches officer, backup and head, times recorded (P-43)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail as outbox
from pytest_django import DjangoCaptureOnCommitCallbacks

from barza.desk.accounts.models import Account
from barza.desk.audit.models import Act
from barza.desk.cases.models import Case
from barza.desk.duty import actions, queries
from barza.desk.duty.models import Shift
from barza.desk.people.models import Employee
from barza.testing import cast

from .escalating import FRIDAY, MINUTE, called, raised
from .times import MUSCAT, muscat

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-43")]
Capture = DjangoCaptureOnCommitCallbacks


@pytest.fixture
def case(account: Account) -> Case:
    return cast.case(cast.thread(account), urgency="urgent")


@pytest.fixture
def night(assign: Callable[..., Shift]) -> Shift:
    return assign(start_at=muscat(4, 9, 22), end_at=muscat(4, 10, 8))


def test_at_three_on_a_friday_it_reaches_officer_backup_and_head(
    night: Shift,
    case: Case,
    salma: Employee,
    django_capture_on_commit_callbacks: Capture,
) -> None:
    assert f"{FRIDAY.astimezone(MUSCAT):%A %H:%M}" == "Friday 03:00"
    with django_capture_on_commit_callbacks(execute=True):
        escalation = raised(case)
    for minute in range(60):
        with django_capture_on_commit_callbacks(execute=True):
            actions.advance(now=FRIDAY + minute * MINUTE)

    assert called(escalation) == [
        ("officer", salma.name_en, 0),
        ("backup", "Yusuf", 10),
        ("head", "Maryam", 20),
    ]
    assert [message.to for message in outbox.outbox] == [
        ["salma@example.om"],
        ["yusuf@example.om"],
        ["maryam@example.om"],
    ]
    text = f"{outbox.outbox[0].subject} {outbox.outbox[0].body}"
    assert case.reference in text
    assert "10 April 2026 03:00" in text or "10 Apr 2026 03:00" in text
    assert case.author not in text
    steps = Act.objects.filter(event="escalation.called").order_by("id")
    assert [act.details["role"] for act in steps] == ["officer", "backup", "head"]
    assert [(act.at - FRIDAY) // MINUTE for act in steps] == [0, 10, 20]


def test_a_second_round_at_the_same_instant_calls_nobody(night: Shift, case: Case) -> None:
    escalation = raised(case)
    assert raised(case) == escalation, "it is raised once"
    at = FRIDAY + 10 * MINUTE
    assert actions.advance(now=at) == 1
    assert actions.advance(now=at) == 0
    assert escalation.steps.count() == 2


def test_who_takes_it_ends_it_and_it_is_on_record(
    night: Shift, case: Case, yusuf: Employee
) -> None:
    escalation = raised(case)
    actions.advance(now=FRIDAY + 10 * MINUTE)
    actions.taken(case, by=yusuf, now=FRIDAY + 12 * MINUTE)
    assert actions.advance(now=FRIDAY + 40 * MINUTE) == 0
    escalation.refresh_from_db()
    assert (escalation.taken_by, escalation.ended_because) == (yusuf, "taken")
    assert escalation.steps.get(role="backup").taken_at == FRIDAY + 12 * MINUTE
    assert escalation.steps.get(role="officer").taken_at is None
    assert actions.taken(case, by=yusuf, now=FRIDAY + 13 * MINUTE) is None
    assert queries.escalated(escalation.about) is None
    assert raised(case, FRIDAY + 60 * MINUTE) != escalation, "let go again, it is raised again"


def test_a_gap_in_the_rota_calls_the_head_at_once(case: Case, maryam: Employee) -> None:
    escalation = raised(case)
    assert called(escalation) == [("officer", "", 0), ("backup", "", 0), ("head", "Maryam", 0)]
    nobody = Act.objects.filter(event="escalation.called", result="nobody")
    assert nobody.count() == 2


def test_a_worker_that_was_away_gives_each_their_minutes(night: Shift, case: Case) -> None:
    escalation = raised(case)
    actions.advance(now=FRIDAY + 35 * MINUTE)
    actions.advance(now=FRIDAY + 36 * MINUTE)
    assert [minute for _, _, minute in called(escalation)] == [0, 35]
    actions.advance(now=FRIDAY + 45 * MINUTE)
    assert [minute for _, _, minute in called(escalation)] == [0, 35, 45]


def test_the_minutes_are_dated_data(night: Shift, case: Case, maryam: Employee) -> None:
    fields: dict[str, Any] = {
        "urgency": "urgent",
        "valid_from_on": FRIDAY.date(),
        "by": maryam,
        "now": FRIDAY,
    }
    actions.set_escalation_times(officer=5, backup=7, head=10, **fields)
    escalation = raised(case)
    for minute in range(60):
        actions.advance(now=FRIDAY + minute * MINUTE)
    assert [minute for _, _, minute in called(escalation)] == [0, 5, 12]
    assert queries.minutes_of("urgent", FRIDAY - timedelta(days=2)) == (10, 10, 10)


def test_a_person_is_told_in_the_language_of_their_interface(
    night: Shift, case: Case, salma: Employee, django_capture_on_commit_callbacks: Capture
) -> None:
    Employee.objects.filter(pk=salma.pk).update(interface_language="ar")
    with django_capture_on_commit_callbacks(execute=True):
        raised(case)
    assert case.account.name_ar in outbox.outbox[0].body


def test_who_has_no_address_is_called_without_mail(
    night: Shift, case: Case, salma: Employee, django_capture_on_commit_callbacks: Capture
) -> None:
    Employee.objects.update(email="")
    with django_capture_on_commit_callbacks(execute=True):
        escalation = raised(case)
    assert not outbox.outbox
    assert [name for _, name, _ in called(escalation)] == [salma.name_en]


def test_what_is_no_longer_owed_calls_nobody(night: Shift, case: Case) -> None:
    escalation = raised(case)
    actions.end(case, because="answered", now=FRIDAY + MINUTE)
    assert actions.advance(now=FRIDAY + 30 * MINUTE) == 0
    escalation.refresh_from_db()
    assert escalation.ended_because == "answered"
    assert actions.end(case, because="answered", now=FRIDAY + MINUTE) is None


def test_those_with_nobody_left_to_call_hold_up_no_other(
    night: Shift, account: Account, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("barza.desk.duty.actions.escalation.AT_ONCE", 1)
    raised(cast.case(cast.thread(account), urgency="urgent"))
    for minute in (10, 20):
        actions.advance(now=FRIDAY + minute * MINUTE)
    later = raised(case, FRIDAY + 30 * MINUTE)

    assert actions.advance(now=FRIDAY + 39 * MINUTE) == 0
    assert actions.advance(now=FRIDAY + 40 * MINUTE) == 1
    assert [role for role, _name, _minute in called(later)] == ["officer", "backup"]
