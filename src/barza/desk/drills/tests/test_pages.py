"""Drills on their pages, in both languages: start, go on, how it went, who has taken them."""

import json
from datetime import timedelta
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from barza.desk.accounts.models import Account
from barza.desk.conduct.actions import export_record
from barza.desk.drills import actions, content
from barza.desk.drills.actions.starting import given
from barza.desk.drills.models import Run
from barza.desk.people.models import Employee, Role, Unit
from barza.testing import cast
from barza.testing.signing_in import signed_in

from .going import begun

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("no_jobs"),
    pytest.mark.requirement("P-45"),
]


def at(person: Employee, language: str = "en") -> Client:
    client = signed_in(person)
    client.cookies["django_language"] = language
    return client


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def ended(person: Employee, account: Account, **fields: Any) -> Run:
    drill, now = content.drills()[0], timezone.now()
    rest = {"ended_at": now, "end": "finished", "score": 80, "is_passed": True}
    return Run.objects.create(
        drill=drill.code,
        version=drill.version,
        content=given(drill, set()),
        employee=person,
        account=account,
        resolution="1/2026",
        started_at=now,
        ends_at=now + timedelta(minutes=30),
        **rest | fields,
    )


def test_a_drill_is_started_gone_through_and_finished(salma: Employee, roads: Unit) -> None:
    client = at(salma)
    assert "Danger and anger" in page(client, "/training/drills")
    started = client.post("/training/drills/danger-and-anger/start")
    run = Run.objects.get()
    assert (started.status_code, started["Location"]) == (303, f"/training/drills/runs/{run.pk}")
    shown = page(client, started["Location"])
    assert shown.count("Still to come") == 4
    assert "سلك كهرباء" not in shown, "what hasn't come isn't told"
    assert "You are in a drill" in page(client, "/training/drills")

    place = run.messages.get(key="bare-wire").place
    address = f"/training/drills/runs/{run.pk}/{place}/department"
    chosen = client.post(address, {"department": "D-ROA"})
    assert chosen["Location"] == f"/training/drills/runs/{run.pk}#message-{place}"
    assert run.messages.get(place=place).department == roads
    wrong = client.post(address, {"department": "D-MOON"})
    assert wrong.status_code == 422
    assert "isn&#x27;t known" in wrong.content.decode()

    early = client.post(f"/training/drills/runs/{run.pk}/finish")
    assert early.status_code == 422
    assert "still to come" in early.content.decode()
    run.messages.update(due_at=timezone.now() - timedelta(minutes=3))
    assert client.post(f"/training/drills/runs/{run.pk}/finish").status_code == 303
    assert "Could not be held" in page(client, f"/training/drills/runs/{run.pk}")


@pytest.mark.requirement("P-61")
def test_a_start_without_authority_says_why_and_under_which_clause(practice: Account) -> None:
    answer = at(cast.stranger()).post("/training/drills/first-shift/start")
    assert answer.status_code == 422
    said = answer.content.decode()
    assert "No resolution in force" in said
    assert "P-61" in said


def test_without_a_practice_town_the_page_says_what_to_do() -> None:
    client = at(cast.officer())
    assert "Ask the operator to start it" in page(client, "/training/drills")
    assert client.post("/training/drills/first-shift/start").status_code == 422


def test_a_drill_that_does_not_exist_is_not_found(salma: Employee) -> None:
    assert at(salma).post("/training/drills/nothing/start").status_code == 404


def test_another_persons_run_is_seen_by_who_watches_over_them_and_nobody_else(
    salma: Employee, practice: Account
) -> None:
    run = ended(salma, practice)
    elsewhere = cast.unit(code="D-X", name_en="Elsewhere", name_ar="جهة أخرى")
    sees = {
        "supervisor": (cast.employee(role=Role.SUPERVISOR), True),
        "personnel": (cast.employee(role=Role.PERSONNEL, unit=elsewhere), True),
        "another officer": (cast.officer(practice), False),
        "another supervisor": (cast.employee(role=Role.SUPERVISOR, unit=elsewhere), False),
    }
    for who, (person, may) in sees.items():
        client = at(person)
        shown = client.get(f"/training/drills/runs/{run.pk}").status_code
        assert shown == (200 if may else 404), who
        listed = f"/runs/{run.pk}" in page(client, "/training/drills/runs")
        assert listed is may, who


def test_who_watches_over_a_trainee_acts_in_no_run(salma: Employee, practice: Account) -> None:
    run = begun(salma)
    client = at(cast.employee(role=Role.SUPERVISOR))
    assert "I have finished" not in page(client, f"/training/drills/runs/{run.pk}")
    for act in ("finish", "abandon"):
        answer = client.post(f"/training/drills/runs/{run.pk}/{act}")
        assert answer.status_code == 422
        assert "Only the person" in answer.content.decode()


def test_the_list_is_paged_and_costs_the_same_however_many_there_are(
    salma: Employee, practice: Account, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    head = cast.employee(role=Role.SUPERVISOR)
    client = at(head)
    ended(salma, practice)
    page(client, "/training/drills/runs")
    with django_assert_num_queries(4):
        page(client, "/training/drills/runs")
    for _ in range(30):
        ended(cast.officer(practice), practice)
    with django_assert_num_queries(4):
        first = page(client, "/training/drills/runs")
    assert first.count("<tr>") == 26
    oldest = Run.objects.order_by("-pk")[24].pk
    assert f"?before={oldest}" in first
    assert page(client, f"/training/drills/runs?before={oldest}").count("<tr>") == 7


@pytest.mark.requirement("P-07")
def test_runs_stand_in_ones_own_record_and_its_export(salma: Employee, practice: Account) -> None:
    ended(salma, practice)
    ended(cast.officer(practice), practice, score=13)
    client = at(salma)
    assert "Danger and anger" in page(client, "/me")
    with export_record(by=salma, now=timezone.now()) as file, ZipFile(file) as archive:
        kept = json.loads(archive.read("record.json"))["drills"]
    assert [(row["drill"], row["score"], row["passed"]) for row in kept] == [
        ("Danger and anger", 80, True)
    ]


@pytest.mark.requirement("P-33")
@pytest.mark.parametrize(
    ("language", "words"), [("ar", ("خطر وغضب", "التمارين العملية")), ("en", ("Danger and anger",))]
)
def test_every_page_speaks_both_languages(
    salma: Employee, practice: Account, language: str, words: tuple[str, ...]
) -> None:
    client = at(salma, language)
    over = ended(salma, practice)
    run = begun(salma)
    for address in (
        "/training/drills",
        "/training/drills/runs",
        f"/training/drills/runs/{run.pk}",
        f"/training/drills/runs/{over.pk}",
    ):
        shown = page(client, address)
        assert all(one in shown for one in words), address
    actions.abandon(run, by=salma, now=timezone.now())
    assert words[0] in page(client, f"/training/drills/runs/{run.pk}")
