"""What an officer reads: conversations, history, search. Nobody else reads any of it."""

import datetime as dt
from typing import Any

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from barza.desk.audit.actions import Actor
from barza.desk.audit.models import Act
from barza.desk.cases import actions as cases
from barza.desk.cases.models import Case, Finding, Handle
from barza.desk.inbox import actions, queries
from barza.desk.inbox.queries import searching
from barza.desk.inbox.queries.sentences import SENTENCES, sentence
from barza.screening import fold
from barza.testing import cast
from barza.testing.cast import NOON

pytestmark = pytest.mark.django_db


def later(minutes: float) -> dt.datetime:
    return NOON + dt.timedelta(minutes=minutes)


# conversations


def test_a_conversation_shows_the_post_the_case_and_what_stands_around_it(
    django_assert_max_num_queries: Any,
) -> None:
    case = cast.case(lang="ar")
    salma = cast.officer(case.account)
    post = cast.message(
        case, case_id=None, network_id=case.thread.network_id, at=later(-60), direction="out"
    )
    asked = cast.message(case, at=NOON)
    Finding.objects.create(message=asked, clause="PII", rule="phone", start=3, end=5, score=1)
    neighbour = cast.message(cast.case(case.thread), at=later(1))
    cast.message(cast.case(), at=later(2))
    queries.account_ids(salma, NOON)  # the page has asked already; the answer is remembered
    with django_assert_max_num_queries(4):
        entries = queries.conversation(case, salma, NOON).entries
        [(entry.author, entry.delivery) for entry in entries]
    assert [entry.message.pk for entry in entries] == [post.pk, asked.pk, neighbour.pk]
    assert [entry.is_of_case for entry in entries] == [False, True, False]
    assert [finding.rule for finding in entries[1].findings] == ["phone"]


def test_a_long_thread_shows_its_end_and_all_of_the_case() -> None:
    case = cast.case()
    first = cast.message(case, at=later(-999))
    other = cast.case(case.thread)
    for minute in range(60):
        cast.message(other, at=later(minute))
    entries = queries.conversation(case, cast.officer(case.account), NOON).entries
    assert entries[0].message == first
    assert 30 <= len(entries) < 60


@pytest.mark.requirement("P-61")
def test_nobody_reads_a_conversation_without_a_resolution() -> None:
    case = cast.message().case
    assert case is not None
    salma = cast.officer(case.account)
    actions.note(case, text="secret", by=salma, now=NOON)
    for person in (cast.stranger(), cast.superuser(), cast.officer(cast.account())):
        seen = queries.conversation(case, person, NOON)
        assert (seen.entries, seen.notes) == ([], [])


def test_a_citizens_earlier_cases_are_those_that_the_officer_may_see() -> None:
    mona = cast.handle()
    first = cast.case(handle=mona)
    second = cast.case(cast.thread(first.account), handle=mona)
    cast.case(handle=mona)
    salma = cast.officer(first.account)
    assert list(queries.citizen(mona, salma, NOON)) == [second, first]
    assert list(queries.citizen(Handle.objects.get(pk=mona.pk), cast.stranger(), NOON)) == []


# history


@pytest.mark.requirement("P-39")
def test_the_history_tells_in_sentences_who_did_what(
    django_assert_max_num_queries: Any,
) -> None:
    case = cast.case()
    salma = cast.officer(case.account)
    actions.claim(case, by=salma, now=NOON)
    actions.note(case, text="x", by=salma, now=later(1))
    cases.close(case, by=salma, now=later(2), settlement="duplicate", reason="see 7")
    with django_assert_max_num_queries(2):
        told = queries.history(case)
    assert len(told) == 3
    assert {happening.who for happening in told} == {salma.name_en}
    assert all(happening.resolution for happening in told)
    assert queries.history(cast.case()) == []


@pytest.mark.requirement("P-33")
def test_the_history_names_people_in_the_readers_language() -> None:
    case = cast.case()
    salma = cast.officer(case.account)
    actions.claim(case, by=salma, now=NOON)
    cases.close(case, by=salma, now=later(2), settlement="duplicate", reason="see 7")
    Act.objects.filter(event="case.closed").update(actor=Actor.SYSTEM, actor_name="")
    with override("ar"):
        assert [one.who for one in queries.history(case)] == ["النظام", salma.name_ar]
    with override("en"):
        assert [one.who for one in queries.history(case)] == ["the desk itself", salma.name_en]


