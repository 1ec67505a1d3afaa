"""A list of the directory: handed in, looked at, taken over, on its pages (P-62)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from barza.desk.people.directory import LARGEST
from barza.desk.people.models import DirectoryList, Employee
from barza.desk.people.tests.staff import head, personnel
from barza.desk.people.tests.test_directory import file, line
from barza.testing import cast

from .browsing import at

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-62")]


def _upload(text: str | bytes, name: str = "staff.csv") -> dict[str, SimpleUploadedFile]:
    content = text if isinstance(text, bytes) else text.encode("utf-8-sig")
    return {"file": SimpleUploadedFile(name, content)}


def test_a_list_is_looked_at_and_then_taken_over() -> None:
    aisha, salma = personnel(), cast.officer()
    client = at(aisha)
    handed_in = client.post(
        "/people/import", _upload(file(line(), line(salma, job_en="Librarian")))
    )
    place = f"/people/import/{DirectoryList.objects.get().pk}"
    assert (handed_in.status_code, handed_in["Location"]) == (303, place)
    looked = client.get(place)
    assert "Librarian" in looked.content.decode()
    assert "resolutions suspended" in looked.content.decode()
    assert not Employee.objects.filter(username="rashid").exists()

    agreed = {"agreed": looked.context["plan"].digest}
    assert client.post(f"{place}/apply", agreed).status_code == 303
    assert Employee.objects.filter(username="rashid").exists()
    assert "was taken over" in client.get(place).content.decode()


def test_with_errors_there_is_an_error_file_and_no_way_to_take_over() -> None:
    cast.unit()
    client = at(personnel())
    client.post("/people/import", _upload(file(line(unit="NOWHERE"))))
    place = f"/people/import/{DirectoryList.objects.get().pk}"
    looked = client.get(place)
    assert "Take the list over" not in looked.content.decode()
    errors = client.get(f"{place}/errors")
    assert errors["Content-Type"].startswith("text/csv")
    assert "2,Rashid Al Mawali,unit," in errors.content.decode("utf-8-sig")
    refused = client.post(f"{place}/apply", {"agreed": looked.context["plan"].digest})
    assert refused.status_code == 422
    assert not Employee.objects.filter(username="rashid").exists()


def test_a_list_is_dropped() -> None:
    client = at(personnel())
    client.post("/people/import", _upload(file(line())))
    place = f"/people/import/{DirectoryList.objects.get().pk}"
    assert client.post(f"{place}/drop").status_code == 303
    assert client.post(f"{place}/drop").status_code == 422
    assert client.post(f"{place}/apply", {}).status_code == 422


@pytest.mark.parametrize(
    "given",
    [
        {},
        _upload(b"", "staff.csv"),
        _upload(" ", "staff.csv"),
        _upload("x", "staff.xlsx"),
        _upload("\u0627".encode("cp1256"), "staff.csv"),
        _upload("a\0b", "staff.csv"),
        _upload(b"x" * (LARGEST + 1), "staff.csv"),
    ],
    ids=["none", "empty", "blank", "a spreadsheet", "another encoding", "not text", "too large"],
)
def test_what_is_no_list_is_refused_with_a_sentence(given: dict[str, SimpleUploadedFile]) -> None:
    for upload in given.values():
        upload.seek(0)
    answer = at(personnel()).post("/people/import", given)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert not DirectoryList.objects.exists()


def test_nobody_else_finds_these_pages() -> None:
    client = at(personnel())
    client.post("/people/import", _upload(file(line())))
    pk = DirectoryList.objects.get().pk
    for other in (head(), cast.officer(), cast.employee()):
        for place in ("/people/import", f"/people/import/{pk}", f"/people/import/{pk}/errors"):
            assert at(other).get(place).status_code == 404
