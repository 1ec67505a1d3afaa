"""The pages of the register: who sees which, and that each form reaches its action."""

from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from barza.desk.accounts import actions
from barza.desk.accounts.models import (
    PARTS,
    Account,
    Duty,
    ImpostorReport,
    Sheet,
    ToolKind,
)
from barza.desk.audit.models import Act
from barza.desk.people.models import Role
from barza.testing.cast import account, employee, officer, stranger, unit

from .pages import RISKS, formset, keeper
from .register import active, browser, chairman, head, requested, write_sheet

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kinds")]


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def asked(**changed: str) -> dict[str, str]:
    return {
        "name_ar": "بلدية مسقط على ماستودون",
        "name_en": "Muscat on Mastodon",
        "tool": "social_network",
        "network": "mastodon",
        "handle": "@muscat_new",
        "base_url": "https://social.example",
        "unit": str(unit().pk),
        "need": "Questions about roads",
        "audience": "Residents",
        "resources": "Two officers",
        **RISKS,
        **changed,
    }


@pytest.mark.requirement("P-70")
def test_those_who_manage_see_all_and_officers_what_they_are_named_for() -> None:
    mine, other = account(name_en="Mine"), account(name_en="Another")

    everything = browser(head()).get("/accounts").content.decode()
    own = browser(keeper(mine)).get("/accounts").content.decode()

    assert "Mine" in everything
    assert "Another" in everything
    assert "Mine" in own
    assert "Another" not in own
    assert browser(keeper(mine)).get(f"/accounts/{other.pk}").status_code == 404


def test_whom_nothing_names_sees_no_register() -> None:
    theirs = account()
    client = browser(stranger())

    for page in ("/accounts", "/accounts/new", f"/accounts/{theirs.pk}", "/accounts/rotations"):
        assert client.get(page).status_code == 404
    for part in ("credentials", "applications", "sheet", "risks", "suspend", "archive"):
        assert client.get(f"/accounts/{theirs.pk}/{part}").status_code == 404
    for page in ("/accounts/reports", "/accounts/kinds", "/accounts/applications"):
        assert client.get(page).status_code == 404


@pytest.mark.requirement("P-85")
def test_who_only_answers_sees_nothing_of_the_credentials() -> None:
    theirs = account()
    client = browser(keeper(theirs, [Duty.ANSWER]))

    page = client.get(f"/accounts/{theirs.pk}").content.decode()

    assert "/credentials" not in page
    assert client.get(f"/accounts/{theirs.pk}/credentials").status_code == 404
    assert client.get(f"/accounts/{theirs.pk}/applications").status_code == 404


def test_the_list_is_filtered_and_read_page_by_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("barza.desk.accounts.queries.register.PAGE", 2)
    for number in range(3):
        account(name_en=f"Net {number}")
    account(name_en="The blog", tool="blog", state=Account.State.SUSPENDED)
    client = browser(head())

    first = client.get("/accounts")
    rest = client.get(f"/accounts{first.context['onward']}")

    names = [row["account"].name_en for page in (first, rest) for row in page.context["rows"]]
    assert names == ["The blog", "Net 0", "Net 1", "Net 2"]
    assert rest.context["onward"] == ""
    blogs = client.get("/accounts", {"tool": "blog", "state": "suspended"}).context["rows"]
    assert [row["account"].name_en for row in blogs] == ["The blog"]
    assert b"No account fits" in client.get("/accounts", {"tool": "wiki"}).content
    assert client.get("/accounts", {"tool": "no such", "after": "x,y"}).status_code == 200


