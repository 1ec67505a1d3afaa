import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from barza.desk.people.models import Employee, Role
from barza.desk.policy.models import Orientation
from barza.testing.cast import employee, officer
from barza.testing.signing_in import signed_in

from .test_orientations import adopted

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-74")]
PAGE = "/orientations"


def browser(person: Employee) -> Client:
    client = signed_in(person)
    client.cookies["django_language"] = "en"
    return client


def body(**changed: str) -> dict[str, str]:
    return {
        "kind": "objective",
        "text_ar": "الإجابة عن كل بلاغ",
        "text_en": "Every report is answered",
        "source": "Decision 12/2026",
        "adopted_by": "Chairman",
        "from_on": timezone.localdate().isoformat(),
        **changed,
    }


def test_senior_management_adds_and_ends_an_entry() -> None:
    nasser = browser(employee(role=Role.SENIOR_MANAGEMENT))
    assert b"No objective or orientation yet" in nasser.get(PAGE).content

    assert nasser.get(f"{PAGE}/new").status_code == 200
    assert nasser.post(f"{PAGE}/new", body(source="")).status_code == 422
    assert nasser.post(f"{PAGE}/new", body()).status_code == 303
    made = Orientation.objects.get()
    assert b"Every report is answered" in nasser.get(PAGE).content

    end = f"{PAGE}/{made.pk}/end"
    assert nasser.get(end).status_code == 200
    past = nasser.post(end, {"to_on": "2020-01-01", "because": "Old."})
    assert past.status_code == 422
    assert "today or later" in past.content.decode()
    today = timezone.localdate().isoformat()
    assert nasser.post(end, {"to_on": today, "because": "A new plan."}).status_code == 303


def test_everybody_reads_it_and_nobody_else_changes_it() -> None:
    made = adopted(from_on=timezone.localdate())
    client = browser(officer())

    page = client.get(PAGE).content.decode()

    assert made.text_en in page
    assert f"{PAGE}/new" not in page
    assert client.get(f"{PAGE}/new").status_code == 404
    assert client.post(f"{PAGE}/{made.pk}/end", {}).status_code == 404


def test_it_is_filtered_by_kind_and_day() -> None:
    adopted(text_en="The one", from_on=timezone.localdate())
    adopted(text_en="The other", kind="orientation")
    client = browser(officer())

    assert b"The other" not in client.get(PAGE, {"kind": "objective"}).content
    assert b"Nothing fits" in client.get(PAGE, {"on": "2019-01-01"}).content
    assert client.get(PAGE, {"on": "no day", "before": "x"}).status_code == 200


def test_the_list_costs_the_same_for_many_entries(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(4):
        adopted()
    client = browser(officer())

    with django_assert_num_queries(3):  # session, person, entries
        client.get(PAGE)
