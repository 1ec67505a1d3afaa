"""Languages, topics, platform tests, readiness (P-64 to P-67)."""

from datetime import UTC, date, datetime, timedelta

import pytest

from barza.desk.audit.models import Act
from barza.desk.core.errors import Refused
from barza.desk.people import actions, queries
from barza.desk.people.models import Employee, Level, PlatformTest, Readiness, TopicCompetence
from barza.testing import cast
from barza.testing.cast import NOON

from .staff import head, security

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 1)
Basis = TopicCompetence.Basis


def _speaks(person: Employee, lang: str, level: Level, by: Employee) -> None:
    actions.record_language(
        person, lang=lang, level=level, sample="An answer of 80 words.", by=by, now=NOON
    )


@pytest.mark.requirement("P-65")
def test_a_language_is_answered_in_from_the_level_b2_on() -> None:
    salma, maryam = cast.officer(languages=["ar", "en", "ur"]), head()

    _speaks(salma, "en", Level.B1, maryam)
    assert Employee.objects.get(pk=salma.pk).languages == ["ar", "ur"], "others stay as they were"
    assert queries.language_level(salma, "en") == Level.B1
    assert queries.language_level(salma, "ar") is None

    _speaks(salma, "en", Level.B2, maryam)
    assert set(Employee.objects.get(pk=salma.pk).languages) == {"ar", "ur", "en"}
    assert queries.language_level(salma, "en") == Level.B2
    assert Act.objects.filter(event="employee.language_assessed", clause="P-65").count() == 2


@pytest.mark.requirement("P-65")
def test_nobody_assesses_themselves_nor_without_the_role_nor_without_a_sample() -> None:
    maryam, salma = head(), cast.officer()
    for about, by in ((maryam, maryam), (maryam, salma), (salma, head(is_active=False))):
        with pytest.raises(Refused):
            _speaks(about, "en", Level.C2, by)
    with pytest.raises(Refused, match="what was written"):
        actions.record_language(salma, lang="en", level=Level.C1, sample=" ", by=maryam, now=NOON)
    assert queries.language_level(maryam, "en") is None


@pytest.mark.requirement("P-64")
def test_a_topic_is_given_with_its_basis_and_taken_again() -> None:
    salma, maryam = cast.officer(), head()
    assert not queries.topics_of(salma).filter(topic="LIC").exists()

    given = actions.record_topic(
        salma,
        topic="LIC",
        basis=Basis.EXPERIENCE,
        note="Four years of licences.",
        by=maryam,
        now=NOON,
    )
    assert queries.topics_of(salma).filter(topic="LIC").exists()
    assert not queries.topics_of(salma).filter(topic="SOIL").exists()
    assert (given.basis, given.from_on) == ("experience", TODAY)

    actions.take_topic(given, by=maryam, now=NOON)
    assert not queries.topics_of(salma).filter(topic="LIC").exists()
    assert list(Act.objects.order_by("id").values_list("event", flat=True)) == [
        "employee.topic_given",
        "employee.topic_taken",
    ]


@pytest.mark.requirement("P-64")
def test_a_topic_without_a_reason_or_of_ones_own_is_refused() -> None:
    maryam = head()
    for about, note in ((cast.officer(), " "), (maryam, "I know it.")):
        with pytest.raises(Refused):
            actions.record_topic(
                about, topic="LIC", basis=Basis.TEST, note=note, by=maryam, now=NOON
            )


def _tested(person: Employee, by: Employee, **fields: object) -> PlatformTest:
    given = {
        "network": "mastodon",
        "version": "2026.1",
        "score": 90,
        "passed_on": TODAY,
        "valid_until_on": TODAY + timedelta(days=365),
        **fields,
    }
    return actions.record_platform_test(person, by=by, now=NOON, **given)  # type: ignore[arg-type]


@pytest.mark.requirement("P-66")
def test_a_platform_test_counts_for_its_network_until_it_expires() -> None:
    salma = cast.officer()
    _tested(salma, security())
    end = NOON + timedelta(days=365)

    assert queries.has_platform_test(salma, "mastodon", NOON)
    assert not queries.has_platform_test(salma, "wordpress", NOON)
    assert queries.has_platform_test(salma, "mastodon", end - timedelta(days=1))
    assert not queries.has_platform_test(salma, "mastodon", end)
    midnight_in_muscat = datetime(2027, 2, 28, 20, tzinfo=UTC)
    assert queries.has_platform_test(salma, "mastodon", midnight_in_muscat - timedelta(seconds=1))
    assert not queries.has_platform_test(salma, "mastodon", midnight_in_muscat)


@pytest.mark.requirement("P-66")
@pytest.mark.parametrize(
    "fields",
    [
        {"score": 69},
        {"score": 101},
        {"passed_on": TODAY + timedelta(days=1)},
        {"valid_until_on": TODAY},
    ],
)
def test_a_test_failed_or_of_days_that_cannot_be_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(Refused):
        _tested(cast.officer(), head(), **fields)


@pytest.mark.requirement("P-66")
def test_an_officer_takes_nobodys_platform_test() -> None:
    with pytest.raises(Refused):
        _tested(cast.officer(), cast.officer())


def _ready(person: Employee, **fields: object) -> Readiness:
    given = {
        "weekdays": [7, 1, 2],
        "from_hour": 15,
        "to_hour": 23,
        "most_shifts_a_week": 2,
        "most_hours_a_day": 6,
        **fields,
    }
    now = given.pop("now", NOON)
    return actions.declare_readiness(by=person, now=now, **given)  # type: ignore[arg-type]


@pytest.mark.requirement("P-67")
def test_readiness_is_declared_with_limits_replaced_and_withdrawn_by_the_person() -> None:
    salma, later = cast.officer(), NOON + timedelta(days=1)
    assert queries.readiness_of(salma, NOON) is None

    first = _ready(salma)
    assert queries.readiness_of(salma, NOON) == first
    assert queries.readiness_of(salma, NOON - timedelta(seconds=1)) is None
    second = _ready(salma, most_shifts_a_week=1, now=later)
    assert queries.readiness_of(salma, later) == second
    assert queries.readiness_of(salma, later - timedelta(seconds=1)) == first

    actions.withdraw_readiness(by=salma, now=later + timedelta(days=1))
    assert queries.readiness_of(salma, later + timedelta(days=1)) is None
    with pytest.raises(Refused, match="none to withdraw"):
        actions.withdraw_readiness(by=salma, now=later)


@pytest.mark.requirement("P-67")
@pytest.mark.parametrize(
    "fields",
    [
        {"weekdays": []},
        {"weekdays": [0]},
        {"from_hour": 24},
        {"to_hour": 25},
        {"to_hour": 15},
        {"most_shifts_a_week": 0},
        {"most_shifts_a_week": 8},
        {"most_hours_a_day": 13},
    ],
)
def test_limits_that_no_week_or_day_has_are_refused(fields: dict[str, object]) -> None:
    with pytest.raises(Refused):
        _ready(cast.officer(), **fields)
