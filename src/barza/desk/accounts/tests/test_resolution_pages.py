"""Pages of resolutions: who sees them, how they read, what they cost."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from barza.desk.accounts import actions
from barza.desk.accounts.actions.approvals import Asked
from barza.desk.accounts.models import Duty, Resolution
from barza.desk.people.models import Employee, Role
from barza.testing import cast
from barza.testing.signing_in import signed_in

pytestmark = pytest.mark.django_db
FROM, TO = timezone.now() - dt.timedelta(days=1), timezone.now() + dt.timedelta(days=30)


def at(person: Employee) -> Client:
    client = signed_in(person)
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def head() -> Employee:
    return cast.employee(role=Role.SECTION_HEAD)


def named(person: Employee | None = None, **fields: object) -> Resolution:
    given = {"from_at": FROM, "to_at": TO, **fields}
    return cast.resolution(person or cast.officer(), cast.account(), **given)


@pytest.mark.requirement("P-61")
def test_an_officer_sees_only_what_names_them(head: Employee) -> None:
    salma = cast.officer()
    mine, other = named(salma), named()

    shown = at(salma).get("/resolutions").content.decode()
    assert mine.number in shown
    assert other.number not in shown
    assert at(salma).get(f"/resolutions/{other.pk}").status_code == 404
    assert at(salma).get(f"/resolutions/{other.pk}/document/en.pdf").status_code == 404
    assert at(salma).get("/resolutions/new").status_code == 404
    assert other.number in at(head).get("/resolutions").content.decode()


def test_the_list_costs_the_same_however_long(
    head: Employee, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(3):
        named()
    client = at(head)
    client.get("/resolutions")
    with django_assert_num_queries(6):
        client.get("/resolutions")
    for _ in range(60):
        named()
    with django_assert_num_queries(6):
        first = client.get("/resolutions").content.decode()
    assert first.count("<tr>") == 41
    assert "before=" in first


@pytest.mark.requirement("P-62")
def test_a_draft_is_made_checked_and_issued_on_its_page(head: Employee) -> None:
    theirs, client = cast.account(), at(head)
    salma = cast.prepared(cast.officer(), theirs)
    typed = {
        "employee": salma.pk,
        "accounts": [theirs.pk],
        "duties": [Duty.ANSWER],
        "from_on": "2026-01-01",
        "to_on": f"{TO:%Y-%m-%d}",
        "tasks_ar": "الرد",
    }
    answer = client.post("/resolutions/new", typed)
    draft = Resolution.objects.get()
    assert answer["Location"] == f"/resolutions/{draft.pk}"
    assert timezone.localtime(draft.to_at).time() == dt.time(0)
    page = client.get(answer["Location"]).content.decode()
    assert "Before it can be issued" in page

    issued = {
        "number": "21/2026",
        "issued_on": "2026-01-01",
        "issued_by_ar": "الرئيس",
        "issued_by_en": "Chairman",
    }
    refused = client.post(f"/resolutions/{draft.pk}/issue", issued | {"number": " "})
    assert refused.status_code == 422
    assert 'value="Chairman"' in refused.content.decode()
    assert client.post(f"/resolutions/{draft.pk}/issue", issued).status_code == 302
    draft.refresh_from_db()
    assert (draft.state, draft.number) == ("issued", "21/2026")


@pytest.mark.requirement("P-61")
def test_what_is_refused_says_why_on_the_page(head: Employee) -> None:
    held = named()
    answer = at(head).post(f"/resolutions/{held.pk}/revoke", {"because": ""})
    assert answer.status_code == 422
    answer = at(head).post(f"/resolutions/{held.pk}/lift", {"because": "Why not"})
    assert "not suspended" in answer.content.decode()
    assert "P-61" in answer.content.decode()


@pytest.mark.requirement("P-61")
def test_a_revoked_officer_is_out_with_the_next_request(head: Employee) -> None:
    salma = cast.officer()
    held, client = named(salma), at(salma)
    assert client.get("/resolutions").status_code == 200

    at(head).post(f"/resolutions/{held.pk}/revoke", {"because": "She moved."})

    assert client.get("/resolutions").status_code == 302  # to sign in again


@pytest.mark.requirement("P-61")
def test_the_signed_copy_comes_back_as_it_was(
    head: Employee, settings: Settings, tmp_path: object
) -> None:
    settings.MEDIA_ROOT = tmp_path
    held, client = named(), at(head)
    paper = SimpleUploadedFile("scan.pdf", b"%PDF-1.7 signed", "application/pdf")
    assert client.post(f"/resolutions/{held.pk}/keep", {"file": paper}).status_code == 302

    copy = held.signedcopy_set.get()
    answer = client.get(f"/resolutions/{held.pk}/signed/{copy.pk}")
    assert answer.content == b"%PDF-1.7 signed"
    assert answer["Content-Disposition"].startswith("attachment")
    assert at(cast.officer()).get(f"/resolutions/{held.pk}/signed/{copy.pk}").status_code == 404


@pytest.mark.requirement("P-62")
def test_the_public_register_names_jobs_and_no_names(client: Client) -> None:
    salma = cast.officer(name_en="Salma Secret", name_ar="سلمى السرية", employee_no="X99")
    held = named(salma)
    for path in ("/register", "/register.json"):
        said = client.get(path).content.decode()
        assert held.number in said
        assert salma.job_en in said or salma.job_ar in said
        assert not any(word in said for word in ("Secret", "السرية", "X99"))


@pytest.mark.requirement("P-62")
def test_who_may_only_practise_stands_in_no_public_register(client: Client) -> None:
    learning = cast.resolution(cast.employee(), cast.account(is_practice=True))
    both = cast.resolution(cast.employee(), cast.account(), cast.account(is_practice=True))
    for path in ("/register", "/register.json"):
        said = client.get(path).content.decode()
        assert learning.number not in said
        assert both.number in said
    assert len(client.get("/register.json").json()["resolutions"][0]["accounts"]) == 1


@pytest.mark.requirement("P-44")
def test_heads_see_what_waits_on_their_accounts_and_others_nothing() -> None:

    theirs = cast.account()
    salma, head = cast.officer(), cast.officer(role=Role.SECTION_HEAD)
    for person in (salma, head):
        cast.resolution(person, theirs, from_at=FROM, to_at=TO)
    what = Asked(theirs, "answer", "cases.case:1", "/case/1", "Three rials.")
    asked = actions.ask_approval(what, because="The fee?", by=salma, now=timezone.now())

    assert "Three rials." in at(head).get("/approvals").content.decode()
    assert "Three rials." not in at(cast.officer()).get("/approvals").content.decode()
    assert at(salma).post(f"/approvals/{asked.pk}/approve").status_code == 422
    assert at(head).post(f"/approvals/{asked.pk}/decline", {"because": ""}).status_code == 422
    assert at(head).post(f"/approvals/{asked.pk}/approve").status_code == 302
    assert "Approved" in at(head).get("/approvals?state=done").content.decode()


@pytest.mark.requirement("P-62")
def test_a_draft_is_saved_again_with_the_job_as_it_is_now(head: Employee) -> None:
    theirs, salma, client = cast.account(), cast.officer(), at(head)
    draft = named(salma, state=Resolution.State.DRAFT, number="", issued_on=None)
    salma.job_ar, salma.job_en = "رئيسة وردية", "Shift leader"
    salma.save()
    page = client.get(f"/resolutions/{draft.pk}").content.decode()
    assert "Save the draft again" in page
    assert f"/resolutions/{draft.pk}/redraft" in page
    form = client.get(f"/resolutions/{draft.pk}/redraft").content.decode()
    assert "Shift leader" in form
    typed = {
        "accounts": [theirs.pk],
        "duties": [Duty.ANSWER],
        "from_on": "2026-01-01",
        "to_on": f"{TO:%Y-%m-%d}",
    }

    assert client.post(f"/resolutions/{draft.pk}/redraft", {}).status_code == 422
    answer = client.post(f"/resolutions/{draft.pk}/redraft", typed)

    assert answer["Location"] == f"/resolutions/{draft.pk}"
    draft.refresh_from_db()
    assert (draft.job_en, draft.duties) == ("Shift leader", ["answer"])
    assert "Save the draft again" not in client.get(f"/resolutions/{draft.pk}").content.decode()


@pytest.mark.requirement("P-61")
def test_only_a_draft_is_changed_and_only_by_those_who_decide(head: Employee) -> None:
    salma = cast.officer()
    issued, draft = named(salma), named(salma, state=Resolution.State.DRAFT, number="")

    assert at(head).get(f"/resolutions/{issued.pk}/redraft").status_code == 404
    assert at(salma).get(f"/resolutions/{draft.pk}/redraft").status_code == 404
    assert at(cast.superuser()).get(f"/resolutions/{draft.pk}/redraft").status_code == 404