def test_every_event_of_the_desk_has_a_sentence() -> None:
    import re
    from pathlib import Path

    import barza.desk

    root = Path(barza.desk.__file__).parent
    source = "\n".join(
        path.read_text("utf-8")
        for app in ("inbox", "cases", "channels")
        for path in (root / app).rglob("*.py")
        if "tests" not in path.parts
    )
    recorded = set(re.findall(r'"((?:case|inbox|delivery)\.[a-z_]+)",\n', source))
    assert recorded
    assert recorded - {"inbox.deliver", "inbox.recover"} <= set(SENTENCES)


def test_a_percent_sign_in_a_networks_words_breaks_no_sentence() -> None:
    for event in SENTENCES:
        act = Act(event=event, details={"problem": "100 %s full", "settlement": "?"})
        assert sentence(act)
    assert sentence(Act(event="something.new")) == "something.new"


# search


def found(case: Case, text: str, now: dt.datetime = NOON) -> list[str]:
    salma = cast.officer(case.account)
    return [marked(hit.excerpt) for hit in queries.search(salma, text, now).rows]


def marked(parts: list[searching.Part]) -> str:
    return "".join(f"[{part.text}]" if part.is_marked else part.text for part in parts)


@pytest.mark.parametrize(
    ("written", "sought", "shown"),
    [
        ("الإنارة معطلة في شارعنا", "الانارة", "[الإنارة] معطلة في شارعنا"),
        ("الإنـــارة مُعطَّلة", "انارة", "[الإنـــارة] مُعطَّلة"),
        ("قرب مدرسة المعبيلة", "مدرسه", "قرب [مدرسة] المعبيلة"),
        ("إلى متى؟", "الي متى", "[إلى] [متى]؟"),
        ("The street lights are broken", "light", "The street [lights] are broken"),
        ("The street lights are broken", "BROK", "The street lights are [broken]"),
        ("رقم البلاغ ٤٥٦", "456", "رقم البلاغ [٤٥٦]"),
    ],
)
def test_words_are_found_however_they_are_spelled_and_shown_as_they_were_written(
    written: str, sought: str, shown: str
) -> None:
    case = cast.case()
    cast.message(case, text=written)
    cast.message(case, text="شيء آخر تماما")
    assert found(case, sought) == [shown]


@pytest.mark.parametrize(
    ("sought", "count"),
    [
        ("street lights", 2),
        ("street -park", 1),
        ('"park street"', 1),
        ("park or bridge", 2),
        ("", 0),
        ("   ", 0),
        ("'; drop table --", 0),
        (":* & | ! ( )", 0),
        ("\x00", 0),
        ("\\", 0),
    ],
)
def test_a_search_reads_as_on_the_web_and_no_sign_breaks_it(sought: str, count: int) -> None:
    case = cast.case()
    cast.message(case, text="street lights")
    cast.message(case, text="lights in the park street")
    cast.message(case, text="bridge")
    assert len(found(case, sought)) == count


@pytest.mark.requirement("P-61")
def test_nobody_finds_what_no_resolution_names_them_for() -> None:
    cast.message(text="lights")
    for person in (cast.stranger(), cast.superuser(), cast.officer(cast.account())):
        assert queries.search(person, "lights", NOON).rows == []


def test_a_search_goes_on_where_it_ended(django_assert_max_num_queries: Any) -> None:
    case = cast.case()
    salma = cast.officer(case.account)
    made = [cast.message(case, text=f"lights {n}").pk for n in range(7)]
    first = queries.search(salma, "lights", NOON, size=5)
    with django_assert_max_num_queries(5):
        second = queries.search(salma, "lights", NOON, after=first.next, size=5)
    assert [hit.message_id for hit in [*first.rows, *second.rows]] == made[::-1]
    assert second.next == ""


@given(text=st.text(max_size=60), data=st.data())
def test_a_mark_in_the_folded_text_marks_what_was_written(text: str, data: Any) -> None:
    folded = fold(text)
    if any(sign in folded for sign in (searching.OPENS, searching.CLOSES)) or not folded:
        return
    start = data.draw(st.integers(0, len(folded) - 1))
    end = data.draw(st.integers(start + 1, len(folded)))
    told = folded[:start] + searching.OPENS + folded[start:end] + searching.CLOSES + folded[end:]
    [(left, right)] = searching.spans(text, told)
    assert fold(text[left:right]).find(folded[start:end]) >= 0
    whole = "".join(part.text for part in searching.excerpt(text, [(left, right)]))
    assert whole.strip("…") in text or "…" in text
