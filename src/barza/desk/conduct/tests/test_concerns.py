"""A lawful inside way: confidential, with a clock, beyond the line of management (P-57)."""

import datetime as dt

import pytest

from barza.desk.audit.models import Act
from barza.desk.conduct import actions, jobs, queries
from barza.desk.conduct.models import Concern, ConcernMessage
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee, Role
from barza.testing import cast
from barza.testing.cast import NOON

from .town_hall import DAY, Hall, concern

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-57")]
State = Concern.State
AFTER_TEN_DAYS = dt.datetime(2026, 3, 15, 10, 30, tzinfo=dt.UTC)
"""Ten working days after Sunday noon: the close of Sunday in a fortnight."""


def sees(person: Employee, one: Concern) -> bool:
    return queries.concerns_for(person).filter(pk=one.pk).exists()


def test_only_the_filer_and_the_desk_see_a_concern(house: Hall) -> None:
    one = concern(house)

    assert {p for p in vars(house).values() if sees(p, one)} == {
        house.salma,
        house.aisha,
        house.huda,
    }
    assert not sees(cast.superuser(), one)


def test_its_deadlines_are_the_close_of_working_days(house: Hall) -> None:
    one = concern(house)

    assert one.acknowledge_by_at == dt.datetime(2026, 3, 2, 10, 30, tzinfo=dt.UTC)
    assert one.answer_by_at == AFTER_TEN_DAYS


def test_without_working_hours_no_deadline_is_promised() -> None:
    with pytest.raises(Refused, match="No working hours"):
        actions.file_concern(kind="service", title="x", text="x", by=cast.officer(), now=NOON)


def test_an_attempt_by_anybody_else_finds_nothing_and_is_on_record(house: Hall) -> None:
    one = concern(house)

    assert actions.look_at_concern(one.pk, by=house.maryam, now=NOON) is None

    act = Act.objects.get(event="concern.viewed")
    assert (act.actor, act.result) == (house.maryam.username, "refused")
    assert actions.look_at_concern(9999, by=house.maryam, now=NOON) is None


def test_a_look_by_the_desk_is_on_record_and_the_filers_is_not(house: Hall) -> None:
    one = concern(house)

    assert actions.look_at_concern(one.pk, by=house.salma, now=NOON) == one
    assert actions.look_at_concern(one.pk, by=house.aisha, now=NOON) == one

    assert [act.actor for act in Act.objects.filter(event="concern.viewed")] == [
        house.aisha.username
    ]


def test_the_register_of_acts_does_not_say_who_filed(house: Hall) -> None:
    one = concern(house)
    actions.say(one, text="Is anyone there?", by=house.salma, now=NOON)
    actions.withdraw_concern(one, by=house.salma, now=NOON)

    acts = Act.objects.filter(event__startswith="concern.")
    assert acts.count() == 3
    assert not any(house.salma.username in (act.actor, str(act.details)) for act in acts)


def test_a_concern_is_taken_in_hand_and_answered_within_the_clock(house: Hall) -> None:
    one = concern(house)

    taken = actions.take(one, by=house.aisha, now=NOON + dt.timedelta(hours=1))
    assert (taken.state, taken.taken_by) == (State.IN_HAND, house.aisha)
    done = actions.answer(one, text="The rota is changed.", by=house.aisha, now=NOON + 3 * DAY)

    assert done.state == State.ANSWERED
    assert done.answered_at == NOON + 3 * DAY < done.answer_by_at
    assert done.missed_at is None
    kinds = done.messages.order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == [ConcernMessage.Kind.SAID, ConcernMessage.Kind.ANSWER]


def test_a_message_of_the_desk_acknowledges_and_late_is_remembered(house: Hall) -> None:
    one = actions.say(concern(house), text="We look into it.", by=house.huda, now=NOON + 2 * DAY)

    assert one.state == State.IN_HAND
    assert one.missed_at == one.acknowledge_by_at


