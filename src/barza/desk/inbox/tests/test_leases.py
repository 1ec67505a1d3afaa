"""One officer at a time works on a case, and everybody sees who."""

import datetime as dt
import threading
from collections.abc import Callable

import pytest
from django.db import connection

from barza.desk.accounts import actions as accounts
from barza.desk.audit.models import Act
from barza.desk.cases import actions as cases
from barza.desk.cases.models import Case
from barza.desk.core.errors import Refused
from barza.desk.inbox import actions, queries
from barza.desk.inbox.models import Draft, Note, Presence
from barza.desk.inbox.queries import Filters, Queue, Written
from barza.desk.people import actions as people
from barza.desk.people.models import Employee, Role
from barza.testing import cast
from barza.testing.cast import NOON

pytestmark = pytest.mark.django_db


def later(minutes: float) -> dt.datetime:
    return NOON + dt.timedelta(minutes=minutes)


def test_a_claim_holds_for_half_an_hour_and_is_renewed() -> None:
    case = cast.case()
    salma = cast.officer(case.account)
    assert actions.claim(case, by=salma, now=NOON).held_until == later(30)
    assert actions.renew(case, by=salma, now=later(10)).held_until == later(40)
    assert Act.objects.filter(event="case.claimed").count() == 1


def test_a_hold_that_has_ended_is_not_renewed() -> None:
    case = cast.case()
    salma = cast.officer(case.account)
    actions.claim(case, by=salma, now=NOON)
    for who, now in ((salma, later(30)), (cast.officer(case.account), later(1))):
        with pytest.raises(Refused, match="Claim it again"):
            actions.renew(case, by=who, now=now)


MUSCAT = dt.timedelta(hours=4)
SUNDAY, FRIDAY = dt.date(2026, 3, 1), dt.date(2026, 3, 6)


def at(day: dt.date, clock: str) -> dt.datetime:
    """In UTC, what the clock shows in Muscat."""
    return dt.datetime.combine(day, dt.time.fromisoformat(clock), dt.UTC) - MUSCAT


@pytest.mark.parametrize(
    ("day", "claimed", "ends"),
    [
        (SUNDAY, "09:00", "09:30"),
        (SUNDAY, "14:00", "14:30"),
        (SUNDAY, "14:20", "14:30"),
        (SUNDAY, "14:30", "15:00"),
        (SUNDAY, "07:20", "07:50"),
        (FRIDAY, "14:20", "14:50"),
    ],
)
def test_a_hold_ends_with_the_working_day_that_is_running(
    day: dt.date, claimed: str, ends: str
) -> None:
    cast.working_hours()
    first = cast.case()
    others = [cast.case(cast.thread(first.account)) for _ in range(2)]
    salma = cast.officer(first.account)
    now = at(day, claimed)
    assert actions.claim(first, by=salma, now=now).held_until == at(day, ends)
    actions.claim_many(others, by=salma, now=now)
    assert set(Case.objects.values_list("held_until", flat=True)) == {at(day, ends)}


def revoked(person: Employee) -> None:
    head = cast.employee(role=Role.SECTION_HEAD)
    resolution = person.resolution_set.get()
    accounts.revoke(resolution, by=head, now=later(1), because="Moved to another task")


def deactivated(person: Employee) -> None:
    people.deactivate(person, by=cast.employee(role=Role.PERSONNEL), now=later(1))


def moved(person: Employee) -> None:
    office = cast.employee(role=Role.PERSONNEL)
    people.change_job(person, job_ar="محاسبة", job_en="Accountant", by=office, now=later(1))


def expired(person: Employee) -> None:
    person.resolution_set.update(to_at=later(1))


