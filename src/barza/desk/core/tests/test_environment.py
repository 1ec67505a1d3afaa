"""The directory and the identity provider, as an operator's variables name them."""

from pathlib import Path
from typing import Any

import pytest

from barza.desk.environment import ldap, oidc
from barza.desk.environment.ldap import Ldap
from barza.desk.environment.oidc import Oidc

PASSWORD = "only the desk knows this"
LDAP = {
    "BARZA_LDAP_URL": "ldaps://directory.example",
    "BARZA_LDAP_BIND_DN": "cn=desk,dc=muscat,dc=example",
    "BARZA_LDAP_PASSWORD": PASSWORD,
    "BARZA_LDAP_BASE_DN": "ou=staff,dc=muscat,dc=example",
}
OIDC = {
    "BARZA_OIDC_ISSUER": "https://id.example/realms/staff",
    "BARZA_OIDC_CLIENT_ID": "desk",
    "BARZA_OIDC_CLIENT_SECRET": PASSWORD,
}


def directory(**more: str) -> Ldap:
    read = ldap.read(LDAP | {f"BARZA_LDAP_{name.upper()}": value for name, value in more.items()})
    assert read
    return read


def provider(**more: str) -> Oidc:
    read = oidc.read(OIDC | {f"BARZA_OIDC_{name.upper()}": value for name, value in more.items()})
    assert read
    return read


def test_without_an_address_there_is_none() -> None:
    assert ldap.read({"BARZA_LDAP_BASE_DN": "x"}) is None
    assert oidc.read({"BARZA_OIDC_CLIENT_ID": "x"}) is None


def test_usual_directories_need_no_map() -> None:
    assert directory().attributes["name_ar"][0] == "displayName;lang-ar"
    assert directory(kind="ad").attributes["active"] == ("userAccountControl",)
    assert "objectCategory=person" in directory(kind="ad").filter


def test_a_map_replaces_only_what_it_names() -> None:
    chosen = directory(attributes="job_ar=title;lang-ar|title, unit = ou").attributes
    assert (chosen["job_ar"], chosen["unit"]) == (("title;lang-ar", "title"), ("ou",))
    assert chosen["email"] == ("mail",)


def test_ports_are_the_usual_ones_unless_named() -> None:
    urls = ("ldaps://d", "ldap://d", "ldaps://d:3269")
    assert [directory(url=url).port for url in urls] == [636, 389, 3269]


@pytest.mark.parametrize(
    "more",
    [
        {"url": "http://directory.example"},
        {"url": "ldaps://cn=desk:secret@directory.example"},
        {"url": "ldaps://directory.example/dc=muscat"},
        {"ca_file": "/nowhere/ca.pem"},
        {"kind": "novell"},
        {"attributes": "salary=pay"},
        {"page": "0"},
        {"most": "100000"},
        {"seconds": "3600"},
        {"limit": "0"},
        {"limit": "1.5"},
        {"bind_dn": ""},
        {"base_dn": ""},
        {"password": ""},
        {"password_file": "/nowhere/password"},
    ],
    ids=str,
)
def test_what_cannot_be_used_is_named_and_no_secret_is_said(more: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="BARZA_LDAP") as refusal:
        directory(**more)
    assert PASSWORD not in str(refusal.value)
    assert refusal.value.__cause__ is None or isinstance(refusal.value.__cause__, OSError)


def test_a_secret_comes_out_of_a_file_and_is_not_shown(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("from a file\n")
    read: tuple[Any, ...] = (
        directory(password_file=str(file)).password,
        provider(client_secret_file=str(file)).client_secret,
    )
    for secret in read:
        assert secret.get_secret_value() == "from a file"
        assert "from a file" not in repr(secret)
    assert PASSWORD not in repr(directory())
    assert PASSWORD not in repr(provider())


@pytest.mark.requirement("P-85")
@pytest.mark.parametrize(
    "more",
    [
        {"issuer": "http://id.example"},
        {"issuer": "id.example"},
        {"field": "name"},
        {"scopes": "email"},
        {"client_id": ""},
        {"client_secret": ""},
        {"ca_file": "/nowhere/ca.pem"},
    ],
    ids=str,
)
def test_a_provider_that_cannot_be_asked_in_private_is_refused(more: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="BARZA_OIDC") as refusal:
        provider(**more)
    assert PASSWORD not in str(refusal.value)


def test_words_may_be_parted_by_commas_or_spaces() -> None:
    assert provider(mfa_amr="mfa, otp hwk").mfa_amr == {"mfa", "otp", "hwk"}
    assert provider().mfa_amr == {"mfa"}
