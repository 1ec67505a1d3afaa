"""The desk's pages as requests: who sees what, what is refused, and at what cost."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from barza.desk.accounts.models import Account
from barza.desk.cases.models import Area, Case, Finding, Service
from barza.desk.inbox.models import Draft, Note
from barza.desk.inbox.queries import Queue
from barza.desk.people.models import Employee
from barza.testing import cast
from barza.testing.signing_in import signed_in

from .conftest import HTMX, a_case

pytestmark = pytest.mark.django_db

ENGLISH = {"Accept-Language": "en"}
PAGE_QUERIES = 12


@pytest.mark.requirement("P-42")
def test_a_queue_says_what_is_owed_and_how_soon(browser: Client, account: Account) -> None:
    a_case(account, author="منى", due_at=timezone.now() - timedelta(hours=3, minutes=5))
    page = browser.get("/?queue=overdue").text
    assert "3 h late" in page
    assert "الإنارة معطلة" in page
    assert "<bdi>منى</bdi>" in page


@pytest.mark.parametrize("queue", Queue.values)
def test_an_empty_queue_says_so_in_its_own_words(browser: Client, queue: str) -> None:
    page = browser.get(f"/?queue={queue}")
    assert page.status_code == 200
    assert len(re.findall(r'class="empty"><svg.*?<h2>[^<]+</h2><p>[^<]+</p>', page.text)) == 1


@pytest.mark.requirement("P-61")
@pytest.mark.parametrize("person", [cast.stranger, cast.superuser], ids=["stranger", "superuser"])
@pytest.mark.parametrize(
    "address", ["", "/details", "/answers", "/services", "/colleagues"], ids=lambda x: x or "page"
)
def test_without_a_resolution_the_case_is_not_there(case: Case, person: type, address: str) -> None:
    assert signed_in(person()).get(f"/case/{case.pk}{address}").status_code == 404


@pytest.mark.requirement("P-61")
@pytest.mark.parametrize("act", ["claim", "close", "answer", "note", "draft", "screen", "present"])
def test_without_a_resolution_nothing_can_be_done(case: Case, act: str) -> None:
    answer = signed_in(cast.superuser()).post(f"/case/{case.pk}/{act}", {"text": "Hi"})
    assert answer.status_code == 404


NARROWED = ("", "&account={account}&service={service}&area={area}", "&kind=complaint&private=0")
SEARCHED = ("", "&q=الاناره", "&q=nothing")


@pytest.mark.parametrize("search", SEARCHED, ids=["plain", "search", "search-nothing"])
@pytest.mark.parametrize("narrowed", NARROWED, ids=["all", "filtered", "chosen"])
@pytest.mark.parametrize("address", ["/?queue=all", "/case/{case}?queue=all"], ids=["list", "case"])
def test_a_page_asks_the_database_at_most_twelve_times(
    browser: Client,
    crowded: Case,
    address: str,
    narrowed: str,
    search: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    of = {
        "case": crowded.pk,
        "account": crowded.account_id,
        "service": crowded.service_id,
        "area": crowded.area_id,
    }
    asked = (address + narrowed + search).format(**of)
    with django_assert_max_num_queries(PAGE_QUERIES):
        page = browser.get(asked)
    assert page.status_code == 200
    assert page.text.count("Remove the filter") == narrowed.count("&")


@pytest.mark.parametrize(
    "address",
    ["details", "answers", "services", "colleagues", "missed", "finding/{finding}"],
)
def test_what_stands_around_a_case_asks_no_more_often(
    browser: Client,
    crowded: Case,
    address: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    finding = Finding.objects.order_by("id")[:1].get().pk
    query = f"?message={crowded.message_set.order_by('id')[0].pk}" if address == "missed" else ""
    with django_assert_max_num_queries(PAGE_QUERIES):
        answer = browser.get(f"/case/{crowded.pk}/{address.format(finding=finding)}{query}")
    assert answer.status_code == 200


@pytest.fixture
def crowded(account: Account, salma: Employee) -> Case:
    """Urgent and of danger, with findings, an edited message, notes and a draft: all at once."""
    service = Service.objects.create(
        code="LIGHT", name_ar="الإنارة", name_en="Lighting", unit=cast.unit()
    )
    area = Area.objects.create(code="KHUWAIR", name_ar="الخوير", name_en="Al Khuwair")
    fields = {"service": service, "area": area, "urgency": "urgent"}
    cases = [a_case(account, **fields) for _ in range(3)]
    for one in cases:
        message = cast.message(one, text="الإنارة معطلة، رقمي 99123456", edited_at=timezone.now())
        message.versions.create(text="الإنارة", until_at=timezone.now())
        Finding.objects.create(
            message=message, clause="PII", rule="pii.phone", start=20, end=28, score=1
        )
    cast.message(cases[0], text="حريق في البناية، ورجل محاصر")
    Draft.objects.create(case=cases[0], employee=salma, text="نصف", saved_at=timezone.now())
    for author in (salma, cast.officer(account)):
        Note.objects.create(case=cases[0], author=author, text="ملاحظة", at=timezone.now())
    return cases[0]


def test_more_cases_cost_no_more_queries(
    browser: Client, account: Account, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(52):
        a_case(account)
    with django_assert_max_num_queries(6):
        page = browser.get("/?queue=all").text
    assert page.count('<li id="r') == 50
    more = re.search(r'hx-get="(/\?[^"]*after=[^"]+)"', page)
    assert more
    further = browser.get(more[1].replace("&amp;", "&"), headers={**HTMX, "HX-Target": "more"}).text
    assert further.count('<li id="r') == 2
    assert "<html" not in further


def test_filters_stand_in_the_address_and_can_be_taken_away(
    browser: Client, account: Account
) -> None:
    a_case(account, author="Mona", kind="complaint")
    a_case(account, author="Salim", kind="thanks")
    page = browser.get("/?queue=all&kind=thanks").text
    assert "Salim" in page
    assert "Mona" not in page
    assert "Remove the filter Kind: Thanks" in page


@pytest.mark.parametrize(
    "query",
    ["queue=nothing", "kind=bribe", "account=999999", "after=x_y", "area=%00", "service=-1"],
)
def test_an_address_that_means_nothing_is_no_error(browser: Client, query: str) -> None:
    assert browser.get(f"/?{query}").status_code == 200


@pytest.mark.requirement("P-61")
def test_another_units_account_is_no_filter(browser: Client, account: Account) -> None:
    other = cast.account(name_en="Somebody else's")
    page = browser.get(f"/?queue=all&account={other.pk}").text
    assert "Somebody else" not in page


def test_search_marks_what_it_found_however_it_is_spelled(browser: Client, case: Case) -> None:
    page = browser.get("/", {"q": "الاناره"}).text
    assert "<mark>الإنارة</mark>" in page
    assert f'href="/case/{case.pk}?queue=mine&amp;q=' in page


def test_a_text_cannot_become_markup(browser: Client, account: Account) -> None:
    script = "<script>alert(1)</script>"
    made = a_case(account, author=script, excerpt=script)
    cast.message(made, text=script)
    Note.objects.create(case=made, author=cast.officer(), text=script, at=timezone.now())
    assert script not in browser.get(f"/case/{made.pk}?queue=all").text


@pytest.mark.requirement("P-33")
def test_pages_are_arabic_unless_one_chooses(salma: Employee) -> None:
    client = signed_in(salma)
    assert '<html lang="ar" dir="rtl">' in client.get("/").text
    assert client.post("/language", {"language": "en", "next": "/"}).status_code == 302
    assert '<html lang="en" dir="ltr">' in client.get("/").text


def test_a_theme_is_remembered_and_only_a_theme(browser: Client) -> None:
    browser.post("/theme", {"theme": "dark", "next": "https://elsewhere.example/"})
    assert 'data-theme="dark"' in browser.get("/").text
    answer = browser.post("/theme", {"theme": '"><b>', "next": "https://elsewhere.example/"})
    assert answer["Location"] == "/"
    assert "data-theme" not in browser.get("/").text


@pytest.mark.parametrize("address", ["/?queue=all", "/case/{}", "/help", "/filters", "/nowhere"])
def test_no_page_needs_a_script_or_style_of_its_own(
    browser: Client, case: Case, address: str
) -> None:
    """Our content security policy would stop it."""
    page = browser.get(address.format(case.pk)).text
    assert not re.search(r"\s(?:style|on\w+)=", re.sub(r"<svg.*?</svg>", "", page, flags=re.S))
    assert not re.search(r"<style|<script(?![^>]*(?:src=|application/json))", page)


def test_a_page_that_stays_open_asks_only_for_what_changes(browser: Client, case: Case) -> None:
    live = browser.get(f"/case/{case.pk}?queue=all", headers={"X-Barza-Live": "1"}).text
    assert set(re.findall(r'<\w+ id="([\w-]+)"[^>]*data-live', live)) == {
        "queues",
        "rows",
        "case-head",
        "said",
        "standing",
    }
    assert "<symbol" not in live
