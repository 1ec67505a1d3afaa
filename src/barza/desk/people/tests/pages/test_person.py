"""The list of the staff and the page of one person: who sees it, what is done there."""

from typing import Any

import pytest

from barza.desk.accounts.models import Resolution
from barza.desk.cases.models import Service
from barza.desk.people import actions, queries
from barza.desk.people.models import Employee, Readiness, Role, Selection, TopicCompetence
from barza.desk.people.tests.staff import SCORES, head, modules, passed, personnel, security
from barza.testing import cast
from barza.testing.cast import NOON

from .browsing import at

pytestmark = pytest.mark.django_db
LANGUAGE = {"lang": "en", "level": "4", "sample": "A letter of 90 words."}


@pytest.mark.requirement("P-63")
def test_those_who_manage_see_the_list_and_others_do_not() -> None:
    salma = cast.officer(name_en="Salma Al Harthi")
    assert "Salma Al Harthi" in at(head()).get("/people").content.decode()
    for other in (salma, cast.employee()):
        assert at(other).get("/people").status_code == 404


def test_the_list_is_narrowed_by_name_unit_role_and_employment() -> None:
    viewer = head(name_en="Maryam")
    cast.officer(name_en="Salma", unit=cast.unit(code="D-MED"))
    cast.employee(name_en="Gone", is_active=False)

    def names(query: str) -> set[str]:
        found = at(viewer).get(f"/people?{query}")
        return {one.name_en for one in found.context["people"]}

    assert names("") == {"Maryam", "Salma"}
    assert names("q=sal") == {"Salma"}
    assert names("unit=D-MED") == {"Salma"}
    assert names("role=section_head") == {"Maryam"}
    assert names("left=1") == {"Gone"}
    assert names("unit=NOWHERE&role=king&after=x") == {"Maryam", "Salma"}
    assert "Nobody fits these filters" in at(viewer).get("/people?q=zzz").content.decode()


def test_the_list_costs_the_same_however_long_it_is(django_assert_num_queries: Any) -> None:
    client = at(head(name_en="A"))
    for number in range(60):
        cast.employee(name_en=f"Person {number:02}", unit=cast.unit(code=f"U{number}"))
    client.get("/people")

    with django_assert_num_queries(5):  # session, viewer, units for the filter, page, what waits
        first = client.get("/people")
    assert len(first.context["people"]) == 50
    second = client.get(f"/people?{first.context['more']}")
    seen = {one.pk for page in (first, second) for one in page.context["people"]}
    assert len(seen) == 61
    assert second.context["more"] == ""


def test_a_person_sees_their_own_page_and_nobody_elses() -> None:
    salma, hamed = cast.officer(), cast.employee()
    assert at(salma).get(f"/people/{salma.pk}").status_code == 200
    assert at(hamed).get(f"/people/{salma.pk}").status_code == 404
    assert at(head()).get(f"/people/{salma.pk}").status_code == 200


def test_the_page_of_a_person_costs_the_same_however_much_is_on_it(
    django_assert_max_num_queries: Any,
) -> None:
    salma, maryam = cast.officer(), head()
    passed(salma, *modules())
    for lang in ("ar", "en", "ur"):
        actions.record_language(salma, lang=lang, level=4, sample="Good.", by=maryam, now=NOON)  # type: ignore[arg-type]
    for topic in ("LIC", "SOIL", "BLD"):
        actions.record_topic(
            salma, topic=topic, basis=TopicCompetence.Basis.TEST, note="x", by=maryam, now=NOON
        )
    client = at(maryam)
    client.get(f"/people/{salma.pk}")
    with django_assert_max_num_queries(14):
        assert client.get(f"/people/{salma.pk}").status_code == 200


@pytest.mark.requirement("P-65")
def test_a_language_is_recorded_there_and_a_refusal_keeps_what_was_typed() -> None:
    salma, maryam = cast.officer(), head()
    answer = at(maryam).post(f"/people/{salma.pk}/language", LANGUAGE)
    assert (answer.status_code, answer["Location"]) == (303, f"/people/{salma.pk}")
    assert queries.language_level(salma, "en") == 4

    blank = at(maryam).post(f"/people/{salma.pk}/language", LANGUAGE | {"sample": ""})
    assert blank.status_code == 422
    own = at(maryam).post(f"/people/{maryam.pk}/language", LANGUAGE)
    assert own.status_code == 422
    assert "Nobody assesses themselves" in own.content.decode()
    assert at(cast.employee()).post(f"/people/{salma.pk}/language", LANGUAGE).status_code == 404


@pytest.mark.requirement("P-64")
def test_topics_are_chosen_by_the_names_of_the_catalogue() -> None:
    salma, maryam = cast.officer(), head()
    Service.objects.create(
        code="LIC", name_ar="ترخيص بلدي", name_en="Municipal licence", unit=cast.unit()
    )
    filled = {"topic": "LIC", "basis": "test", "note": "Passed the licensing test."}
    at(maryam).post(f"/people/{salma.pk}/topic", filled)
    assert "Municipal licence" in at(maryam).get(f"/people/{salma.pk}").content.decode()
    assert at(maryam).post(f"/people/{salma.pk}/topic", filled | {"topic": "X"}).status_code == 422

    given = TopicCompetence.objects.get()
    stranger = cast.officer()
    elsewhere = f"/people/{stranger.pk}/topic/{given.pk}/take"
    assert at(maryam).post(elsewhere).status_code == 404
    at(maryam).post(f"/people/{salma.pk}/topic/{given.pk}/take")
    assert not queries.topics_of(salma).exists()