@pytest.mark.requirement("P-61")
@pytest.mark.requirement("P-62")
@pytest.mark.parametrize("loses_authority", [revoked, deactivated, moved, expired])
def test_a_hold_ends_with_its_holders_authority(
    loses_authority: Callable[[Employee], None],
) -> None:
    case = cast.case()
    other = cast.case(cast.thread(case.account))
    salma, huda = cast.officer(case.account), cast.officer(case.account)
    for one in (case, other):
        actions.claim(one, by=salma, now=NOON)
    with pytest.raises(Refused, match="working on this case"):
        actions.claim(case, by=huda, now=later(0.5))
    assert cases.release_ended(now=later(0.5)) == 0

    loses_authority(salma)
    assert actions.claim(case, by=huda, now=later(2)).holder == huda
    assert cases.release_ended(now=later(2)) == 1
    other.refresh_from_db()
    assert other.holder is None
    [act] = Act.objects.filter(event="case.lease_lost")
    assert (act.about, act.details["held_by"]) == (f"cases.case:{other.pk}", str(salma.pk))
    assert "no resolution names its holder" in queries.history(other)[0].sentence


@pytest.mark.requirement("P-61")
def test_a_stranger_claims_nothing() -> None:
    case = cast.case()
    for person in (cast.stranger(), cast.superuser()):
        with pytest.raises(Refused, match="No resolution"):
            actions.claim(case, by=person, now=NOON)


