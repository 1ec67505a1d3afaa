"""An urgent item at 03:00 on a Friday reaches officer, backup and head, times recorded (P-43)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail as outbox
from django.core.mail.backends.locmem import EmailBackend
from pytest_django import DjangoCaptureOnCommitCallbacks

from barza.desk.accounts.models import Account
from barza.desk.audit.models import Act
from barza.desk.cases.models import Case
from barza.desk.duty import actions, mail, queries
from barza.desk.duty.models import Escalation, EscalationStep, Shift
from barza.desk.people.models import Employee
from barza.testing import cast

from .times import MUSCAT, muscat

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-43")]
FRIDAY = muscat(4, 10, 3)
MINUTE = timedelta(minutes=1)
Capture = DjangoCaptureOnCommitCallbacks


@pytest.fixture
def case(account: Account) -> Case:
    return cast.case(cast.thread(account), urgency="urgent")


@pytest.fixture
def night(assign: Callable[..., Shift]) -> Shift:
    return assign(start_at=muscat(4, 9, 22), end_at=muscat(4, 10, 8))


def raised(case: Case, now: object = FRIDAY) -> Escalation:
    return actions.raise_escalation(
        account=case.account,
        about=case,
        subject=case.reference,
        path=f"/case/{case.pk}",
        now=now,  # type: ignore[arg-type]  # a datetime
    )


def called(escalation: Escalation) -> list[tuple[str, str, int]]:
    """Role, person and the minute after three at which they were called."""
    return [
        (
            step.role,
            step.person.name_en if step.person else "",
            (step.notified_at - FRIDAY) // MINUTE,
        )
        for step in escalation.steps.all()
    ]


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


def test_who_comes_on_duty_later_is_called_then(
    case: Case, assign: Callable[..., Shift], maryam: Employee
) -> None:
    """Nobody was there at three; the watch of eight finds the item still waiting."""
    escalation = raised(case)
    assign(start_at=FRIDAY + 300 * MINUTE, end_at=FRIDAY + 600 * MINUTE, now=muscat(4, 8, 9))
    for minute in range(280, 360):
        actions.advance(now=FRIDAY + minute * MINUTE)

    assert called(escalation) == [
        *(("officer", "", 0), ("backup", "", 0), ("head", "Maryam", 0)),
        *(("officer", "Salma Al Harthi", 300), ("backup", "Yusuf", 310)),
    ]
    acts = Act.objects.filter(event="escalation.called", result="done").order_by("id")
    assert [act.details["role"] for act in acts] == ["head", "officer", "backup"]


def test_a_shift_after_the_one_that_was_called_calls_nobody_more(
    case: Case, assign: Callable[..., Shift], yusuf: Employee, salma: Employee, account: Account
) -> None:
    escalation = raised(case)
    other, another = cast.officer(account), cast.officer(account)
    assign(start_at=FRIDAY + 300 * MINUTE, end_at=FRIDAY + 600 * MINUTE, now=muscat(4, 8, 9))
    assign(
        start_at=FRIDAY + 600 * MINUTE,
        end_at=FRIDAY + 900 * MINUTE,
        officer=other,
        backup=another,
        now=muscat(4, 8, 9),
    )
    for minute in (300, 310, 320, 600, 620, 660):
        actions.advance(now=FRIDAY + minute * MINUTE)
    assert not escalation.steps.filter(person__in=[other, another]).exists()
    assert not queries.met_a_gap(FRIDAY + 660 * MINUTE).exists()


def test_who_took_it_before_the_next_shift_spares_that_one(
    case: Case, assign: Callable[..., Shift], maryam: Employee
) -> None:
    escalation = raised(case)
    assign(start_at=FRIDAY + 300 * MINUTE, end_at=FRIDAY + 600 * MINUTE, now=muscat(4, 8, 9))
    actions.taken(case, by=maryam, now=FRIDAY + 5 * MINUTE)
    assert actions.advance(now=FRIDAY + 300 * MINUTE) == 0
    assert escalation.steps.count() == 3


def test_a_head_who_is_named_later_is_called_then(night: Shift, case: Case) -> None:
    Employee.objects.filter(role="section_head").update(is_active=False)
    escalation = raised(case)
    for minute in (10, 20, 30):
        actions.advance(now=FRIDAY + minute * MINUTE)
    assert called(escalation)[-1] == ("head", "", 20)
    Employee.objects.filter(role="section_head").update(is_active=True)
    for minute in (40, 41):
        actions.advance(now=FRIDAY + minute * MINUTE)
    assert called(escalation)[-2:] == [("head", "", 20), ("head", "Maryam", 40)]


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
