"""Who may start a drill, what may be done in it, and how it ends."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from barza.desk.accounts.models import Account
from barza.desk.audit.actions import Actor
from barza.desk.audit.models import Act
from barza.desk.core.errors import Refused
from barza.desk.drills import actions, jobs, queries
from barza.desk.drills.models import Run, RunMessage
from barza.desk.people.models import Employee, Unit
from barza.testing import cast, network
from barza.testing.cast import NOON
from barza.town.testing import TownHandle

from .going import begun, drill

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("no_jobs"),
    pytest.mark.requirement("P-45"),
]
MINUTE = timedelta(minutes=1)


def nothing_is_begun() -> None:
    assert not Run.objects.exists()
    assert not ProcrastinateJob.objects.exists()
    assert not Act.objects.filter(event="drill.started").exists()


def test_a_run_keeps_the_drill_as_it_was_given_and_orders_its_messages(salma: Employee) -> None:
    run = actions.start(drill(), by=salma, now=NOON)
    assert run.ends_at == NOON + 30 * MINUTE
    assert run.text.title_en == "Danger and anger"
    assert ProcrastinateJob.objects.filter(task_name="drills.post").count() == 4
    act = Act.objects.get(event="drill.started")
    assert (act.actor, act.resolution) == (salma.username, run.resolution)


@pytest.mark.requirement("P-61")
@pytest.mark.parametrize("who", ["stranger", "superuser", "elsewhere"])
def test_nobody_starts_without_a_resolution_for_the_practice_account(
    practice: Account, who: str
) -> None:
    person = cast.superuser() if who == "superuser" else cast.stranger()
    if who == "elsewhere":
        cast.resolution(person, cast.account())
    with pytest.raises(Refused, match="No resolution") as refusal:
        actions.start(drill(), by=person, now=NOON)
    assert refusal.value.clause == "P-61"
    nothing_is_begun()


def test_without_a_practice_account_nobody_starts() -> None:
    real = cast.account()
    with pytest.raises(Refused, match="no practice town") as refusal:
        actions.start(drill(), by=cast.officer(real), now=NOON)
    assert refusal.value.clause == "P-45"
    nothing_is_begun()


def test_a_practice_account_that_is_not_connected_is_none() -> None:
    there = cast.account(is_practice=True)
    with pytest.raises(Refused, match="not connected"):
        actions.start(drill(), by=cast.officer(there), now=NOON)
    nothing_is_begun()


def test_a_suspended_practice_account_is_none(town: TownHandle) -> None:
    there = network.account(town, is_practice=True)
    salma = cast.officer(there)
    Account.objects.filter(pk=there.pk).update(state="suspended")
    with pytest.raises(Refused, match="no practice town"):
        actions.start(drill(), by=salma, now=NOON)


def test_the_worker_knows_what_a_run_orders(salma: Employee) -> None:
    run = begun(salma, now=NOON)
    [job, *_] = ProcrastinateJob.objects.filter(task_name="drills.post").order_by("id")
    first = run.messages.get(place=1)
    assert (job.args, job.scheduled_at) == ({"message_id": first.pk}, NOON)
    assert app.tasks["drills.post"].func is jobs.post.func


def test_one_drill_at_a_time(salma: Employee) -> None:
    begun(salma, now=NOON)
    with pytest.raises(Refused, match="already"):
        begun(salma, "first-shift", now=NOON)
    run = Run.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Run.objects.create(
            drill="x", version=1, content={}, employee=salma, account=run.account,
            resolution="1", started_at=NOON, ends_at=NOON + MINUTE,
        )  # fmt: skip


def test_a_department_may_be_changed_until_the_end(salma: Employee, roads: Unit) -> None:
    run = begun(salma, now=NOON)
    message = run.messages.get(key="bare-wire")
    other = cast.unit(code="D-WST", name_ar="جمع النفايات", name_en="Waste Collection")
    actions.choose_department(message, "D-WST", by=salma, now=NOON)
    assert message.department == other
    actions.choose_department(message, "D-ROA", by=salma, now=NOON)
    message.refresh_from_db()
    assert message.department == roads
    with pytest.raises(Refused, match="over"):
        actions.choose_department(message, "D-WST", by=salma, now=run.ends_at)


@pytest.mark.parametrize("code", ["", "D-MOON", "d-roa"])
def test_a_department_that_is_not_known_is_refused(salma: Employee, roads: Unit, code: str) -> None:
    message = begun(salma, now=NOON).messages.get(key="bare-wire")
    with pytest.raises(Refused, match="isn't known"):
        actions.choose_department(message, code, by=salma, now=NOON)
    message.refresh_from_db()
    assert message.department is None


def test_no_department_is_asked_that_the_institution_lacks(salma: Employee, roads: Unit) -> None:
    asked = {one.key: one.departments for one in begun(salma, now=NOON).text.messages}
    assert asked == {"slow-bins": [], "bare-wire": ["D-ROA"], "mosquitoes": [], "wadi": []}


def test_only_the_trainee_acts_in_a_run(salma: Employee, practice: Account, roads: Unit) -> None:
    run, other = begun(salma, now=NOON), cast.officer(practice)
    message = run.messages.get(key="bare-wire")
    for act in (
        lambda: actions.finish(run, by=other, now=NOON),
        lambda: actions.abandon(run, by=other, now=NOON),
        lambda: actions.choose_department(message, "D-ROA", by=other, now=NOON),
    ):
        with pytest.raises(Refused, match="Only the person"):
            act()
    run.refresh_from_db()
    assert run.ended_at is None


def test_an_abandoned_run_has_no_score_and_another_can_be_started(salma: Employee) -> None:
    run = actions.abandon(begun(salma, now=NOON), by=salma, now=NOON)
    assert (run.end, run.score, run.is_passed) == ("abandoned", None, False)
    with pytest.raises(Refused, match="over"):
        actions.finish(run, by=salma, now=NOON)
    assert begun(salma, now=NOON).pk != run.pk


def test_nobody_finishes_before_the_last_message_could_come(salma: Employee) -> None:
    run = begun(salma, now=NOON)
    with pytest.raises(Refused, match="still to come"):
        actions.finish(run, by=salma, now=NOON + MINUTE)
    late = actions.finish(run, by=salma, now=NOON + 2 * MINUTE)
    assert (late.end, late.score, late.is_passed) == ("not_held", None, False)


def test_a_run_ends_by_itself_when_its_time_is_over(salma: Employee) -> None:
    run = begun(salma, now=NOON)
    assert actions.end_overdue(by=Actor.SYSTEM, now=run.ends_at - MINUTE) == 0
    assert actions.end_overdue(by=Actor.SYSTEM, now=run.ends_at + 9 * MINUTE) == 1
    assert actions.end_overdue(by=Actor.SYSTEM, now=run.ends_at + 9 * MINUTE) == 0
    run.refresh_from_db()
    assert run.ended_at == run.ends_at
    assert (run.end, run.score) == ("not_held", None), "no message of it arrived"


def test_a_run_whose_text_nobody_can_read_any_more_ends_and_stops_no_other(
    salma: Employee, practice: Account
) -> None:
    unreadable = begun(salma, now=NOON)
    Run.objects.update(content={"title": "of an older version"})
    other = begun(cast.officer(practice), now=NOON)
    assert actions.end_overdue(by=Actor.SYSTEM, now=NOON + 9 * 60 * MINUTE) == 2
    ends = Run.objects.filter(pk__in=[unreadable.pk, other.pk]).values_list("end", flat=True)
    assert set(ends) == {"not_held"}


def test_a_town_that_does_not_answer_is_said_and_tried_again(salma: Employee) -> None:
    run = begun(salma)
    Account.objects.filter(pk=run.account_id).update(base_url="http://127.0.0.1:9")
    message = run.messages.get(place=1)
    actions.not_posted(message, "away", by=Actor.SYSTEM, now=run.started_at)
    ProcrastinateJob.objects.all().delete()
    assert run.messages.get(place=1).problem == "away"
    jobs.tend(0)
    assert ProcrastinateJob.objects.filter(task_name="drills.post").count() == 4
    jobs.tend(0)
    assert ProcrastinateJob.objects.filter(task_name="drills.post").count() == 4


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("away", ["unreachable", "no_town", "no_token"])
def test_what_cannot_be_posted_leaves_its_reason(
    salma: Employee, town: TownHandle, away: str
) -> None:
    run = begun(salma)
    if away == "unreachable":
        Account.objects.filter(pk=run.account_id).update(base_url="http://127.0.0.1:9")
    if away == "no_town":
        Account.objects.filter(pk=run.account_id).update(base_url=f"{town.base_url}/elsewhere")
    if away == "no_token":
        run.account.credential_set.all().delete()
    message = run.messages.get(place=1)
    jobs.post(message.pk)
    message.refresh_from_db()
    assert message.problem
    assert message.network_id is None


def test_nothing_is_posted_before_its_time_nor_for_a_run_that_is_over(salma: Employee) -> None:
    run = begun(salma, now=NOON)
    message: RunMessage = run.messages.get(place=1)
    assert queries.to_post(message.pk, NOON) == message
    assert queries.to_post(message.pk, NOON - MINUTE) is None
    assert queries.to_post(message.pk, run.ends_at) is None
    actions.abandon(run, by=salma, now=NOON)
    assert queries.to_post(message.pk, NOON) is None
    assert queries.waiting(NOON) == []
