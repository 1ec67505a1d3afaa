"""The pages of credentials and applications: who sees what, and a secret only once."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from barza.desk.accounts import vault
from barza.desk.accounts.models import (
    Attestation,
    Credential,
    RotationDue,
    UnknownApp,
)
from barza.desk.audit.models import Act
from barza.desk.people.second_factor import BY_PROVIDER
from barza.testing.cast import account, stranger

from .dumping import dump, leaked
from .entrance import with_code
from .pages import PASSWORD, formset, keeper, password
from .register import PNG, browser, chairman, head, security

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kinds")]


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


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
def test_a_factor_that_the_identity_provider_asked_for_shows_no_credential() -> None:
    """It may be hours old. Whoever has none of the desk's own is led to setting one up."""
    theirs = account()
    salma = keeper(theirs)
    row, client = password(theirs, salma), browser(salma)
    session = client.session
    session["account_authentication_methods"][-1]["type"] = BY_PROVIDER
    session.save()
    page = f"/accounts/{theirs.pk}/credentials/{row.pk}"

    assert "/account/2fa/totp/activate/" in client.get(page).content.decode()
    refused = client.post(page, {"reason": "New phone."})

    assert refused.status_code == 422
    assert "token" not in refused.context


@pytest.mark.requirement("P-85")
def test_a_second_factor_of_an_hour_ago_shows_nothing_and_leads_to_a_new_one() -> None:
    theirs = account()
    salma = with_code(keeper(theirs))
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
    assert b"".join(picture) == PNG
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
