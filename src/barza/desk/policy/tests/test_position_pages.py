import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from barza.desk.people.models import Role
from barza.desk.policy.models import Position
from barza.testing.cast import employee, officer

from .test_orientations import chairman
from .test_pages import browser
from .test_positions import approved, proposed

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-69")]
PAGE = "/positions"


def body(**changed: str) -> dict[str, str]:
    return {
        "subject_ar": "الأكياس",
        "subject_en": "Bags",
        "text_ar": "نص",
        "text_en": "Text",
        "basis": "Decision 7/2026",
        "from_on": timezone.localdate().isoformat(),
        **changed,
    }


def test_a_line_is_proposed_approved_renewed_and_withdrawn() -> None:
    salma, nasser = browser(officer()), browser(chairman())
    assert b"No line yet" in salma.get(PAGE).content
    assert salma.get(f"{PAGE}/new").status_code == 200
    assert salma.post(f"{PAGE}/new", body(basis="")).status_code == 422
    past = salma.post(f"{PAGE}/new", body(from_on="2020-01-01"))
    assert (past.status_code, "today or later" in past.content.decode()) == (422, True)

    assert salma.post(f"{PAGE}/new", body()).status_code == 303
    made = Position.objects.get()
    at = f"{PAGE}/{made.pk}"
    assert b"Approve</button>" not in salma.get(at).content
    assert b"Approve</button>" in nasser.get(at).content
    assert nasser.post(f"{at}/approve").status_code == 303
    assert b"In force" in salma.get(at).content
    assert nasser.post(f"{at}/approve").status_code == 422

    assert b"Bags" in salma.get(f"{at}/next").content
    assert salma.post(f"{at}/next", body(text_en="New")).status_code == 303
    assert nasser.post(f"{at}/withdraw", {"withdraw-because": ""}).status_code == 422
    assert nasser.post(f"{at}/withdraw", {"withdraw-because": "Old."}).status_code == 303
    assert b"Old." in salma.get(at).content


def test_a_proposal_is_declined_with_reasons() -> None:
    made = proposed(from_on=timezone.localdate(), now=timezone.now())
    nasser = browser(chairman())

    assert nasser.post(f"{PAGE}/{made.pk}/decline", {"decline-because": "No."}).status_code == 303

    made.refresh_from_db()
    assert (made.state, made.because) == ("declined", "No.")


def test_a_proposal_of_others_is_not_there_for_an_officer() -> None:
    made, salma = proposed(), browser(officer())

    assert salma.get(f"{PAGE}/{made.pk}").status_code == 404
    assert salma.post(f"{PAGE}/{made.pk}/approve").status_code == 404
    assert b"Plastic" not in salma.get(PAGE).content
    auditor = browser(employee(role=Role.AUDITOR))
    assert auditor.get(f"{PAGE}/new").status_code == 404
    assert auditor.get(PAGE, {"state": "proposed", "text": "bags"}).status_code == 200
    assert b"Nothing fits" in auditor.get(PAGE, {"text": "no such words"}).content


def test_the_list_costs_the_same_for_many_lines(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(3):
        approved()
    client = browser(officer())

    with django_assert_num_queries(3):  # session, person, lines
        client.get(PAGE)
