"""The pages of the register: who sees which, and that each form reaches its action."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from barza.desk.accounts import actions, vault
from barza.desk.accounts.models import (
    Account,
    Attestation,
    Credential,
    Duty,
    ImpostorReport,
    RotationDue,
    Sheet,
    ToolKind,
    UnknownApp,
)
from barza.desk.audit.models import Act
from barza.desk.people.models import Employee, Role
from barza.testing.cast import account, employee, officer, resolution, stranger, unit

from .dumping import dump, leaked
from .register import PNG, active, browser, chairman, head, requested, security, write_sheet

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kinds")]
PASSWORD = "quarry lantern nineteen orbit"


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def keeper(theirs: Account, duties: list[Duty] | None = None, **fields: Any) -> Employee:
    """Salma, named for the account by the real clock, which is what requests go by."""
    salma, now, day = officer(**fields), timezone.now(), dt.timedelta(days=1)
    given = {"from_at": now - day, "to_at": now + day, "duties": duties or list(Duty)}
    resolution(salma, theirs, **given)
    return salma


def password(theirs: Account, salma: Employee) -> Credential:
    return actions.enter_credential(
        theirs,
        kind=Credential.Kind.PASSWORD,
        name="Sign-in password",
        value=PASSWORD,
        by=salma,
        now=timezone.now(),
    )


def formset(prefix: str, *rows: dict[str, str]) -> dict[str, str]:
    fields = {f"{prefix}-TOTAL_FORMS": str(len(rows)), f"{prefix}-INITIAL_FORMS": "0"}
    for number, row in enumerate(rows):
        fields |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return fields


RISKS = formset(
    "risk",
    {"what": "It is taken over", "likelihood": "1", "impact": "3", "measure": "Two factors"},
    {"what": "", "likelihood": "1", "impact": "1", "measure": ""},
)


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

    with django_assert_num_queries(5):  # session, person, kinds twice, accounts
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
    assert b"account.requested" in b"".join(archive)  # type: ignore[arg-type]  # it streams
    assert archive["Content-Disposition"].startswith("attachment")


PARTS = ("objective", "use", "hours", "target", "moderation", "data_use", "appeal")


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


@pytest.mark.requirement("P-85")
def test_a_credential_is_seen_once_and_no_cache_keeps_the_page() -> None:
    theirs = account()
    salma = keeper(theirs)
    row, client = password(theirs, salma), browser(salma)
    page = f"/accounts/{theirs.pk}/credentials/{row.pk}"
    assert PASSWORD not in client.get(f"/accounts/{theirs.pk}/credentials").content.decode()
    assert client.get(page).status_code == 200
    assert client.post(page, {"reason": ""}).status_code == 422

    granted = client.post(page, {"reason": "New phone."})
    token = {"token": granted.context["token"]}
    assert PASSWORD not in granted.content.decode()
    shown = client.post(f"{page}/show", token)

    assert PASSWORD in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    again = client.post(f"{page}/show", token)
    assert again.status_code == 422
    assert PASSWORD not in again.content.decode()
    due = RotationDue.objects.get()
    assert (due.reason, due.employee) == ("revealed", salma)
    assert b"Shown to a person" in client.get(f"/accounts/{theirs.pk}/credentials").content
    assert b"New phone." in client.get("/accounts/rotations").content
    assert leaked([PASSWORD, token["token"]], dump()) == []


@pytest.mark.requirement("P-85")
def test_a_second_factor_of_an_hour_ago_shows_nothing_and_leads_to_a_new_one() -> None:
    theirs = account()
    salma = keeper(theirs)
    row, client = password(theirs, salma), browser(salma)
    session = client.session
    records = session["account_authentication_methods"]
    session["account_authentication_methods"] = [
        {**record, "at": record["at"] - 3600} for record in records
    ]
    session.save()
    page = f"/accounts/{theirs.pk}/credentials/{row.pk}"

    asked_for = client.get(page).content.decode()
    sent = client.post(page, {"reason": "New phone."})

    assert "Prove your second factor first" in asked_for
    assert f"next=%2Faccounts%2F{theirs.pk}%2Fcredentials%2F{row.pk}" in asked_for
    assert sent.status_code == 422
    assert "token" not in sent.context


@pytest.mark.requirement("P-61")
@pytest.mark.parametrize("who", [head, security, chairman])
def test_those_who_manage_see_names_and_no_way_to_a_secret(who: Any) -> None:
    theirs = account()
    row, client = password(theirs, keeper(theirs)), browser(who())
    page = f"/accounts/{theirs.pk}/credentials"

    shown = client.get(page).content.decode()

    assert "Sign-in password" in shown
    assert f"{page}/{row.pk}" not in shown
    assert client.get(f"{page}/{row.pk}").status_code == 404
    for part in (f"{row.pk}/show", "generate", "enter", "codes"):
        assert client.post(f"{page}/{part}", {"name": "x", "token": "x"}).status_code == 404


@pytest.mark.requirement("P-85")
def test_a_generated_password_is_shown_once_and_a_weak_one_is_not_kept() -> None:
    theirs = account()
    salma = keeper(theirs)
    client, page = browser(salma), f"/accounts/{theirs.pk}/credentials"

    made = client.post(f"{page}/generate", {"name": "Sign-in password"})
    secret = vault.open_one(Credential.objects.get())
    weak = {"kind": "password", "name": "Other", "value": "Password123456"}
    refused = client.post(f"{page}/enter", weak)
    entered = client.post(f"{page}/enter", {**weak, "value": PASSWORD})
    codes = client.post(f"{page}/codes", {"codes": "7f3k-99dq\r\nm4tt-18pz\r\n"})

    assert made.context["secret"] == secret
    assert "no-store" in made["Cache-Control"]
    assert refused.status_code == 422
    assert "Password123456" not in refused.content.decode()
    assert (entered.status_code, codes.status_code) == (303, 303)
    assert Credential.objects.filter(kind="recovery_code").count() == 2
    used = [secret, PASSWORD, "7f3k-99dq", "m4tt-18pz", "Password123456"]
    assert leaked(used, dump()) == []


@pytest.mark.requirement("P-86")
def test_what_stands_in_the_settings_is_told_with_a_picture_and_decided_by_security() -> None:
    theirs = account()
    salma, yusuf = browser(keeper(theirs)), browser(security(is_superuser=False))
    page = f"/accounts/{theirs.pk}/applications"
    assert b"within 90 days" in salma.get(page).content
    apps = formset("app", {"name": "Farm Party", "publisher": "Games", "permissions": "post"})
    no_picture = salma.post(page, apps)
    assert no_picture.status_code == 422
    bad = salma.post(page, {**apps, "screenshot": SimpleUploadedFile("x.png", b"not one")})
    assert bad.status_code == 422

    sent = salma.post(page, {**apps, "screenshot": SimpleUploadedFile("x.png", PNG)})

    assert sent.status_code == 303
    shown = salma.get(page).content
    assert b"Unknown" in shown
    assert b"within 90 days" not in shown
    made = Attestation.objects.get()
    picture = yusuf.get(f"{page}/{made.pk}")
    assert b"".join(picture) == PNG  # type: ignore[arg-type]  # it streams
    assert picture["Content-Type"] == "image/png"
    assert browser(stranger()).get(f"{page}/{made.pk}").status_code == 404

    found = UnknownApp.objects.get()
    assert b"Farm Party" in yusuf.get("/accounts/applications").content
    decision = {"allow": "no", "because": "A game."}
    where = f"/accounts/applications/unknown/{found.pk}"
    assert browser(head()).post(where, decision).status_code == 422
    assert yusuf.post(where, decision).status_code == 303
    found.refresh_from_db()
    assert found.state == "removed"


@pytest.mark.requirement("P-86")
def test_the_allow_list_is_information_securitys() -> None:
    yusuf, maryam = browser(security()), browser(head())
    body = {"name": "Barza", "publisher": "", "because": "The desk itself."}

    assert maryam.post("/accounts/applications", body).status_code == 422
    assert yusuf.post("/accounts/applications", body).status_code == 303
    assert b"Barza" in maryam.get("/accounts/applications").content
    pk = Act.objects.get(event="app.allowed").about.rpartition(":")[2]
    off = f"/accounts/applications/{pk}/remove"
    assert yusuf.post(off, {"because": ""}).status_code == 422
    assert yusuf.post(off, {"because": "Sold."}).status_code == 303


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