@pytest.mark.django_db(transaction=True)
def test_of_those_who_claim_at_once_one_wins_and_the_others_learn_who() -> None:
    case = cast.case()
    officers = [cast.officer(case.account, name_ar=f"O{n}", name_en=f"O{n}") for n in range(4)]
    refusals: list[str] = []
    gate = threading.Barrier(len(officers))

    def claim(n: int) -> None:
        gate.wait()
        try:
            actions.claim(case, by=officers[n], now=NOON)
        except Refused as refusal:
            refusals.append(str(refusal))
        finally:
            connection.close()

    threads = [threading.Thread(target=claim, args=(n,)) for n in range(len(officers))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    case.refresh_from_db()
    assert case.holder in officers
    assert len(refusals) == 3
    assert all(case.holder.name in refusal for refusal in refusals)


# many at once


@pytest.mark.requirement("P-13")
@pytest.mark.requirement("P-51")
def test_nothing_is_closed_or_answered_in_bulk() -> None:
    assert {name for name in actions.__all__ if name.endswith("_many")} == {
        "claim_many",
        "release_many",
    }


def test_many_are_claimed_and_released_each_for_itself() -> None:
    first = cast.case()
    salma, other = cast.officer(first.account), cast.officer(first.account)
    chosen = [first, *(cast.case(cast.thread(first.account)) for _ in range(2)), cast.case()]
    actions.claim(chosen[1], by=other, now=NOON)

    outcomes = actions.claim_many(chosen, by=salma, now=NOON)
    assert [bool(outcome.refusal) for outcome in outcomes] == [False, True, False, True]
    assert Case.objects.filter(holder=salma).count() == 2

    outcomes = actions.release_many(chosen, by=salma, now=NOON)
    assert [bool(outcome.refusal) for outcome in outcomes] == [False, True, False, True]
    assert not Case.objects.filter(holder=salma).exists()


# words


def test_a_note_stays_inside_and_names_those_it_is_for() -> None:
    case = cast.case()
    salma, huda = cast.officer(case.account), cast.officer(case.account)
    note = actions.note(case, text=" اسألي قسم الإنارة ", mentions=[huda], by=salma, now=NOON)
    assert (note.text, list(note.mentions.all())) == ("اسألي قسم الإنارة", [huda])
    assert Act.objects.get(event="inbox.noted").details["mentions"] == [huda.username]
    assert queries.conversation(case, huda, NOON).notes == [Written(note, [huda.name], waits=True)]
    assert queries.conversation(case, salma, NOON).notes == [Written(note, [huda.name], False)]


@pytest.mark.requirement("P-39")
def test_a_mention_waits_until_it_is_read_by_whom_it_is_for() -> None:
    case = cast.case()
    salma, huda = cast.officer(case.account), cast.officer(case.account)
    for text in ("اسألي قسم الإنارة", "هل من جديد؟"):
        actions.note(case, text=text, mentions=[huda], by=salma, now=NOON)
    assert mentioning(huda) == [case.pk]
    assert mentioning(salma) == []

    actions.read_mentions(case, by=salma, now=later(1))
    assert mentioning(huda) == [case.pk]
    for _ in range(2):
        actions.read_mentions(case, by=huda, now=later(1))
    assert mentioning(huda) == []
    assert [one.waits for one in queries.conversation(case, huda, later(1)).notes] == [False, False]
    [act] = Act.objects.filter(event="inbox.mention_read")
    assert len(act.details["notes"]) == 2
    assert queries.history(case)[0].sentence == "read the notes that mention them"

    actions.note(case, text="شكراً", mentions=[huda], by=salma, now=later(2))
    assert mentioning(huda) == [case.pk]


@pytest.mark.requirement("P-61")
def test_a_mention_shows_no_case_without_a_resolution() -> None:
    case = cast.case()
    salma, huda = cast.officer(case.account), cast.officer(case.account)
    actions.note(case, text="اسألي", mentions=[huda], by=salma, now=NOON)
    huda.resolution_set.update(revoked_at=later(1))
    assert mentioning(huda, later(1)) == []
    with pytest.raises(Refused, match="No resolution"):
        actions.read_mentions(case, by=huda, now=later(1))


def mentioning(person: Employee, now: dt.datetime = NOON) -> list[int]:
    """The cases of the queue, as many as are counted."""
    rows = queries.page(person, Queue.MENTIONS, Filters(), "", now).rows
    assert queries.counts(person, now).of[Queue.MENTIONS] == len(rows)
    return [row.id for row in rows]


def test_a_note_is_for_those_who_may_see_the_case() -> None:
    case = cast.case()
    salma = cast.officer(case.account)
    with pytest.raises(Refused, match="Write something"):
        actions.note(case, text="  ", by=salma, now=NOON)
    with pytest.raises(Refused, match="names"):
        actions.note(case, text="x", mentions=[cast.stranger()], by=salma, now=NOON)
    with pytest.raises(Refused, match="No resolution"):
        actions.note(case, text="x", by=cast.stranger(), now=NOON)
    with pytest.raises(Refused, match="longer than"):
        actions.note(case, text="x" * 10_001, by=salma, now=NOON)
    assert not Note.objects.exists()


def test_a_draft_is_kept_for_its_writer_alone() -> None:
    case = cast.case()
    salma, huda = cast.officer(case.account), cast.officer(case.account)
    actions.save_draft(case, text="أهلاً", by=salma, now=NOON)
    actions.save_draft(case, text="أهلاً بك", by=salma, now=later(1))
    assert queries.draft_of(case, salma) == "أهلاً بك"
    assert queries.draft_of(case, huda) == ""
    actions.save_draft(case, text=" ", by=salma, now=later(2))
    assert not Draft.objects.exists()
    with pytest.raises(Refused):
        actions.save_draft(case, text="x", by=cast.stranger(), now=NOON)


def test_colleagues_see_who_looks_and_who_types() -> None:
    case = cast.case()
    salma, huda = cast.officer(case.account), cast.officer(case.account)
    actions.be_present(case, typing=True, by=salma, now=NOON)

    [person] = queries.others_present(case, huda, NOON)
    assert (person.employee, person.is_typing) == (salma, True)
    assert queries.others_present(case, salma, NOON) == []
    [person] = queries.others_present(case, huda, later(0.2))
    assert not person.is_typing
    assert queries.others_present(case, huda, later(1)) == []

    actions.leave(case, by=salma, now=later(1))
    assert not Presence.objects.exists()
    with pytest.raises(Refused):
        actions.be_present(case, typing=False, by=cast.stranger(), now=NOON)
