"""No authority without valid training (P-45): modules, quizzes, certificates, their end."""

from datetime import datetime, timedelta

import pytest

from barza.desk.audit.models import Act
from barza.desk.core.errors import Refused
from barza.desk.people import actions, content, queries
from barza.desk.people.models import Certificate, Employee, Module, Question
from barza.desk.people.queries import State
from barza.testing import cast
from barza.testing.cast import NOON

from .staff import answers, head, modules, passed, personnel

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-45")]
SECOND = timedelta(seconds=1)


def _is_trained(person: Employee, now: datetime = NOON, duties: tuple[str, ...] = ()) -> bool:
    return Employee.objects.filter(queries.trained("pk", now, duties), pk=person.pk).exists()


def test_with_no_modules_nobody_lacks_training() -> None:
    assert _is_trained(cast.officer())
    assert queries.lacking_training(cast.officer(), NOON) == []


def test_whoever_has_passed_every_required_module_is_trained() -> None:
    salma, every = cast.officer(), modules()
    assert not _is_trained(salma)

    passed(salma, *every[:-1])
    assert not _is_trained(salma, duties=("answer",))
    assert queries.lacking_training(salma, NOON, ["answer"]) == every[-1:]

    passed(salma, every[-1])
    assert _is_trained(salma, duties=("answer", "publish"))


def test_a_certificate_counts_until_its_last_instant_and_not_in_it() -> None:
    salma = cast.officer()
    passed(salma, *modules())
    ends = Certificate.objects.order_by("valid_until")[0].valid_until

    assert _is_trained(salma, ends - SECOND)
    assert not _is_trained(salma, ends)
    assert not _is_trained(salma, NOON - SECOND), "nor before it was issued"


def test_a_duty_asks_only_for_the_modules_that_it_needs() -> None:
    yusuf = cast.officer()
    every = {module.code: module for module in modules()}
    passed(yusuf, every["policy"], every["privacy"], every["social-engineering"])

    assert _is_trained(yusuf, duties=("moderate",))
    assert not _is_trained(yusuf, duties=("moderate", "answer"))
    assert [one.code for one in queries.lacking_training(yusuf, NOON, ["publish"])] == [
        "accessibility",
        "writing",
    ]


def test_rows_that_name_a_person_are_asked_in_one_query(
    django_assert_num_queries: object,
) -> None:
    account, every = cast.account(), modules()
    salma, stranger = cast.officer(account), cast.officer(account)
    passed(salma, *every)

    with django_assert_num_queries(1):  # type: ignore[operator]  # pytest-django's fixture
        found = list(account.resolution_set.filter(queries.trained("employee", NOON, ["answer"])))
        assert [one.employee_id for one in found] == [salma.pk]
    assert account.resolution_set.filter(employee=stranger).exists()


def test_thirty_days_before_it_ends_a_certificate_warns() -> None:
    salma, module = cast.officer(), modules()[0]
    passed(salma, module)
    ends = Certificate.objects.get().valid_until

    def state(now: datetime) -> State:
        return queries.standings([salma], now)[salma.pk][0].state

    assert state(ends - timedelta(days=30) - SECOND) == State.VALID
    assert state(ends - timedelta(days=30)) == State.EXPIRING
    assert state(ends) == State.EXPIRED
    assert queries.standings([salma], NOON)[salma.pk][1].state == State.MISSING


def test_a_quiz_below_the_share_gives_no_certificate() -> None:
    salma, module = cast.officer(), modules()[0]
    attempt = actions.begin_attempt(module, by=salma, now=NOON)
    attempt = actions.finish_attempt(attempt, answers(module, wrong=2), by=salma, now=NOON)

    assert (attempt.score, attempt.is_passed) == (60, False)
    assert not Certificate.objects.exists()


def test_a_quiz_at_the_share_gives_one() -> None:
    salma, module = cast.officer(), modules()[0]
    attempt = actions.begin_attempt(module, by=salma, now=NOON)
    attempt = actions.finish_attempt(attempt, answers(module, wrong=1), by=salma, now=NOON)

    assert (attempt.score, attempt.is_passed) == (80, True)
    certificate = Certificate.objects.get()
    assert certificate.valid_until == NOON + timedelta(days=module.valid_for_days)
    assert Act.objects.filter(event="training.certificate_issued", clause="P-45").exists()