@pytest.mark.requirement("P-66")
def test_security_records_a_platform_test() -> None:
    salma = cast.officer()
    filled = {
        "network": "mastodon",
        "version": "2026.1",
        "score": "90",
        "passed_on": "2026-03-01",
        "valid_until_on": "2027-03-01",
    }
    place = f"/people/{salma.pk}/platform-test"
    assert at(security()).post(place, filled).status_code == 303
    assert queries.has_platform_test(salma, "mastodon", NOON)
    low = at(security()).post(place, filled | {"score": "50"})
    assert low.status_code == 422
    assert "2027-03-01" in low.content.decode()


@pytest.mark.requirement("P-67")
def test_readiness_is_declared_and_withdrawn_on_ones_own_page_only() -> None:
    salma = cast.officer()
    filled = {
        "weekdays": ["7", "1"],
        "from_hour": "15",
        "to_hour": "22",
        "most_shifts_a_week": "2",
        "most_hours_a_day": "6",
    }
    place = f"/people/{salma.pk}/readiness"
    assert at(head()).post(place, filled).status_code == 404
    assert at(salma).post(place, filled | {"weekdays": []}).status_code == 422
    assert at(salma).post(place, filled).status_code == 303
    assert Readiness.objects.get().weekdays == [1, 7]
    page = at(head()).get(f"/people/{salma.pk}").content.decode()
    assert "Sunday, Monday" in page
    assert "Withdraw it" not in page
    assert "15:00" not in at(security()).get(f"/people/{salma.pk}").content.decode()

    assert at(head()).post(f"{place}/withdraw").status_code == 404
    at(salma).post(f"{place}/withdraw")
    assert at(salma).post(f"{place}/withdraw").status_code == 422


@pytest.mark.requirement("P-62")
def test_human_resources_change_a_job_there_and_the_resolution_is_suspended() -> None:
    account = cast.account()
    salma = cast.officer(account)
    filled = {"job_ar": "أمينة مكتبة", "job_en": "Librarian"}
    refused = at(head()).post(f"/people/{salma.pk}/job", filled)
    assert refused.status_code == 422
    assert Resolution.objects.in_force(NOON).filter(employee=salma).exists()
    assert at(personnel()).post(f"/people/{salma.pk}/job", filled).status_code == 303
    assert not Resolution.objects.in_force(NOON).filter(employee=salma).exists()


@pytest.mark.requirement("P-61")
def test_human_resources_give_a_role_and_lead_to_the_page_that_ends_everything() -> None:
    hamed, aisha = cast.employee(), personnel()
    at(aisha).post(f"/people/{hamed.pk}/role", {"role": "officer"})
    assert Employee.objects.get(pk=hamed.pk).role == Role.OFFICER
    assert at(aisha).post(f"/people/{aisha.pk}/role", {"role": "officer"}).status_code == 422
    assert f"/people/{hamed.pk}/leaving" in at(aisha).get(f"/people/{hamed.pk}").content.decode()


def _filled(score: int = 4) -> dict[str, str]:
    fields = {f"score_{one}": str(score) for one in SCORES}
    return fields | {f"note_{one}": f"Because of {one}." for one in SCORES}


@pytest.mark.requirement("P-63")
def test_a_selection_goes_its_whole_way_on_its_page() -> None:
    salma, maryam, aisha = cast.officer(), head(), personnel()
    opened = at(maryam).post(f"/people/{salma.pk}/selection")
    selection = Selection.objects.get()
    place = f"/people/selection/{selection.pk}"
    assert (opened.status_code, opened["Location"]) == (303, place)
    assert at(aisha).post(f"/people/{salma.pk}/selection").status_code == 422

    kept = at(maryam).post(place, _filled() | {"note_language": ""})
    assert (kept.status_code, "Because of platform." in kept.content.decode()) == (422, True)
    assert at(maryam).post(place, _filled()).status_code == 303
    assert "Because of language." not in at(aisha).get(place).content.decode()
    assert "Because of language." in at(salma).get(place).content.decode()
    assert at(aisha).post(place, _filled(5)).status_code == 303

    read = at(salma).get(place).content.decode()
    assert "4.5" in read
    assert "Complete" in read
    assert at(maryam).post(place, _filled()).status_code == 422
    assert at(salma).post(place, _filled()).status_code == 422
    for other in (cast.officer(), security()):
        assert at(other).get(place).status_code == 404


@pytest.mark.requirement("P-33")
def test_the_pages_speak_arabic_from_right_to_left() -> None:
    maryam = head()
    client = at(maryam)
    client.cookies["django_language"] = "ar"
    for place in ("/people", f"/people/{maryam.pk}", "/training", "/training/overview"):
        assert 'dir="rtl"' in client.get(place).content.decode()
