"""Who may be put on duty, by whom; what a change leaves on record; gaps (P-43, P-61, P-67)."""

from collections.abc import Callable
from datetime import time, timedelta
from typing import Any

import pytest

from barza.desk.accounts.models import Account, Duty
from barza.desk.audit.models import Act
from barza.desk.core.errors import Refused
from barza.desk.duty import actions, queries
from barza.desk.duty.limits import Limits
from barza.desk.duty.models import Shift, Step
from barza.desk.duty.spans import Span
from barza.desk.people.models import Employee, Role
from barza.testing import cast

from .conftest import Declared
from .times import muscat, span

pytestmark = pytest.mark.django_db
Assign = Callable[..., Shift]
EVENING = muscat(4, 5, 16)


@pytest.mark.requirement("P-43")
def test_a_shift_names_an_officer_and_a_backup_and_is_on_record(
    assign: Assign, account: Account, salma: Employee, yusuf: Employee, maryam: Employee
) -> None:
    shift = assign()
    assert queries.on_duty(account, EVENING) == (salma, yusuf)
    assert queries.on_duty(account, shift.end_at) is None
    act = Act.objects.get(event="shift.assigned")
    assert (act.actor, act.clause, act.details["shift"]["officer"]) == (
        maryam.username,
        "P-43",
        salma.username,
    )


@pytest.mark.requirement("P-43")
def test_an_urgent_item_goes_to_officer_backup_and_head(
    assign: Assign, account: Account, salma: Employee, yusuf: Employee, maryam: Employee
) -> None:
    assign()
    assert queries.chain(account, EVENING) == [
        (Step.OFFICER, salma, 10),
        (Step.BACKUP, yusuf, 10),
        (Step.HEAD, maryam, 10),
    ]
    assert queries.chain(account, EVENING - timedelta(days=1))[0] == (Step.OFFICER, None, 10)


@pytest.mark.requirement("P-43")
def test_a_gap_is_shown_ahead(assign: Assign, account: Account) -> None:
    assign()
    window = span((4, 5, 12), (4, 6, 12))
    assert queries.gaps(account, *window) == [
        span((4, 5, 12), (4, 5, 16)),
        span((4, 6, 0), (4, 6, 12)),
    ]
    assert queries.gaps(cast.account(), *window) == [window]


@pytest.mark.requirement("P-43")
def test_the_next_human_time_is_now_the_next_shift_or_the_next_opening(
    assign: Assign, account: Account
) -> None:
    shift = assign()
    assert queries.attended_from(account, EVENING) == EVENING
    assert queries.attended_from(account, EVENING - timedelta(hours=1)) == EVENING
    assert queries.attended_from(account, shift.end_at) == muscat(4, 6, 7, 30)


@pytest.mark.requirement("P-43")
@pytest.mark.parametrize("role", [Role.OFFICER, Role.DEPARTMENT, Role.PERSONNEL, Role.SECURITY])
def test_who_does_not_keep_the_rota_assigns_nobody(assign: Assign, role: Role) -> None:
    with pytest.raises(Refused, match="keeps this account's rota"):
        assign(by=cast.employee(role=role))
    assert not Shift.objects.exists()


@pytest.mark.requirement("P-43")
def test_a_head_keeps_the_rota_of_her_own_section_only(assign: Assign) -> None:
    other = cast.unit(code="D-MED", name_en="Media")
    with pytest.raises(Refused, match="keeps this account's rota"):
        assign(by=cast.employee(role=Role.SECTION_HEAD, unit=other))
    assert assign(by=cast.employee(role=Role.SENIOR_MANAGEMENT, unit=other))


@pytest.mark.requirement("P-61")
@pytest.mark.parametrize("place", ["officer", "backup"])
def test_only_whom_a_resolution_names_is_on_the_rota(assign: Assign, place: str) -> None:
    with pytest.raises(Refused, match="No resolution names") as refusal:
        assign(**{place: cast.stranger()})
    assert refusal.value.clause == "P-61"


@pytest.mark.requirement("P-61")
def test_the_resolution_must_be_in_force_when_the_shift_begins(
    assign: Assign, account: Account
) -> None:
    brief = cast.officer()
    cast.resolution(brief, account, duties=[Duty.ANSWER], to_at=muscat(4, 5, 16))
    with pytest.raises(Refused, match="No resolution names"):
        assign(officer=brief)
    assert assign(officer=brief, start_at=muscat(4, 5, 15), end_at=muscat(4, 5, 16))


