"""What anybody sees of the official accounts, without signing in."""

import json
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from barza.desk.accounts import actions
from barza.desk.accounts.models import Account, ImpostorReport
from barza.desk.core.models import Institution
from barza.testing.cast import NOON, account, officer

from .register import active, approved, head, requested

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("kinds"),
    pytest.mark.requirement("P-24"),
]
PAGE, FILE, REPORT = "/official", "/official.json", "/official/report"


@pytest.fixture(autouse=True)
def institution() -> Institution:
    cache.clear()
    return Institution.objects.create(name_ar="بلدية مسقط", name_en="Muscat Municipality")


def told(client: Client, language: str = "en") -> str:
    return client.get(PAGE, {"lang": language}).content.decode()


def listed(client: Client) -> list[dict[str, Any]]:
    accounts: list[dict[str, Any]] = client.get(FILE).json()["accounts"]
    return accounts


def test_the_public_sees_every_official_account_in_both_languages(client: Client) -> None:
    theirs = active()
    officer(theirs)

    english, arabic = told(client), told(client, "ar")

    assert '<html lang="en" dir="ltr"' in english
    assert '<html lang="ar" dir="rtl"' in arabic
    for text in ("Muscat on Mastodon", "@muscat_new", "Social network", "Active"):
        assert text in english
    assert theirs.name_ar in arabic
    assert "شبكة تواصل اجتماعي" in arabic
    assert "Salma" not in english, "no staff on public pages"


def test_what_is_only_asked_for_or_approved_is_not_official(client: Client) -> None:
    requested(handle="@one")
    approved(handle="@two")

    assert listed(client) == []
    assert "@one" not in told(client)
    assert "@two" not in told(client)
    assert "no official account yet" in told(client)


def test_a_suspended_account_shows_as_suspended_at_once(client: Client) -> None:
    theirs = active()
    before = client.get(PAGE)
    assert listed(client)[0]["status"] == "active"

    actions.suspend(theirs, because="Taken over.", by=head(), now=NOON)

    again = client.get(PAGE, headers={"If-None-Match": before["ETag"]})
    assert again.status_code == 200, "no cache may go on showing it as active"
    assert "Suspended" in told(client)
    assert listed(client)[0]["status"] == "suspended"
    sheet = client.get(f"/official/{theirs.pk}", {"lang": "en"}).content.decode()
    assert "This account is suspended" in sheet
    assert "Taken over" not in sheet


def test_a_closed_account_stays_listed_with_its_last_day(client: Client) -> None:
    theirs = active()
    Account.objects.filter(pk=theirs.pk).update(state="closed", until_on=NOON.date())

    (row,) = listed(client)

    assert (row["status"], row["since"], row["until"]) == ("closed", "2026-03-01", "2026-03-01")


@pytest.mark.parametrize("page", [PAGE, FILE, "/official/schema.json"])
def test_what_did_not_change_is_not_sent_again(client: Client, page: str) -> None:
    active()
    first = client.get(page)

    again = client.get(page, headers={"If-None-Match": first["ETag"]})

    assert first["Cache-Control"] in ("public, no-cache", "no-cache, public")
    assert (again.status_code, again.content) == (304, b"")
    assert "csrftoken" not in first.cookies


def test_the_file_is_for_programs_anywhere_and_says_what_its_fields_mean(client: Client) -> None:
    active()

    answer = client.get(FILE)
    document, schema = answer.json(), client.get("/official/schema.json").json()

    assert answer["Access-Control-Allow-Origin"] == "*"
    assert document["$schema"] == schema["$id"]
    assert client.get("/.well-known/official-accounts.json").content == answer.content
    row, item = document["accounts"][0], schema["properties"]["accounts"]["items"]
    assert set(row) == set(item["properties"]) == set(item["required"])
    assert row["status"] in item["properties"]["status"]["enum"]
    assert row["type"] == {
        "code": "social_network",
        "name": {"ar": "شبكة تواصل اجتماعي", "en": "Social network"},
    }
    assert "بلدية" in answer.content.decode(), "Arabic letters as they are"
    assert json.loads(answer.content) == document


def test_the_list_costs_the_same_for_many_accounts(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(5):
        account(url="https://social.example/a")
    with django_assert_num_queries(4):  # kinds, sheets, accounts, institution
        client.get(PAGE)


@pytest.mark.requirement("P-38")
def test_the_sheet_is_read_in_the_readers_language_and_only_when_published(client: Client) -> None:
    theirs, old, waiting = active(), account(), approved(handle="@later")

    english = client.get(f"/official/{theirs.pk}", {"lang": "en"}).content.decode()
    arabic = client.get(f"/official/{theirs.pk}", {"lang": "ar"}).content.decode()

    assert "appeal in en" in english
    assert "appeal in ar" not in english
    assert "appeal in ar" in arabic
    old_page = client.get(f"/official/{old.pk}", {"lang": "en"}).content.decode()
    assert "published yet" in old_page
    assert client.get(f"/official/{waiting.pk}").status_code == 404


def test_anybody_reports_an_impostor(client: Client) -> None:
    page = client.get(REPORT, {"lang": "en"})
    assert "Report an impostor" in page.content.decode()

    sent = client.post(REPORT, {"seen_at": "@muscat_prizes", "what": "It promises prizes."})

    assert sent.status_code == 200
    report = ImpostorReport.objects.get()
    assert (report.seen_at, report.contact, report.state) == ("@muscat_prizes", "", "open")


def test_a_report_with_nothing_in_it_is_not_taken_and_keeps_what_was_typed(client: Client) -> None:
    sent = client.post(f"{REPORT}?lang=en", {"seen_at": "@muscat_prizes", "what": " "})

    assert sent.status_code == 422
    assert "@muscat_prizes" in sent.content.decode()
    assert not ImpostorReport.objects.exists()


def test_a_report_needs_the_forms_own_token() -> None:
    sent = Client(enforce_csrf_checks=True).post(REPORT, {"seen_at": "x", "what": "y"})

    assert sent.status_code == 403


def test_one_address_reports_five_times_an_hour() -> None:
    body = {"seen_at": "@x", "what": "y"}
    here, there = Client(REMOTE_ADDR="203.0.113.7"), Client(REMOTE_ADDR="203.0.113.8")

    answers = [here.post(f"{REPORT}?lang=en", body).status_code for _ in range(6)]

    assert answers == [200] * 5 + [429]
    assert ImpostorReport.objects.count() == 5
    assert there.post(REPORT, body).status_code == 200


def test_what_a_person_typed_is_shown_as_text(client: Client) -> None:
    Account.objects.create(
        **{
            **{"name_ar": "<b>أ</b>", "name_en": "<script>x</script>", "network": "mastodon"},
            **{"tool": "blog", "handle": "@x", "base_url": "https://social.example"},
            "unit": active().unit,
        }
    )

    assert "<script>x" not in told(client)


def test_an_account_of_the_practice_town_is_no_official_account(client: Client) -> None:
    practice = account(is_practice=True, name_en="Practice town")
    assert "Practice town" not in told(client)
    assert listed(client) == []
    assert client.get(f"{PAGE}/{practice.pk}").status_code == 404
