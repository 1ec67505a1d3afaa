"""The pages: who sees which, what they say, and that nothing is told to anybody else."""

import datetime as dt
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from barza.desk.audit.models import Act
from barza.desk.conduct import actions
from barza.desk.conduct.models import (
    Acknowledgement,
    Concern,
    ConcernFile,
    ConductFile,
    Evidence,
    StatementFile,
)
from barza.desk.conduct.storing import Upload
from barza.desk.people.models import Employee
from barza.testing.cast import NOON
from barza.testing.signing_in import signed_in

from .town_hall import DAY, PNG, Hall, Part, alleged, concern, found, noticed

pytestmark = pytest.mark.django_db


def of(person: Employee, language: str = "en") -> Client:
    client = signed_in(person)
    client.cookies["django_language"] = language
    return client


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
    with django_assert_max_num_queries(16):
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
