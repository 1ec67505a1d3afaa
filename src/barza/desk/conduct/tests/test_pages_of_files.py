"""The pages of conduct files: the whole way, and 404 for whoever is not on the list."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from barza.desk.audit.models import Act
from barza.desk.conduct import actions
from barza.desk.conduct.models import (
    ConductFile,
    Evidence,
    StatementFile,
)
from barza.desk.conduct.storing import Upload
from barza.testing.cast import NOON

from .town_hall import DAY, PNG, Hall, Part, alleged, found, noticed, of

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("P-59")
def test_a_file_goes_its_whole_way_through_the_pages(house: Hall) -> None:
    maryam, aisha, salma = of(house.maryam), of(house.aisha), of(house.salma)
    opened = maryam.post(
        "/conduct/new",
        {
            "employee": house.salma.pk,
            "medium": "newspaper",
            "published_in": "Oman Daily",
            "happened_on": "2026-03-01",
            "allegation": "An interview.",
            "handler": house.aisha.pk,
        },
    )
    at = opened["Location"]
    assert opened.status_code == 303
    evidence = {"title": "Scan", "source": "Print", "captured_at": "2026-03-01T10:00"}
    assert aisha.post(f"{at}/notice", {"text": "Reply."}).status_code == 422
    scan = {**evidence, "upload": SimpleUploadedFile("a.png", PNG)}
    assert aisha.post(f"{at}/evidence", scan).status_code == 303
    assert aisha.post(f"{at}/evidence", evidence).status_code == 422
    assert salma.get(at).status_code == 404
    assert aisha.post(f"{at}/notice", {"text": "Reply."}).status_code == 303
    admitted = {"person": house.nasser.pk, "part": "decider"}
    assert aisha.post(f"{at}/admit", admitted).status_code == 303
    assert "This file is about you" in salma.get(at).content.decode()
    sent = {"text": "No.", "uploads": [SimpleUploadedFile("b.png", PNG)]}
    assert salma.post(f"{at}/reply", sent).status_code == 303
    nasser = of(house.nasser)
    decided = nasser.post(f"{at}/finding", {"outcome": "proved", "reasons": "Yes."})
    assert decided.status_code == 303
    assert salma.post(f"{at}/grievance", {"text": "No."}).status_code == 303
    file = ConductFile.objects.get()
    assert (file.stage, file.outcome) == ("grieved", "proved")


@pytest.mark.requirement("P-60")
@pytest.mark.parametrize("who", ["huda", "zainab", "nasser"])
def test_a_conduct_file_is_404_for_whoever_is_not_on_its_list(house: Hall, who: str) -> None:
    file = noticed(house)
    actions.add_evidence(
        file,
        title="Scan",
        upload=Upload.of("a.png", PNG),
        source="x",
        captured_at=NOON,
        by=house.aisha,
        now=NOON,
    )
    actions.reply(file, text="x", uploads=[Upload.of("b.png", PNG)], by=house.salma, now=NOON)
    scan, own = Evidence.objects.exclude(path="").get(), StatementFile.objects.get()
    other = of(getattr(house, who))

    for address in ("", f"/evidence/{scan.pk}", f"/files/{own.pk}"):
        assert other.get(f"/conduct/{file.pk}{address}").status_code == 404
        assert of(house.salma).get(f"/conduct/{file.pk}{address}").status_code == 200
    assert other.post(f"/conduct/{file.pk}/reply", {"text": "x"}).status_code == 404
    assert Act.objects.filter(event="conduct.viewed", result="refused").count() == 4
    assert "Salma" not in other.get("/conduct").content.decode()


@pytest.mark.requirement("P-59")
def test_what_a_rule_refuses_is_said_and_kept_on_the_page(house: Hall) -> None:
    file = noticed(house)
    actions.admit(file, person=house.nasser, part=Part.DECIDER, by=house.aisha, now=NOON)
    ConductFile.objects.update(reply_due_at=timezone.now() + DAY)

    answer = of(house.nasser).post(
        f"/conduct/{file.pk}/finding", {"outcome": "proved", "reasons": "My long reasons"}
    )

    assert answer.status_code == 422
    assert "Wait for the employee" in answer.content.decode()
    assert "My long reasons" in answer.content.decode()


@pytest.mark.requirement("P-59")
def test_a_precaution_and_its_end_through_the_page(house: Hall) -> None:
    file = noticed(house)
    actions.admit(file, person=house.nasser, part=Part.DECIDER, by=house.aisha, now=NOON)
    nasser, until = of(house.nasser), timezone.localtime() + 5 * DAY
    given = {"reasons": "Until we know.", "until_at": f"{until:%Y-%m-%dT%H:%M}"}

    assert nasser.post(f"/conduct/{file.pk}/precaution", given).status_code == 303
    house.salma.refresh_from_db()  # her sessions ended
    assert "proves nothing" in of(house.salma).get(f"/conduct/{file.pk}").content.decode()
    ended = nasser.post(f"/conduct/{file.pk}/end-precaution", {"because": "We know."})
    assert ended.status_code == 303
    assert "We know." in nasser.get(f"/conduct/{file.pk}").content.decode()


@pytest.mark.requirement("P-60")
def test_the_handler_changes_the_list_refers_and_disposes_through_the_page(house: Hall) -> None:
    aisha, file = of(house.aisha), found(house)
    at = f"/conduct/{file.pk}"
    assert aisha.post(f"{at}/remove", {"person": house.maryam.pk}).status_code == 303
    assert of(house.maryam).get(at).status_code == 404
    ConductFile.objects.update(final_at=NOON)
    referred = {"referred_to": "Committee", "article": "Article 104"}
    assert aisha.post(f"{at}/refer", referred).status_code == 303
    assert "Article 104" in of(house.salma).get(at).content.decode()
    ConductFile.objects.update(closed_at=timezone.now() - dt.timedelta(days=6 * 366))
    assert f'href="{at}"' in aisha.get("/conduct").content.decode()
    assert aisha.post(f"{at}/dispose", {"schedule": "NRAA 12"})["Location"] == "/conduct"
    assert aisha.get(at).status_code == 404


def test_only_those_who_may_open_a_file_get_the_form(house: Hall) -> None:
    assert of(house.maryam).get("/conduct/new").status_code == 200
    assert of(house.salma).get("/conduct/new").status_code == 404
    assert of(house.salma).post("/conduct/new", {}).status_code == 404
    assert of(house.aisha).post("/conduct/1/nonsense").status_code == 404


@pytest.mark.requirement("P-60")
def test_the_list_of_files_asks_as_much_for_many_as_for_one(
    house: Hall, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(6):
        alleged(house)
    aisha = of(house.aisha)
    with django_assert_max_num_queries(6):
        aisha.get("/conduct")