def test_a_fourth_attempt_on_one_day_waits_for_tomorrow() -> None:
    salma, module = cast.officer(), modules()[0]
    for _time in range(3):
        attempt = actions.begin_attempt(module, by=salma, now=NOON)
        actions.finish_attempt(attempt, answers(module, wrong=5), by=salma, now=NOON)

    with pytest.raises(Refused, match="tomorrow"):
        actions.begin_attempt(module, by=salma, now=NOON + timedelta(hours=1))
    midnight_in_muscat = NOON.replace(hour=20)
    assert actions.begin_attempt(module, by=salma, now=midnight_in_muscat)


def test_an_attempt_begun_is_gone_on_with() -> None:
    salma, module = cast.officer(), modules()[0]
    first = actions.begin_attempt(module, by=salma, now=NOON)
    assert actions.begin_attempt(module, by=salma, now=NOON + SECOND) == first


def test_only_who_began_an_attempt_finishes_it_and_only_once() -> None:
    salma, module = cast.officer(), modules()[0]
    attempt = actions.begin_attempt(module, by=salma, now=NOON)
    with pytest.raises(Refused):
        actions.finish_attempt(attempt, answers(module), by=cast.stranger(), now=NOON)
    actions.finish_attempt(attempt, answers(module), by=salma, now=NOON)
    with pytest.raises(Refused):
        actions.finish_attempt(attempt, answers(module), by=salma, now=NOON)


def test_a_question_left_open_or_made_up_is_no_answer() -> None:
    salma, (module, other, *_rest) = cast.officer(), modules()
    attempt = actions.begin_attempt(module, by=salma, now=NOON)
    for given in ({}, answers(other), answers(module) | answers(other)):
        with pytest.raises(Refused, match="every question"):
            actions.finish_attempt(attempt, given, by=salma, now=NOON)


def test_a_withdrawn_certificate_counts_no_longer_from_that_instant() -> None:
    salma, module = cast.officer(), modules()[0]
    passed(salma, module)
    certificate = Certificate.objects.get()
    later = NOON + timedelta(days=1)

    with pytest.raises(Refused):
        actions.withdraw_certificate(certificate, because="mine", by=salma, now=later)
    with pytest.raises(Refused, match="why"):
        actions.withdraw_certificate(certificate, because=" ", by=head(), now=later)
    actions.withdraw_certificate(certificate, because="Somebody helped.", by=head(), now=later)

    assert module not in queries.lacking_training(salma, later - SECOND, ["publish"])
    assert module in queries.lacking_training(salma, later, ["publish"])
    with pytest.raises(Refused, match="already"):
        actions.withdraw_certificate(certificate, because="Again.", by=head(), now=later)


def test_a_new_version_retires_the_old_and_its_certificates_count_until_they_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    salma, every = cast.officer(), modules()
    passed(salma, *every)
    begun = actions.begin_attempt(every[0], by=salma, now=NOON)
    newer = [one.model_copy(update={"version": 2}) for one in content.modules()[:1]]
    monkeypatch.setattr(content, "modules", lambda: newer)

    (module,) = actions.load_modules(by=personnel(), now=NOON)

    assert (module.version, Module.objects.current().count()) == (2, 5)
    assert _is_trained(salma, duties=("answer", "publish"))
    with pytest.raises(Refused, match="renewed"):
        actions.finish_attempt(begun, answers(every[0]), by=salma, now=NOON)
    with pytest.raises(Refused, match="renewed"):
        actions.begin_attempt(every[0], by=salma, now=NOON)


def test_loading_again_changes_nothing_and_is_not_everybodys_to_do() -> None:
    modules()
    before = Act.objects.count()
    assert actions.load_modules(by="system", now=NOON) == []
    assert Act.objects.count() == before
    with pytest.raises(Refused):
        actions.load_modules(by=head(), now=NOON)


@pytest.mark.requirement("P-87")
def test_the_modules_say_the_same_in_both_languages_and_ask_at_least_five_questions() -> None:
    modules()
    assert set(Module.objects.values_list("code", flat=True)) == {
        *("policy", "privacy", "social-engineering", "accessibility", "writing"),
    }
    for module in Module.objects.all():
        assert len(module.body_ar) == len(module.body_en) >= 4
        assert module.question_set.count() >= 5
    for question in Question.objects.all():
        assert question.choice_set.filter(is_right=True).count() == 1
        assert question.text_ar != question.text_en
