"""The pages of concerns: who sees which, and that nothing is told to anybody else (P-57)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import DjangoAssertNumQueries

from barza.desk.audit.models import Act
from barza.desk.conduct.models import (
    Concern,
    ConcernFile,
)
from barza.desk.conduct.storing import Upload

from .town_hall import PNG, Hall, concern, of

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("P-57")
def test_an_employee_files_a_concern_with_an_attachment_and_follows_it(house: Hall) -> None:
    salma = of(house.salma)
    sent = salma.post(
        "/concerns/new",
        {
            "kind": "service",
            "title": "The lamps",
            "text": "Nobody answers about the lamps.",
            "uploads": [SimpleUploadedFile("a.png", PNG), SimpleUploadedFile("b.png", PNG)],
        },
    )

    one = Concern.objects.get()
    assert (sent.status_code, sent["Location"]) == (303, f"/concerns/{one.pk}")
    page = salma.get(sent["Location"]).content.decode()
    assert "Nobody answers about the lamps." in page
    assert page.count("/files/") == 2
    assert "The lamps" in salma.get("/concerns").content.decode()


@pytest.mark.requirement("P-57")
@pytest.mark.parametrize("upload", [b"", b"MZ\x90\x00\x03", b"PK\x03\x04\x00"])
def test_what_may_not_be_attached_is_said_and_what_was_typed_stays(
    house: Hall, upload: bytes
) -> None:
    answer = of(house.salma).post(
        "/concerns/new",
        {
            "kind": "service",
            "title": "The lamps",
            "text": "Kept text",
            "uploads": SimpleUploadedFile("a.pdf", upload),
        },
    )

    assert answer.status_code == 422
    assert "Kept text" in answer.content.decode()
    assert not Concern.objects.exists()


def test_more_than_five_files_are_too_many(house: Hall) -> None:
    files = [SimpleUploadedFile(f"{n}.png", PNG) for n in range(6)]
    given = {"kind": "service", "title": "x", "text": "y", "uploads": files}
    answer = of(house.salma).post("/concerns/new", given)

    assert answer.status_code == 422
    assert "at most 5 files" in answer.content.decode()


@pytest.mark.requirement("P-57")
@pytest.mark.parametrize("who", ["maryam", "zainab", "nasser"])
def test_anybody_else_gets_404_for_page_act_and_attachment(house: Hall, who: str) -> None:
    one = concern(house, uploads=[Upload.of("a.png", PNG)])
    file = ConcernFile.objects.get()
    other = of(getattr(house, who))

    assert other.get(f"/concerns/{one.pk}").status_code == 404
    assert other.get(f"/concerns/{one.pk}/files/{file.pk}").status_code == 404
    assert other.post(f"/concerns/{one.pk}/say", {"text": "x"}).status_code == 404
    assert other.get("/concerns/999999").status_code == 404
    assert Act.objects.filter(event="concern.viewed", result="refused").count() == 3
    assert "Night shifts" not in other.get("/concerns").content.decode()


@pytest.mark.requirement("P-57")
def test_the_desk_answers_from_its_queue(house: Hall) -> None:
    one = concern(house)
    aisha = of(house.aisha)
    assert "Night shifts" in aisha.get("/concerns").content.decode()
    assert aisha.post(f"/concerns/{one.pk}/take").status_code == 303
    assert aisha.post(f"/concerns/{one.pk}/answer", {"text": ""}).status_code == 422
    assert aisha.post(f"/concerns/{one.pk}/answer", {"text": "Done."}).status_code == 303
    refused = aisha.post(f"/concerns/{one.pk}/say", {"text": "And more"})

    assert refused.status_code == 422
    assert "settled" in refused.content.decode()
    assert "Night shifts" not in aisha.get("/concerns").content.decode()
    assert "Night shifts" in aisha.get("/concerns?show=settled").content.decode()
    again = of(house.salma).post(f"/concerns/{one.pk}/not-resolved", {"text": "It goes on."})
    assert again.status_code == 303
    assert "Night shifts" in of(house.nasser).get("/concerns").content.decode()


@pytest.mark.requirement("P-57")
def test_an_attachment_is_saved_and_never_shown_in_place(house: Hall) -> None:
    one = concern(house, uploads=[Upload.of("جدول.png", PNG)])
    file = ConcernFile.objects.get()

    answer = of(house.aisha).get(f"/concerns/{one.pk}/files/{file.pk}")

    assert answer.content == PNG
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert Act.objects.filter(event="concern.opened", actor=house.aisha.username).exists()


def test_an_altered_file_is_not_served(house: Hall) -> None:
    one = concern(house, uploads=[Upload.of("a.png", PNG)])
    ConcernFile.objects.update(sha256="0" * 64)
    file = ConcernFile.objects.get()

    assert of(house.salma).get(f"/concerns/{one.pk}/files/{file.pk}").status_code == 410


def test_the_queue_asks_as_much_for_many_as_for_one(
    house: Hall, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(12):
        concern(house)
    aisha = of(house.aisha)
    with django_assert_max_num_queries(5):
        aisha.get("/concerns")
