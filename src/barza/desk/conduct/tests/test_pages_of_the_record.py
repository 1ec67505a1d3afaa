"""The page of one's own record, its rule, its acts and its export (P-07)."""

import re

import pytest
from pytest_django import DjangoAssertNumQueries

from barza.desk.audit.models import Act
from barza.desk.conduct import actions
from barza.desk.conduct.models import (
    Acknowledgement,
)
from barza.testing.cast import NOON

from .town_hall import Hall, concern, noticed, of

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("P-07")
def test_everybody_opens_and_takes_their_own_record(house: Hall) -> None:
    concern(house)
    noticed(house)
    salma = of(house.salma)

    page = salma.get("/me").content.decode()
    assert "Night shifts" in page
    assert "I have read the rule" in page
    assert salma.get("/me/acts").status_code == 200
    assert "To be named" in salma.get("/me/rights").content.decode()
    assert not Act.objects.filter(event="record.exported").exists()
    assert salma.get("/me/export").status_code == 200
    answer = salma.post("/me/export")
    assert answer["Content-Type"] == "application/zip"
    assert b"".join(answer)[:2] == b"PK"
    assert Act.objects.filter(event="record.exported").count() == 1


@pytest.mark.requirement("P-57")
def test_the_rule_is_acknowledged_on_the_own_record(house: Hall) -> None:
    salma = of(house.salma)
    assert salma.post("/me/rule", {"version": "1999"}).status_code == 422
    assert salma.post("/me/rule", {"version": "2011"}).status_code == 303
    assert Acknowledgement.objects.get().language == "en"
    assert "I have read the rule" not in salma.get("/me").content.decode()
    assert "Maryam" in of(house.aisha).get("/concerns/rule").content.decode()
    assert salma.get("/concerns/rule").status_code == 404


@pytest.mark.requirement("P-07")
def test_the_own_record_does_not_cost_more_as_it_grows(
    house: Hall, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(15):
        concern(house)
        actions.export_record(by=house.salma, now=NOON).close()
    salma = of(house.salma)
    with django_assert_max_num_queries(23):
        salma.get("/me")


@pytest.mark.requirement("P-07")
def test_the_acts_are_paged_by_key(house: Hall) -> None:
    for _ in range(51):
        actions.export_record(by=house.salma, now=NOON).close()
    salma = of(house.salma)

    page = salma.get("/me/acts").content.decode()
    older = re.search(r"\?before=(\d+)", page)
    assert older
    rest = salma.get(f"/me/acts?before={older[1]}").content.decode()
    assert rest.count("<tr>") == 2
    assert 'href="?before=' not in rest


@pytest.mark.requirement("P-33")
@pytest.mark.parametrize("language", ["ar", "en"])
def test_each_page_stands_in_both_languages(house: Hall, language: str) -> None:
    one, file = concern(house), noticed(house)
    for person, address in (
        (house.salma, "/concerns"),
        (house.salma, "/concerns/new"),
        (house.salma, f"/concerns/{one.pk}"),
        (house.aisha, "/conduct"),
        (house.aisha, "/conduct/new"),
        (house.aisha, f"/conduct/{file.pk}"),
        (house.salma, "/me"),
        (house.salma, "/me/rights"),
    ):
        answer = of(person, language).get(address)
        assert answer.status_code == 200
        assert f'lang="{language}"' in answer.content.decode()
