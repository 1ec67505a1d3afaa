"""An officer says that the screening is wrong; it counts once a second person agrees."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from barza.desk.accounts.models import Duty
from barza.desk.audit.models import Act
from barza.desk.cases.models import Case, Finding, Message
from barza.desk.core.errors import Refused
from barza.desk.inbox import actions, queries
from barza.desk.inbox.models import Remark
from barza.desk.inbox.queries import RemarkFilters
from barza.desk.people.models import Employee
from barza.screening import Finding as Found
from barza.testing import cast
from barza.testing.cast import NOON

pytestmark = pytest.mark.django_db

SAID = "The inspector came at ten and was rude, call 99123456"


@pytest.fixture
def message() -> Message:
    """A complaint about an employee, which the screening took for an insult."""
    made = cast.message(cast.case(lang="en"), text=SAID)
    Finding.objects.create(message=made, clause="DEF", rule="def.model", start=4, end=38, score=0.9)
    Case.objects.filter(message=made).update(worst="DEF")
    return made


@pytest.fixture
def salma(message: Message) -> Employee:
    return cast.officer(message.account)


@pytest.fixture
def yusuf(message: Message) -> Employee:
    return cast.officer(message.account)


def finding() -> Finding:
    return Finding.objects.select_related("message__case").get(clause="DEF")


def worst(message: Message) -> str:
    return Case.objects.get(message=message).worst


@pytest.mark.requirement("P-82")
@pytest.mark.requirement("P-92")
def test_a_complaint_taken_for_an_insult_is_cleared_by_two_people(
    message: Message, salma: Employee, yusuf: Employee
) -> None:
    remark = actions.mark_wrong(finding(), why="a complaint", by=salma, now=NOON)
    assert worst(message) == "DEF", "one person's word changes nothing"

    actions.agree(remark, why="It tells what happened.", by=yusuf, now=NOON)
    assert finding().refuted_at == NOON
    assert worst(message) == ""
    acts = {act.event: act for act in Act.objects.all()}
    assert set(acts) == {"remark.made", "remark.agreed", "finding.refuted"}
    assert all(act.clause == "P-92" and act.resolution for act in acts.values())
    assert acts["remark.agreed"].details["reason"] == "It tells what happened."
    assert SAID not in str(acts["remark.made"].details)


@pytest.mark.requirement("P-44")
def test_nobody_decides_on_their_own_mark(message: Message, salma: Employee) -> None:
    remark = actions.mark_wrong(finding(), by=salma, now=NOON)
    for act in (actions.agree, actions.disagree):
        with pytest.raises(Refused, match="second person") as refusal:
            act(remark, why="I am sure", by=salma, now=NOON)
        assert refusal.value.clause == "P-44"
    assert Remark.objects.get().state == "open"
    with pytest.raises(IntegrityError), transaction.atomic():
        Remark.objects.update(
            state="agreed", decided_by=salma, decided_at=NOON, decided_why="by SQL"
        )


@pytest.mark.requirement("P-61")
@pytest.mark.parametrize("who", ["stranger", "superuser", "elsewhere", "no_moderation"])
def test_nobody_decides_without_a_resolution_to_moderate(
    message: Message, salma: Employee, who: str
) -> None:
    remark = actions.mark_wrong(finding(), by=salma, now=NOON)
    people: dict[str, Callable[[], Employee]] = {
        "stranger": cast.stranger,
        "superuser": cast.superuser,
        "elsewhere": lambda: cast.officer(cast.account()),
        "no_moderation": lambda: cast.officer(message.account, duties=[Duty.ANSWER]),
    }
    person = people[who]()
    with pytest.raises(Refused) as refusal:
        actions.agree(remark, why="yes", by=person, now=NOON)
    assert refusal.value.clause == "P-61"
    assert not queries.remarks_for(person, NOON).exists()


@pytest.mark.requirement("P-61")
def test_nobody_marks_without_a_resolution(message: Message) -> None:
    for person in (cast.stranger(), cast.superuser()):
        with pytest.raises(Refused) as refusal:
            actions.mark_wrong(finding(), by=person, now=NOON)
        assert refusal.value.clause == "P-61"
    assert not Remark.objects.exists()


@pytest.mark.requirement("P-54")
@pytest.mark.parametrize("why", ["", "  ", "x" * 501])
def test_a_decision_needs_its_reason(
    message: Message, salma: Employee, yusuf: Employee, why: str
) -> None:
    remark = actions.mark_wrong(finding(), by=salma, now=NOON)
    with pytest.raises(Refused) as refusal:
        actions.disagree(remark, why=why, by=yusuf, now=NOON)
    assert refusal.value.clause == "P-54"


def test_the_same_is_marked_once_and_again_after_it_was_withdrawn(
    message: Message, salma: Employee, yusuf: Employee
) -> None:
    remark = actions.mark_wrong(finding(), by=salma, now=NOON)
    with pytest.raises(Refused, match="under review"):
        actions.mark_wrong(finding(), by=yusuf, now=NOON)
    with pytest.raises(Refused, match="Only who marked"):
        actions.withdraw(remark, by=yusuf, now=NOON)
    actions.withdraw(remark, by=salma, now=NOON)
    with pytest.raises(Refused, match="decided already"):
        actions.agree(remark, why="yes", by=yusuf, now=NOON)
    again = actions.mark_wrong(finding(), by=yusuf, now=NOON)
    actions.agree(again, why="yes", by=salma, now=NOON)
    with pytest.raises(Refused, match="agreed on this already"):
        actions.mark_wrong(finding(), by=yusuf, now=NOON)


def test_a_decision_is_taken_back_by_who_took_it_with_its_effect(
    message: Message, salma: Employee, yusuf: Employee
) -> None:
    remark = actions.mark_wrong(finding(), by=salma, now=NOON)
    actions.agree(remark, why="yes", by=yusuf, now=NOON)
    with pytest.raises(Refused, match="Only who decided"):
        actions.reconsider(remark, by=salma, now=NOON)
    actions.reconsider(remark, by=yusuf, now=NOON)
    assert Remark.objects.get().state == "open"
    assert finding().refuted_at is None
    assert worst(message) == "DEF"


def test_what_was_missed_counts_once_two_people_agree(
    message: Message, salma: Employee, yusuf: Employee
) -> None:
    assert message.case is not None
    remark = actions.point_out(
        message.case, message=message, clause="PII", words="99123456", by=salma, now=NOON
    )
    assert worst(message) == "DEF"
    actions.agree(remark, why="a number", by=yusuf, now=NOON)
    added = Finding.objects.get(clause="PII")
    assert SAID[added.start : added.end] == "99123456"
    assert worst(message) == "DEF PII"
    actions.reconsider(remark, by=yusuf, now=NOON)
    assert not Finding.objects.filter(clause="PII").exists()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"words": "not there"}, "do not stand"),
        ({"words": " "}, "Select the words"),
        ({"words": "rude", "clause": "XXX"}, "Choose the clause"),
        ({"words": "rude", "clause": "criticism"}, "Choose the clause"),
    ],
)
@pytest.mark.requirement("P-82")
def test_only_words_that_stand_there_and_a_real_clause_are_pointed_out(
    message: Message, salma: Employee, given: dict[str, Any], said: str
) -> None:
    assert message.case is not None
    with pytest.raises(Refused, match=said):
        actions.point_out(
            message.case, message=message, **{"clause": "DEF", **given}, by=salma, now=NOON
        )


def test_of_equal_words_the_selected_ones_are_meant(message: Message, salma: Employee) -> None:
    assert message.case is not None
    how: dict[str, Any] = {"clause": "DEF", "text": "bad, bad", "words": "bad", "by": salma}
    spans = [
        actions.point_out(message.case, start=start, now=NOON, **how).start for start in (None, 5)
    ]
    assert spans == [0, 5]


def test_a_draft_that_changed_meanwhile_is_looked_at_again(
    message: Message, salma: Employee
) -> None:
    assert message.case is not None
    with pytest.raises(Refused, match="text has changed"):
        actions.mark_draft_wrong(
            message.case,
            text="nothing here",
            finding=Found("PII", "pii.phone", 0, 8, 1.0),
            by=salma,
            now=NOON,
        )


def test_an_edited_message_takes_no_finding_of_its_old_words(
    message: Message, salma: Employee, yusuf: Employee
) -> None:
    assert message.case is not None
    remark = actions.point_out(
        message.case, message=message, clause="PII", words="99123456", by=salma, now=NOON
    )
    Message.objects.update(text="Thank you")
    actions.agree(remark, why="it was one", by=yusuf, now=NOON)
    assert not Finding.objects.filter(clause="PII").exists()
    assert Remark.objects.get().words == "99123456"


def test_a_failing_register_undoes_the_decision(
    message: Message, salma: Employee, yusuf: Employee, monkeypatch: pytest.MonkeyPatch
) -> None:
    remark = actions.mark_wrong(finding(), by=salma, now=NOON)

    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError("no paper")

    monkeypatch.setattr("barza.desk.inbox.actions.remarks.record", fail)
    with pytest.raises(RuntimeError, match="no paper"):
        actions.agree(remark, why="yes", by=yusuf, now=NOON)
    assert Remark.objects.get().state == "open"
    assert finding().refuted_at is None


# the list


def test_the_list_goes_on_from_a_key_and_what_waits_longest_stands_first(
    message: Message, salma: Employee, yusuf: Employee, django_assert_max_num_queries: Any
) -> None:
    assert message.case is not None
    made = [
        actions.point_out(
            message.case, clause="DEF", text=f"word {n}", words="word", by=salma, now=NOON
        )
        for n in range(5)
    ]
    queries.moderated_ids(yusuf, NOON)
    with django_assert_max_num_queries(1):
        first = queries.remarks(yusuf, RemarkFilters(), "", NOON, size=3)
        [(one.by.name, one.case.reference, one.account.name) for one in first.remarks]
    second = queries.remarks(yusuf, RemarkFilters(), first.next, NOON, size=3)
    assert [one.pk for one in [*first.remarks, *second.remarks]] == [one.pk for one in made]
    assert second.next == ""
    latest = queries.remarks(yusuf, RemarkFilters(state="agreed"), "x", NOON)
    assert latest.remarks == []


def test_the_count_is_of_what_waits_for_this_very_person(
    message: Message, salma: Employee, yusuf: Employee
) -> None:
    actions.mark_wrong(finding(), by=salma, now=NOON)
    assert queries.counts(salma, NOON).review == 0
    assert queries.counts(yusuf, NOON).review == 1
    assert queries.counts(cast.stranger(), NOON).review is None
    answers_only = cast.officer(message.account, duties=[Duty.ANSWER])
    assert queries.counts(answers_only, NOON).review is None