@pytest.mark.requirement("P-67")
def test_without_a_declaration_nobody_is_on_duty_out_of_hours(
    assign: Assign, salma: Employee, yusuf: Employee, declared: Declared
) -> None:
    declared[salma.pk] = None
    with pytest.raises(Refused, match="declare readiness first") as refusal:
        assign()
    assert refusal.value.clause == "P-67"
    assert assign(start_at=muscat(4, 5, 8), end_at=muscat(4, 5, 14))
    declared[salma.pk], declared[yusuf.pk] = Limits(frozenset(range(1, 8))), None
    with pytest.raises(Refused, match="Yusuf has not declared"):
        assign(start_at=muscat(4, 6, 16))


@pytest.mark.requirement("P-67")
@pytest.mark.parametrize(
    ("limits", "said"),
    [
        pytest.param(Limits(frozenset({1})), "outside the days or hours", id="another day"),
        pytest.param(
            Limits(frozenset({7}), time(16), time(22)), "outside the days or hours", id="hours"
        ),
        pytest.param(
            Limits(frozenset({7}), most_shifts_a_week=0), "more shifts this week", id="shifts"
        ),
        pytest.param(
            Limits(frozenset({7}), most_hours_a_day=7), "more hours on that day", id="hours a day"
        ),
    ],
)
def test_a_rota_that_breaks_a_declared_limit_is_refused(
    assign: Assign, salma: Employee, declared: Declared, limits: Limits, said: str
) -> None:
    declared[salma.pk] = limits
    with pytest.raises(Refused, match=said) as refusal:
        assign()
    assert refusal.value.clause == "P-67"


@pytest.mark.requirement("P-67")
def test_eleven_hours_of_rest_lie_between_two_shifts(assign: Assign, account: Account) -> None:
    shift = assign()
    with pytest.raises(Refused, match="eleven hours between shifts"):
        assign(start_at=shift.end_at + timedelta(hours=10, minutes=59))
    assert assign(start_at=shift.end_at + timedelta(hours=11))


@pytest.mark.requirement("P-67")
def test_nobody_is_on_two_shifts_at_once_but_may_watch_two_accounts(
    assign: Assign, salma: Employee, yusuf: Employee
) -> None:
    other = cast.account()
    for person in (salma, yusuf):
        cast.resolution(person, other)
    assign()
    with pytest.raises(Refused, match="on another shift"):
        assign(account=other, start_at=EVENING + timedelta(hours=1))
    assert assign(account=other)


@pytest.mark.requirement("P-43")
@pytest.mark.parametrize(
    ("changed", "said"),
    [
        pytest.param({}, "is on duty for this account", id="twice on one account"),
        pytest.param({"end_at": EVENING}, "must end after it begins", id="no time at all"),
        pytest.param({"end_at": EVENING + timedelta(hours=13)}, "twelve hours", id="too long"),
        pytest.param({"now": EVENING + timedelta(hours=1)}, "before it begins", id="afterwards"),
        pytest.param(
            {"start_at": muscat(4, 7, 16) + timedelta(seconds=1)}, "to the minute", id="seconds"
        ),
    ],
)
def test_a_shift_that_cannot_be_is_refused(
    assign: Assign, changed: dict[str, Any], said: str
) -> None:
    assign()
    with pytest.raises(Refused, match=said):
        assign(**changed)


@pytest.mark.requirement("P-43")
def test_the_backup_is_another_person_and_a_closed_account_has_no_rota(
    assign: Assign, salma: Employee, account: Account
) -> None:
    with pytest.raises(Refused, match="not the officer"):
        assign(backup=salma)
    Account.objects.update(state="closed")
    with pytest.raises(Refused, match="closed account"):
        assign()


