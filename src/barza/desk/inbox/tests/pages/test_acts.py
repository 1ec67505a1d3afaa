"""What the desk's pages do: each request one act, and what is refused stays on the page."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from barza.desk.accounts.models import Account
from barza.desk.cases.models import Case, Service
from barza.desk.cases.tests.arriving import promise
from barza.desk.inbox.models import Draft, Note, ReusableAnswer
from barza.desk.people.models import Employee
from barza.testing import cast
from barza.testing.signing_in import signed_in

from .conftest import HTMX, a_case, in_force_today

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("P-39")
def test_claiming_shows_that_the_case_is_ones_own(browser: Client, case: Case) -> None:
    answer = browser.post(f"/case/{case.pk}/claim?queue=all", headers=HTMX)
    assert answer.status_code == 200
    assert 'data-do="release"' in answer.text
    assert "desk:changed" in answer["HX-Trigger"]


def test_without_scripts_an_act_leads_back_to_its_case(browser: Client, case: Case) -> None:
    answer = browser.post(f"/case/{case.pk}/claim?queue=all")
    assert (answer.status_code, answer["Location"]) == (303, f"/case/{case.pk}?queue=all")


@pytest.mark.requirement("P-39")
def test_a_case_held_by_a_colleague_is_refused_by_name(
    browser: Client, account: Account, case: Case
) -> None:
    colleague = in_force_today(cast.officer(account, name_en="Khalid"))
    signed_in(colleague).post(f"/case/{case.pk}/claim", headers=HTMX)
    answer = browser.post(f"/case/{case.pk}/claim", headers=HTMX)
    assert answer.status_code == 422
    assert "Khalid is working on this case" in answer.text
    assert 'data-do="claim"' not in answer.text


@pytest.mark.requirement("P-51")
def test_a_case_owed_an_answer_closes_only_with_an_exception(browser: Client, case: Case) -> None:
    bare = browser.post(f"/case/{case.pk}/close", headers=HTMX)
    assert bare.status_code == 422
    assert "An answer is owed here" in bare.text
    stated = {"settlement": "withdrawn", "reason": "She says it is repaired."}
    assert 'data-do="reopen"' in browser.post(f"/case/{case.pk}/close", stated, headers=HTMX).text


@pytest.mark.requirement("P-04")
def test_a_refused_answer_stays_in_its_field(browser: Client, case: Case) -> None:
    """The account has no connection: nothing can be sent, and nothing that was typed is lost."""
    for headers in (HTMX, {}):
        answer = browser.post(f"/case/{case.pk}/answer", {"text": "نأسف للتأخير"}, headers=headers)
        assert answer.status_code == 422
        assert "is not connected" in answer.text
        assert re.search(r"<textarea[^>]*data-answer[^>]*>نأسف للتأخير</textarea>", answer.text)


@pytest.mark.requirement("P-90")
def test_personal_data_shows_while_one_types(browser: Client, case: Case) -> None:
    said = browser.post(f"/case/{case.pk}/screen", {"text": "Call 99123456", "lang": "en"}).text
    assert "Telephone number" in said
    assert '<bdi class="quote">99123456</bdi>' in said
    assert 'name="reason"' in said
    assert "<mark" in said


def test_a_clean_text_is_not_remarked_upon(browser: Client, case: Case) -> None:
    said = browser.post(f"/case/{case.pk}/screen", {"text": "Thank you", "lang": "en"}).text
    assert "found-list" not in said
    assert 'name="reason"' not in said


def test_a_draft_comes_back(browser: Client, salma: Employee, case: Case) -> None:
    assert browser.post(f"/case/{case.pk}/draft", {"text": "نصف رد"}).status_code == 204
    assert ">نصف رد</textarea>" in browser.get(f"/case/{case.pk}").text
    browser.post(f"/case/{case.pk}/draft", {"text": ""})
    assert not Draft.objects.filter(employee=salma).exists()


def test_a_note_mentions_only_colleagues_of_the_account(
    browser: Client, account: Account, case: Case
) -> None:
    colleague = in_force_today(cast.officer(account))
    said = {"text": "Ask the lighting team", "mentions": [colleague.pk]}
    assert browser.post(f"/case/{case.pk}/note", said, headers=HTMX).status_code == 200
    refused = browser.post(
        f"/case/{case.pk}/note", {"text": "You?", "mentions": [cast.stranger().pk]}, headers=HTMX
    )
    assert refused.status_code == 422
    assert ">You?</textarea>" in refused.text
    assert [note.text for note in Note.objects.all()] == ["Ask the lighting team"]


def test_who_is_mentioned_sees_it_everywhere_until_they_have_read_it(
    browser: Client, account: Account, salma: Employee, case: Case
) -> None:
    khalid = in_force_today(cast.officer(account, name_en="Khalid"))
    named = {"text": "Ask the lighting team", "mentions": [salma.pk, khalid.pk]}
    signed_in(khalid).post(f"/case/{case.pk}/note", named, headers=HTMX)

    listed = browser.get("/?queue=mentions").text
    assert f'id="r{case.pk}"' in listed
    assert 'class="count num called">1<' in listed
    assert f'action="/case/{case.pk}/mentions?' in browser.get(f"/case/{case.pk}").text

    read = browser.post(f"/case/{case.pk}/mentions?queue=mentions", headers=HTMX)
    assert f"{salma.name}, Khalid</span>" in read.text
    assert f'action="/case/{case.pk}/mentions' not in read.text
    listed = browser.get("/?queue=mentions").text
    assert f'id="r{case.pk}"' not in listed
    assert "called" not in re.findall(r'class="count num ([^"]*)"', listed)


def test_sorting_is_seen_in_the_history(browser: Client, case: Case) -> None:
    sorted_as = {"kind": "request", "urgency": "normal", "service": "", "area": ""}
    promise()
    now = timezone.now()
    case.clocks.create(kind="answer", started_at=now, due_at=now + timedelta(days=3))
    assert browser.post(f"/case/{case.pk}/sort", sorted_as, headers=HTMX).status_code == 200
    details = browser.get(f"/case/{case.pk}/details", headers=HTMX).text
    assert "sorted the case: Request or report, Normal" in details


def test_several_are_claimed_at_once_and_the_rest_is_said(
    browser: Client, account: Account
) -> None:
    cases = [a_case(account) for _ in range(2)]
    elsewhere = a_case(cast.account())
    ticked = {"act": "claim", "case": [*(one.pk for one in cases), elsewhere.pk, "x"]}
    answer = browser.post("/bulk?queue=unassigned", ticked, headers=HTMX)
    assert answer.text == "2 cases done."
    elsewhere.refresh_from_db()
    assert elsewhere.holder is None


def test_a_reusable_answer_and_a_service_are_offered_in_both_languages(
    browser: Client, case: Case
) -> None:
    unit = cast.unit()
    parking, lighting, unlinked = (
        Service.objects.create(
            code=code, name_ar=f"{code} خدمة", name_en=f"{code} service", link=link, unit=unit
        )
        for code, link in (
            ("A", "https://www.mm.gov.om/parking"),
            ("B", "https://www.mm.gov.om/lighting"),
            ("C", ""),
        )
    )
    Case.objects.filter(pk=case.pk).update(service=lighting)
    ReusableAnswer.objects.create(
        code="thanks", title_ar="شكر", title_en="Thanks", text_ar="شكراً لك", text_en="Thank you"
    )
    services = browser.get(f"/case/{case.pk}/services", headers=HTMX).text
    offered = re.findall(r'data-insert-text="([^"]*)"', services)
    assert offered == [lighting.link, parking.link]
    assert services.count("Suggested") == 1
    assert unlinked.name_en not in services
    answers = browser.get(f"/case/{case.pk}/answers", headers=HTMX).text
    for lang, text in (("ar", "شكراً لك"), ("en", "Thank you")):
        assert re.search(rf'<div lang="{lang}"[^>]*><p>{text}</p><button[^>]*="{lang}"', answers)


def test_who_is_suggested_stands_on_the_row_until_somebody_holds_it(
    browser: Client, account: Account, salma: Employee
) -> None:
    khalid = in_force_today(cast.officer(account, name_en="Khalid"))
    mine, his = a_case(account, suggested=salma), a_case(account, suggested=khalid)
    page = browser.get("/?queue=unassigned").text
    assert 'title="Suggested for Khalid"' in page
    assert page.count("Suggested for you") == 1
    assert 'href="/?queue=unassigned&amp;suggested=me"' in page

    narrowed = browser.get("/?queue=unassigned&suggested=me").text
    assert f'id="r{mine.pk}"' in narrowed
    assert f'id="r{his.pk}"' not in narrowed
    assert "Remove the filter Suggested for: me" in narrowed
    assert "Khalid" in browser.get(f"/case/{his.pk}/details", headers=HTMX).text

    browser.post(f"/case/{mine.pk}/claim", headers=HTMX)
    assert "Suggested for you" not in browser.get("/?queue=all").text


def test_who_else_looks_is_said(browser: Client, account: Account, case: Case) -> None:
    colleague = in_force_today(cast.officer(account, name_en="Khalid"))
    signed_in(colleague).post(f"/case/{case.pk}/present", {"typing": "1"})
    assert "Khalid is writing" in browser.post(f"/case/{case.pk}/present").text
    signed_in(colleague).post(f"/case/{case.pk}/leave")
    assert "Khalid" not in browser.post(f"/case/{case.pk}/present").text
