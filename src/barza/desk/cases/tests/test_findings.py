"""What people agreed about a finding takes effect on its message and its case."""

import pytest

from barza.desk.accounts.models import Duty
from barza.desk.audit.models import Act
from barza.desk.cases import actions
from barza.desk.cases.intake import drain
from barza.desk.cases.models import Case, Finding, Message, Service
from barza.desk.cases.reference import Officer, Reference, promises
from barza.desk.core.errors import Refused
from barza.desk.people.models import Role, TopicCompetence
from barza.testing import cast
from barza.testing.cast import NOON

from .arriving import arrive, edited, item, promise

pytestmark = pytest.mark.django_db

PHONE = "اتصلوا بي على 92123456 رجاء"


@pytest.fixture
def case() -> Case:
    promise()
    arrive(cast.account(), item(text=PHONE))
    drain(NOON)
    return Case.objects.get()


@pytest.mark.requirement("P-39")
def test_a_refuted_finding_stays_and_counts_no_longer(case: Case) -> None:
    salma, finding = cast.officer(case.account), Finding.objects.get()
    actions.refute(finding, by=salma, now=NOON)
    case.refresh_from_db()
    assert case.worst == ""
    assert Finding.objects.get().refuted_at == NOON
    act = Act.objects.get(event="finding.refuted")
    assert (act.clause, act.details["rule"]) == ("P-90", finding.rule)

    actions.restore(finding, by=salma, now=NOON)
    case.refresh_from_db()
    assert case.worst == "PII"


def test_an_added_finding_counts_until_it_is_dropped(case: Case) -> None:
    salma, message = cast.officer(case.account), Message.objects.get()
    added = actions.add_finding(message, clause="DEF", start=0, end=6, by=salma, now=NOON)
    case.refresh_from_db()
    assert case.worst == "DEF PII"
    actions.drop_finding(added, by=salma, now=NOON)
    case.refresh_from_db()
    assert case.worst == "PII"
    with pytest.raises(Refused, match="stays to be seen"):
        actions.drop_finding(Finding.objects.get(), by=salma, now=NOON)


@pytest.mark.requirement("P-61")
def test_nobody_settles_a_finding_without_a_resolution_to_moderate(case: Case) -> None:
    finding = Finding.objects.get()
    officer = cast.officer(case.account, duties=[Duty.ANSWER])
    for person in (officer, cast.superuser()):
        with pytest.raises(Refused) as refusal:
            actions.refute(finding, by=person, now=NOON)
        assert refusal.value.clause == "P-61"
    assert Finding.objects.get().refuted_at is None


def test_what_was_refuted_stays_so_when_the_message_is_edited(case: Case) -> None:
    actions.refute(Finding.objects.get(), by=cast.officer(case.account), now=NOON)
    arrive(case.account, edited("1", f"{PHONE} أو على 93123456"))
    drain(NOON)
    found = {one.start: one.refuted_at for one in Finding.objects.all()}
    assert sorted(found.values(), key=bool) == [None, NOON]
    case.refresh_from_db()
    assert case.worst == "PII"


@pytest.mark.requirement("P-43")
@pytest.mark.requirement("P-65")
def test_urgency_and_topic_say_whom_a_case_is_suggested_to() -> None:
    salma, versed, head = Officer(1, unit=1), Officer(2, unit=7), Officer(3, 1, True)
    known = Reference(
        promises=promises(),
        services={"LIGHT": 5},
        places={},
        areas={},
        accounts={},
        officers={(1, "ar"): (salma, versed, head)},
        units={5: 7},
    )
    assert known.officer(1, "ar", 0) == 1
    assert known.officer(1, "ar", 0, service=5) == 2
    assert known.officer(1, "ar", 0, service=5, urgency="urgent") == 3
    assert known.officer(1, "ar", 4, service=99) == 2, "they take turns where nothing tells"
    assert known.officer(1, "en", 0, urgency="urgent") is None


@pytest.mark.requirement("P-64")
def test_a_topic_outside_ones_competence_is_not_suggested_to_one() -> None:
    known = Reference(
        promises=promises(),
        services={"LIGHT": 5, "ROAD": 6},
        places={},
        areas={},
        accounts={},
        officers={(1, "ar"): (Officer(1, topics=frozenset({5})), Officer(2), Officer(3))},
    )
    assert {known.officer(1, "ar", turn, service=6) for turn in range(6)} == {2, 3}
    assert {known.officer(1, "ar", turn, service=5) for turn in range(6)} == {1, 2, 3}


@pytest.mark.requirement("P-43")
def test_whose_watch_it_is_comes_first_where_they_speak_the_language() -> None:
    known = Reference(
        promises=promises(),
        services={},
        places={},
        areas={},
        accounts={},
        officers={
            (1, "ar"): (Officer(1), Officer(2), Officer(3, 1, True)),
            (1, "en"): (Officer(1),),
        },
        on_duty={1: 2},
    )
    assert {known.officer(1, "ar", turn) for turn in range(6)} == {2}
    assert known.officer(1, "ar", 0, urgency="urgent") == 2
    assert known.officer(1, "en", 0) == 1


@pytest.mark.requirement("P-64")
def test_the_competence_on_record_decides_whom_a_message_is_suggested_to() -> None:
    promise()
    unit = cast.unit()
    for code in ("LIGHT", "ROAD"):
        Service.objects.create(code=code, name_ar=code, name_en=code, unit=unit)
    account = cast.account()
    salma, yusuf = cast.officer(account), cast.officer(account)
    TopicCompetence.objects.create(
        employee=salma, topic="ROAD", basis="test", note="Passed.", from_on=NOON.date()
    )
    arrive(account, item(text="الإنارة معطلة في شارعنا منذ أسبوع"))
    drain(NOON)
    case = Case.objects.get()
    assert case.service is not None
    assert (case.service.code, case.suggested) == ("LIGHT", yusuf)


def test_an_urgent_message_is_suggested_to_who_leads_the_shift() -> None:
    promise()
    account = cast.account()
    cast.officer(account)
    yusuf = cast.officer(account, role=Role.SUPERVISOR)
    arrive(account, item(text="حريق في المبنى، الحقونا"))
    drain(NOON)
    assert Case.objects.get().suggested == yusuf
