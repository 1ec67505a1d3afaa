"""Findings, clauses and the review list as pages: who sees what, what is said, at what cost."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from barza.desk.accounts.models import Account, Duty
from barza.desk.cases.models import Case, Finding, Message
from barza.desk.inbox.models import Remark
from barza.desk.people.models import Employee
from barza.testing import cast
from barza.testing.signing_in import signed_in

from .conftest import HTMX, in_force_today

pytestmark = pytest.mark.django_db
PAGE_QUERIES = 12


@pytest.fixture
def finding(case: Case) -> Finding:
    message = Message.objects.get(case=case)
    return Finding.objects.create(
        message=message, clause="DEF", rule="def.model", start=0, end=8, score=0.9
    )


@pytest.fixture
def second(account: Account) -> Client:
    """Another officer of the account, in English."""
    client = signed_in(in_force_today(cast.officer(account, name_en="Yusuf")))
    client.cookies["django_language"] = "en"
    return client


def mark(browser: Client, case: Case, finding: Finding) -> Remark:
    address = f"/case/{case.pk}/finding/{finding.pk}/wrong"
    assert browser.post(address, {"why": "a complaint"}, headers=HTMX).status_code == 200
    return Remark.objects.get()


@pytest.mark.requirement("P-54")
def test_a_mark_in_the_text_leads_to_the_clause_in_both_languages(
    browser: Client, case: Case, finding: Finding
) -> None:
    page = browser.get(f"/case/{case.pk}").text
    href = f"/case/{case.pk}/finding/{finding.pk}"
    assert f'href="{href}" data-sheet title="Insult or defamation"><mark>' in page
    for headers in ({}, HTMX):
        said = browser.get(href, headers=headers).text
        assert "Comments involving libel, defamation or discrimination." in said
        assert "التعليقات التي تنطوي على القذف أو التشهير أو التمييز." in said
        assert "never a finding by itself" in said
        assert "P-92" in said
        assert ("<html" in said) is not bool(headers)


@pytest.mark.requirement("P-54")
@pytest.mark.requirement("P-33")
@pytest.mark.parametrize("code", ["REL", "DIS", "ILL", "RGT", "IPR", "FLS", "PII", "PHI", "SPM"])
def test_every_clause_has_a_page_in_both_languages(browser: Client, code: str) -> None:
    for lang, prohibits in (("en", "It prohibits"), ("ar", "يحظر")):
        browser.cookies["django_language"] = lang
        page = browser.get(f"/policy/{code}").text
        assert f'<html lang="{lang}"' in page
        assert prohibits in page
    assert browser.get("/policy/NOPE").status_code == 404


@pytest.mark.requirement("P-82")
def test_two_people_strike_a_finding_out(
    browser: Client, second: Client, case: Case, finding: Finding
) -> None:
    remark = mark(browser, case, finding)
    assert "under review" in browser.get(f"/case/{case.pk}").text
    assert "a complaint" in second.get("/review").text
    address = f"/review/{remark.pk}/agree"
    bare = second.post(address, headers={**HTMX, "HX-Target": "reviews"})
    assert bare.status_code == 422
    assert "Say in a few words why." in bare.text
    done = second.post(address, {"why": "yes"}, headers={**HTMX, "HX-Target": "reviews"})
    assert done.status_code == 200
    page = browser.get(f"/case/{case.pk}").text
    assert "<s>Insult or defamation</s>" in page
    assert "<mark>" not in page


@pytest.mark.requirement("P-44")
def test_who_marked_it_is_offered_no_decision(
    browser: Client, case: Case, finding: Finding
) -> None:
    remark = mark(browser, case, finding)
    page = browser.get("/review").text
    assert "You marked this" in page
    assert f"/review/{remark.pk}/agree" not in page
    answer = browser.post(f"/review/{remark.pk}/agree", {"why": "yes"})
    assert answer.status_code == 422
    assert "second person" in answer.text
    assert browser.post(f"/review/{remark.pk}/withdraw").status_code == 303
    remark.refresh_from_db()
    assert remark.state == "withdrawn"


@pytest.mark.requirement("P-61")
def test_without_a_resolution_to_moderate_there_is_no_review_list(
    browser: Client, account: Account, case: Case, finding: Finding
) -> None:
    remark = mark(browser, case, finding)
    answers = in_force_today(cast.officer(account, duties=[Duty.ANSWER]))
    for person in (cast.stranger(), cast.superuser(), answers):
        client = signed_in(person)
        assert client.get("/review").status_code == 404
        assert client.post(f"/review/{remark.pk}/agree", {"why": "x"}).status_code == 404
    assert 'href="/review"' not in signed_in(answers).get("/").text
    assert 'href="/review"' in browser.get("/").text


@pytest.mark.requirement("P-61")
@pytest.mark.parametrize("person", [cast.stranger, cast.superuser])
def test_without_a_resolution_no_finding_is_seen_or_marked(
    case: Case, finding: Finding, person: type
) -> None:
    client = signed_in(person())
    for address in (f"finding/{finding.pk}", "missed"):
        assert client.get(f"/case/{case.pk}/{address}").status_code == 404
    for address in (f"finding/{finding.pk}/wrong", "draft/wrong", "missed"):
        assert client.post(f"/case/{case.pk}/{address}").status_code == 404


def test_a_finding_of_another_thread_is_not_there(browser: Client, case: Case) -> None:
    elsewhere = cast.message(cast.case())
    strange = Finding.objects.create(
        message=elsewhere, clause="DEF", rule="x", start=0, end=3, score=1
    )
    assert browser.get(f"/case/{case.pk}/finding/{strange.pk}").status_code == 404
    assert browser.get(f"/case/{case.pk}/missed?message={elsewhere.pk}").status_code == 404


def test_what_was_missed_is_pointed_out_with_and_without_scripts(
    browser: Client, case: Case
) -> None:
    message = Message.objects.get(case=case)
    address = f"/case/{case.pk}/missed?message={message.pk}"
    assert message.text in browser.get(address).text
    wrong = browser.post(address, {"words": "not there", "clause": "DEF"}, headers=HTMX)
    assert wrong.status_code == 422
    assert "do not stand in the text" in wrong.text
    given = {"words": message.text[:8], "clause": "DEF", "start": "0"}
    assert browser.post(address, given).status_code == 303
    assert Remark.objects.get().kind == "missed"


@pytest.mark.requirement("P-46")
def test_a_finding_in_a_draft_is_marked_where_it_is_shown(browser: Client, case: Case) -> None:
    given = {"text": "Call 99123456", "lang": "en"}
    said = browser.post(f"/case/{case.pk}/screen", given).text
    assert 'href="/policy/PII"' in said
    key = said.split('name="finding" value="')[1].split('"')[0]
    marked = browser.post(f"/case/{case.pk}/draft/wrong", {**given, "finding": key}, headers=HTMX)
    assert marked.status_code == 200
    assert "a second person decides" in marked.text
    again = browser.post(f"/case/{case.pk}/draft/wrong", {**given, "finding": key}, headers=HTMX)
    assert again.status_code == 422
    bad = browser.post(f"/case/{case.pk}/draft/wrong", {**given, "finding": "x"}, headers=HTMX)
    assert bad.status_code == 422


@pytest.mark.requirement("P-44")
def test_a_draft_that_nobody_may_let_out_offers_no_reason(browser: Client, case: Case) -> None:
    given = {"text": "Pay at https://mm-gov-om.example.top/pay", "lang": "en"}
    said = browser.post(f"/case/{case.pk}/screen", given).text
    assert "Nobody may let this out alone" in said
    assert "P-83" in said
    assert 'name="reason"' not in said


def test_filters_stand_in_the_address_and_can_be_taken_away(
    browser: Client, second: Client, case: Case, finding: Finding
) -> None:
    mark(browser, case, finding)
    assert "a complaint" in second.get("/review?clause=DEF&kind=wrong").text
    page = second.get("/review?clause=REL").text
    assert "a complaint" not in page
    assert "Nothing fits these filters" in page
    assert "Remove the filter Clause: Contempt of beliefs" in page


@pytest.mark.parametrize("state", ["open", "agreed", "disagreed", "withdrawn"])
def test_an_empty_review_list_says_so(browser: Client, state: str) -> None:
    assert 'class="empty"' in browser.get(f"/review?state={state}").text


@pytest.mark.parametrize("query", ["state=x", "clause=%00", "account=999999", "after=x", "kind=1"])
def test_an_address_that_means_nothing_is_no_error(browser: Client, query: str) -> None:
    assert browser.get(f"/review?{query}").status_code == 200


@pytest.mark.parametrize(
    "address", ["/review", "/review?clause=DEF", "/policy/DEF", "/case/{case}/finding/{finding}"]
)
def test_a_page_asks_the_database_at_most_twelve_times(
    browser: Client,
    second: Client,
    case: Case,
    finding: Finding,
    address: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    mark(browser, case, finding)
    asked = address.format(case=case.pk, finding=finding.pk)
    with django_assert_max_num_queries(PAGE_QUERIES):
        assert second.get(asked).status_code == 200


def test_a_text_cannot_become_markup(browser: Client, salma: Employee, case: Case) -> None:
    script = "<script>alert(1)</script>"
    Message.objects.filter(case=case).update(text=script)
    message = Message.objects.get(case=case)
    found = Finding.objects.create(
        message=message, clause="DEF", rule="x", start=0, end=len(script), score=1
    )
    mark(browser, case, found)
    for address in ("/review", f"/case/{case.pk}", f"/case/{case.pk}/finding/{found.pk}"):
        assert script not in browser.get(address).text