def test_whoever_does_not_see_it_cannot_act_on_it(house: Hall) -> None:
    one = concern(house)
    for act in (actions.take, actions.withdraw_concern):
        with pytest.raises(Refused):
            act(one, by=house.maryam, now=NOON)
    with pytest.raises(Refused, match="not yours"):
        actions.say(one, text="Hello", by=house.zainab, now=NOON)


def test_the_desk_does_not_withdraw_and_nobody_answers_their_own(house: Hall) -> None:
    with pytest.raises(Refused, match="Only the employee"):
        actions.withdraw_concern(concern(house), by=house.aisha, now=NOON)
    with pytest.raises(Refused, match="Somebody else at the desk"):
        actions.answer(concern(house, by=house.aisha), text="Done", by=house.aisha, now=NOON)


def test_a_settled_concern_takes_no_more_messages(house: Hall) -> None:
    one = concern(house)
    actions.withdraw_concern(one, by=house.salma, now=NOON)
    with pytest.raises(Refused, match="settled"):
        actions.say(one, text="One more thing", by=house.salma, now=NOON)


def test_nobody_at_the_desk_sees_a_concern_about_themselves(house: Hall) -> None:
    one = concern(house, kind="colleague", about=house.aisha)

    assert not sees(house.aisha, one)
    assert sees(house.huda, one)
    with pytest.raises(Refused, match="somebody else"):
        concern(house, about=house.salma)


def test_it_can_be_kept_from_the_head_of_the_filers_own_unit(house: Hall) -> None:
    """The head might sit at the desk: here, of Salma's unit and of the desk."""
    head = cast.employee(role=Role.PERSONNEL, unit=house.salma.unit)

    assert sees(head, concern(house))
    assert not sees(head, concern(house, not_to_manager=True))
    assert not sees(head, concern(house, kind="manager"))


def test_a_transfer_does_not_open_it_to_the_former_head(house: Hall) -> None:
    head = cast.employee(role=Role.PERSONNEL, unit=house.salma.unit)
    one = concern(house, not_to_manager=True)
    house.salma.unit = cast.unit(code="ELSEWHERE")
    house.salma.save()

    assert not sees(head, one)


def test_where_the_whole_desk_is_kept_out_it_goes_up_at_once(house: Hall) -> None:
    one = concern(house, by=house.aisha, not_to_manager=True)

    assert one.state == State.ESCALATED
    assert not sees(house.huda, one)
    assert sees(house.nasser, one)


def test_a_concern_that_nobody_could_read_is_refused(house: Hall) -> None:
    Employee.objects.filter(role=Role.SENIOR_MANAGEMENT).update(is_active=False)
    with pytest.raises(Refused, match="internal audit"):
        concern(house, by=house.aisha, not_to_manager=True)


def test_the_desk_hands_up_with_a_reason_and_senior_management_answers(house: Hall) -> None:
    one = concern(house)
    with pytest.raises(Refused, match="Say why"):
        actions.escalate(one, because=" ", by=house.aisha, now=NOON)

    one = actions.escalate(one, because="It needs money.", by=house.aisha, now=NOON + DAY)

    assert (one.state, one.escalated_at) == (State.ESCALATED, NOON + DAY)
    assert sees(house.nasser, one)
    with pytest.raises(Refused, match="already"):
        actions.escalate(one, because="Again.", by=house.aisha, now=NOON + DAY)
    with pytest.raises(Refused, match="Senior management answers"):
        actions.answer(one, text="No.", by=house.aisha, now=NOON + DAY)
    assert actions.answer(one, text="Yes.", by=house.nasser, now=NOON + DAY).answered_at


def test_it_is_never_handed_to_the_person_complained_of(house: Hall) -> None:
    one = concern(house, kind="manager", about=house.nasser)
    actions.escalate(one, because="Beyond us.", by=house.aisha, now=NOON)
    assert not sees(house.nasser, one)
    assert sees(house.rashid, one)

    house.rashid.is_active = False
    house.rashid.save()
    with pytest.raises(Refused, match="No member of senior management"):
        actions.escalate(
            concern(house, kind="manager", about=house.nasser),
            because="Beyond us.",
            by=house.aisha,
            now=NOON,
        )