@pytest.mark.requirement("P-43")
def test_a_shift_that_runs_is_relieved_and_who_was_on_duty_stays_on_record(
    assign: Assign, account: Account, salma: Employee, yusuf: Employee, maryam: Employee
) -> None:
    shift, third = assign(), cast.officer(account)
    now = EVENING + timedelta(hours=2, seconds=30)
    rest = actions.change_shift(
        shift,
        start_at=shift.start_at,
        end_at=shift.end_at,
        officer=third,
        backup=yusuf,
        by=maryam,
        now=now,
    )
    cut = now.replace(second=0)
    assert queries.on_duty(account, cut - timedelta(minutes=1)) == (salma, yusuf)
    assert queries.on_duty(account, cut) == (third, yusuf)
    assert rest.span == Span(cut, shift.end_at)
    assert Act.objects.filter(event="shift.relieved").count() == 1


@pytest.mark.requirement("P-43")
def test_a_shift_ahead_is_changed_in_place_and_one_that_is_over_is_not(
    assign: Assign, salma: Employee, yusuf: Employee, maryam: Employee
) -> None:
    shift = assign()
    fields: dict[str, Any] = {"officer": yusuf, "backup": salma, "by": maryam, "note": "exchanged"}
    later: dict[str, Any] = {
        "start_at": EVENING + timedelta(hours=1),
        "end_at": EVENING + timedelta(hours=9),
    }
    changed = actions.change_shift(shift, **later, **fields, now=EVENING - timedelta(days=1))
    assert (changed.pk, changed.officer, changed.note) == (shift.pk, yusuf, "exchanged")
    assert Act.objects.get(event="shift.changed").details["before"]["officer"] == salma.username
    with pytest.raises(Refused, match="over"):
        actions.change_shift(shift, **later, **fields, now=EVENING + timedelta(days=1))


@pytest.mark.requirement("P-43")
def test_a_cancelled_shift_leaves_a_gap_and_its_reason(
    assign: Assign, account: Account, salma: Employee, maryam: Employee
) -> None:
    shift, before = assign(), EVENING - timedelta(hours=1)
    with pytest.raises(Refused, match="Say why"):
        actions.cancel_shift(shift, because=" ", by=maryam, now=before)
    with pytest.raises(Refused, match="keeps this account's rota"):
        actions.cancel_shift(shift, because="ill", by=salma, now=before)
    actions.cancel_shift(shift, because="ill", by=maryam, now=before)
    assert queries.on_duty(account, EVENING) is None
    assert assign()


@pytest.mark.requirement("P-43")
def test_a_running_shift_that_is_cancelled_ends_now(
    assign: Assign, account: Account, maryam: Employee
) -> None:
    shift, now = assign(), EVENING + timedelta(hours=3)
    actions.cancel_shift(shift, because="storm", by=maryam, now=now)
    shift.refresh_from_db()
    assert (shift.end_at, shift.cancelled_at) == (now, None)


@pytest.mark.requirement("P-43")
def test_a_note_of_hand_over_is_written_by_who_was_there(
    assign: Assign, account: Account, salma: Employee, yusuf: Employee
) -> None:
    shift, now = assign(), EVENING + timedelta(hours=7)
    for text, by, said in (
        ("Water cut in Seeb", cast.officer(account), "Who was on the shift"),
        (" ", salma, "Write what the next person"),
        ("x" * 4001, salma, "briefly"),
    ):
        with pytest.raises(Refused, match=said):
            actions.hand_over(shift, text=text, by=by, now=now)
    with pytest.raises(Refused, match="not begun"):
        actions.hand_over(shift, text="early", by=salma, now=EVENING - timedelta(hours=1))
    for by in (salma, yusuf):
        actions.hand_over(shift, text="Water cut in Seeb", by=by, now=now)
    notes = queries.handovers([account.pk])
    assert [note.by for note in notes.rows] == [yusuf, salma]
    assert notes.older is None


@pytest.mark.requirement("P-67")
def test_who_stays_on_a_shift_that_runs_has_twelve_hours_in_all(
    assign: Assign, salma: Employee, yusuf: Employee, maryam: Employee
) -> None:
    shift = assign()
    now = shift.start_at + timedelta(hours=2)
    people: dict[str, Any] = {"officer": salma, "backup": yusuf, "by": maryam}
    end = now + timedelta(hours=11)
    with pytest.raises(Refused, match="twelve hours at most"):
        actions.change_shift(shift, start_at=shift.start_at, end_at=end, now=now, **people)