def test_the_list_costs_the_same_for_many_accounts(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client = browser(head())
    for _ in range(6):
        account()

    with django_assert_num_queries(6):  # session, person, kinds twice, accounts, what waits
        client.get("/accounts")


@pytest.mark.requirement("P-70")
def test_an_account_goes_from_the_request_to_its_closing_through_the_pages() -> None:
    maryam, nasser = browser(head()), browser(chairman())
    assert maryam.get("/accounts/new").status_code == 200
    sent = maryam.post("/accounts/new", asked())
    assert (sent.status_code, sent["Location"]) == (303, "/accounts")
    theirs = Account.objects.get()
    page = f"/accounts/{theirs.pk}"
    assert b"Waits for senior management" in maryam.get(page).content
    assert maryam.get(f"{page}/decide").status_code == 404, "no page for those who don't decide"

    decision = {"approve": "yes", "because": "Needed.", "email": "social@muscat.example"}
    assert nasser.get(f"{page}/decide").status_code == 200
    assert nasser.post(f"{page}/decide", decision).status_code == 303
    early = maryam.post(f"{page}/activate")
    assert early.status_code == 422
    assert b"P-38" in early.content

    for language in ("ar", "en"):
        texts = {f"{language}-{part}": f"text of {part}" for part in PARTS}
        sent = maryam.post(f"{page}/sheet", {"language": language, **texts})
        assert sent.status_code == 303
    assert maryam.post(f"{page}/sheet/publish").status_code == 303
    assert maryam.post(f"{page}/activate").status_code == 303
    assert maryam.post(f"{page}/review", {"note": "It serves."}).status_code == 303
    assert maryam.post(f"{page}/suspend", {"because": "Odd posts."}).status_code == 303
    assert maryam.post(f"{page}/resume", {"because": "All new."}).status_code == 303
    assert maryam.post(f"{page}/sort", {"tool": "forum"}).status_code == 303
    end = {"because": "Little used.", "successor": "The hotline."}
    assert nasser.post(f"{page}/close", end).status_code == 303

    shown = maryam.get(page).content.decode()
    for text in ("Closed", "The hotline.", "SHA-256", "Odd posts.", "Approved"):
        assert text in shown
    archive = maryam.get(f"{page}/archive")
    assert b"account.requested" in b"".join(archive)
    assert archive["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    "changed",
    [
        *({"need": ""}, {"base_url": "no address"}, {"network": "Two words"}, {"tool": "moon"}),
        {"handle": "x" * 201},
        formset("risk", {"what": "", "likelihood": "1", "impact": "1", "measure": ""}),
        formset("risk", {"what": "It", "likelihood": "9", "impact": "1", "measure": "x"}),
    ],
    ids=str,
)
def test_a_request_that_is_not_complete_keeps_what_was_typed(changed: dict[str, str]) -> None:
    sent = browser(head()).post("/accounts/new", asked(**changed))

    assert sent.status_code == 422
    assert "Muscat on Mastodon" in sent.content.decode()
    assert not Account.objects.exists()


def test_whoever_asked_sees_their_request() -> None:
    asker = employee(role=Role.DEPARTMENT)
    theirs = requested(by=asker)

    client = browser(asker)
    assert client.get(f"/accounts/{theirs.pk}").status_code == 200
    assert client.get("/accounts").status_code == 200
    assert client.get(f"/accounts/{theirs.pk}/credentials").status_code == 404


def test_the_risk_sheet_is_changed_and_what_it_said_stays_in_the_act() -> None:
    theirs = requested()
    client = browser(head())
    assert client.get(f"/accounts/{theirs.pk}/risks").status_code == 200

    assert client.post(f"/accounts/{theirs.pk}/risks", RISKS).status_code == 303
    empty = formset("risk", {"what": "", "likelihood": "1", "impact": "1", "measure": ""})
    assert client.post(f"/accounts/{theirs.pk}/risks", empty).status_code == 422

    assert theirs.risks.get().what == "It is taken over"
    act = Act.objects.get(event="account.risks_changed")
    assert act.details["before"][0]["what"] == "Somebody takes it over"


@pytest.mark.requirement("P-38")
def test_an_officer_reads_the_sheet_and_does_not_write_it() -> None:
    theirs = active()
    client = browser(keeper(theirs))

    assert "objective in en" in client.get(f"/accounts/{theirs.pk}/sheet").content.decode()
    sent = client.post(f"/accounts/{theirs.pk}/sheet", {"language": "en", "en-use": "Mine"})
    assert sent.status_code == 404
    assert client.post(f"/accounts/{theirs.pk}/sheet/publish").status_code == 422
    assert not Sheet.objects.filter(use="Mine").exists()


@pytest.mark.requirement("P-24")
def test_reports_of_impostors_are_looked_at_by_those_who_watch() -> None:
    report = actions.report_impostor(
        seen_at="@muscat_prizes", what="Prizes", contact="mona@example.net", now=timezone.now()
    )
    yusuf = browser(employee(role=Role.SUPERVISOR))
    page = f"/accounts/reports/{report.pk}"

    assert b"@muscat_prizes" in yusuf.get("/accounts/reports").content
    assert b"mona@example.net" in yusuf.get(page).content
    assert yusuf.post(page, {"state": "reported", "because": ""}).status_code == 422
    assert yusuf.post(page, {"state": "reported", "because": "Sent."}).status_code == 303
    assert ImpostorReport.objects.get().state == "reported"
    assert b"No report" in yusuf.get("/accounts/reports", {"state": "open"}).content
    for client in (browser(chairman()), browser(officer())):
        assert client.get("/accounts/reports").status_code == 404
        assert client.get(page).status_code == 404


@pytest.mark.requirement("P-19")
def test_the_kinds_are_changed_through_the_pages_and_show_their_history() -> None:
    maryam = browser(head())
    new = {"code": "podcast", "name_ar": "بودكاست", "name_en": "Podcast"}

    assert maryam.post("/accounts/kinds", new).status_code == 303
    assert maryam.post("/accounts/kinds", new).status_code == 422
    changed = {"name_ar": "بث صوتي", "name_en": "Audio"}
    assert maryam.post("/accounts/kinds/podcast", changed).status_code == 303
    page = maryam.get("/accounts/kinds/podcast").content.decode()
    assert "Audio" in page
    assert "Podcast" in page
    assert maryam.post("/accounts/kinds/podcast/retire").status_code == 303
    assert b"Retired" in maryam.get("/accounts/kinds").content
    auditor = browser(employee(role=Role.AUDITOR))
    assert auditor.get("/accounts/kinds").status_code == 200
    assert auditor.post("/accounts/kinds/blog", changed).status_code == 422
    assert ToolKind.objects.get(code="blog").name_en == "Blog"


def test_every_page_of_an_account_speaks_arabic_too() -> None:
    theirs = active()
    write_sheet(theirs, "ar")
    client = browser(keeper(theirs, role=Role.SECTION_HEAD), "ar")

    for part in ("", "/sheet", "/credentials", "/applications", "/review"):
        page = client.get(f"/accounts/{theirs.pk}{part}")
        assert page.status_code == 200
        assert '<html lang="ar" dir="rtl"' in page.content.decode()