def test_the_filer_opens_it_again_once_with_a_fresh_clock_one_level_up(house: Hall) -> None:
    one = concern(house)
    with pytest.raises(Refused, match="Only the employee"):
        actions.not_resolved(one, text="No.", by=house.salma, now=NOON)
    actions.answer(one, text="No.", by=house.aisha, now=NOON + DAY)
    with pytest.raises(Refused, match="Only the employee"):
        actions.not_resolved(one, text="No.", by=house.huda, now=NOON + DAY)

    one = actions.not_resolved(one, text="It goes on.", by=house.salma, now=NOON + 7 * DAY)

    assert (one.state, one.reopened_at) == (State.ESCALATED, NOON + 7 * DAY)
    assert one.answer_by_at == AFTER_TEN_DAYS + 7 * DAY
    actions.answer(one, text="Still no.", by=house.nasser, now=NOON + 8 * DAY)
    with pytest.raises(Refused, match="once"):
        actions.not_resolved(one, text="It goes on.", by=house.salma, now=NOON + 9 * DAY)


def test_with_nobody_above_it_opens_again_at_the_desk(house: Hall) -> None:
    Employee.objects.filter(role=Role.SENIOR_MANAGEMENT).update(is_active=False)
    one = concern(house)
    actions.answer(one, text="No.", by=house.aisha, now=NOON)

    one = actions.not_resolved(one, text="It goes on.", by=house.salma, now=NOON + DAY)

    assert one.state == State.RECEIVED
    assert one.acknowledged_at is None


def test_overdue_concerns_go_up_by_themselves_and_once(house: Hall) -> None:
    one, other = concern(house), concern(house)
    actions.answer(other, text="Done.", by=house.aisha, now=NOON)

    assert actions.escalate_overdue(now=AFTER_TEN_DAYS - dt.timedelta(seconds=1)) == 0
    assert actions.escalate_overdue(now=AFTER_TEN_DAYS) == 1
    assert actions.escalate_overdue(now=AFTER_TEN_DAYS) == 0

    one.refresh_from_db()
    assert one.state == State.ESCALATED
    assert one.answer_by_at > AFTER_TEN_DAYS


def test_the_job_hands_them_up(house: Hall) -> None:
    concern(house)
    assert jobs.escalate(timestamp=0) == 1  # filed long before this test runs


def test_an_overdue_one_that_nobody_above_may_see_stays_at_the_desk(house: Hall) -> None:
    Employee.objects.filter(role=Role.SENIOR_MANAGEMENT).exclude(pk=house.nasser.pk).delete()
    one = concern(house, about=house.nasser)

    assert actions.escalate_overdue(now=AFTER_TEN_DAYS + DAY) == 0
    one.refresh_from_db()
    assert one.state == State.RECEIVED


def test_an_answer_after_the_deadline_is_remembered_as_late(house: Hall) -> None:
    one = actions.answer(concern(house), text="At last.", by=house.aisha, now=NOON + 20 * DAY)

    assert one.missed_at is not None
    assert Act.objects.get(event="concern.answered").details["late"] is True


@pytest.mark.parametrize("text", ["", "   ", "x" * 10_001])
def test_text_is_needed_and_has_a_limit(house: Hall, text: str) -> None:
    with pytest.raises(Refused):
        concern(house, text=text)


def test_the_queue_is_paged_by_deadline_and_by_key(house: Hall) -> None:
    made = [concern(house) for _ in range(5)]

    first = queries.queue(house.aisha, desk=True, size=3)
    rest = queries.queue(house.aisha, desk=True, size=3, after=first.after)

    assert [*first.concerns, *rest.concerns] == made
    assert rest.after == ""
    own = queries.queue(house.salma, desk=False, size=3)
    more = queries.queue(house.salma, desk=False, size=3, after=own.after)
    assert [*own.concerns, *more.concerns] == made[::-1]
    assert queries.queue(house.aisha, desk=True, opened=False).concerns == []
    assert queries.queue(house.aisha, desk=True, after="nonsense|1").concerns == []
