"""Reading the staff from a real LDAP server: all of it, or nothing and why."""

import logging
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from barza.desk.people import ldap
from barza.desk.people.directory import Reading, read
from barza.desk.people.ldap import guarding
from barza.desk.people.trouble import Trouble, Unreadable
from tests.networks.servers.processes import free_port
from tests.networks.servers.slapd import LIMITED, PASSWORD, SUFFIX, Slapd, slapd

from .conftest import Source
from .staff import AWAY, CROWD, MANY, PARTED

pytestmark = [pytest.mark.server, pytest.mark.requirement("P-62")]


@pytest.fixture(autouse=True)
def nothing_secret_is_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    caplog.set_level(logging.DEBUG)
    yield
    assert PASSWORD not in caplog.text


def of(source: Source, **fields: Any) -> Reading:
    return read(ldap.read(source(**fields)))


def trouble(source: Source, **fields: Any) -> Trouble:
    with pytest.raises(Unreadable) as refusal:
        ldap.read(source(**fields))
    assert PASSWORD not in repr(refusal.value)
    assert refusal.value.__cause__ is None
    return refusal.value.trouble


def test_people_come_in_both_languages(source: Source) -> None:
    rows = {row.username: row for row in of(source).rows.values()}

    salma = rows["salma"]
    assert (salma.name_ar, salma.name_en) == ("سلمى الحارثية", "Salma Al Harthi")
    assert (salma.job_ar, salma.job_en) == ("مسؤولة حسابات", "Account officer")
    assert (salma.employee_no, salma.unit, salma.active) == ("7001", "CC-SM", True)
    assert rows["hamed"].email == "hamed@muscat.example"


def test_what_looks_like_a_filter_is_a_name(source: Source) -> None:
    names = {row.name_en for row in of(source).rows.values()}
    assert names == {"Salma Al Harthi", "Hamed *)(uid=*"}


@pytest.mark.parametrize("page", [1_000, 100])
def test_more_people_than_a_page_holds_are_all_read(source: Source, page: int) -> None:
    reading = of(source, base_dn=CROWD, page=page)
    assert (len(reading.rows), reading.problems) == (MANY, [])


def test_the_same_people_make_the_same_list(source: Source) -> None:
    assert ldap.read(source()) == ldap.read(source())


def test_start_tls_does_as_well(source: Source, server: Slapd) -> None:
    assert len(of(source, url=server.ldap).rows) == 2


def test_columns_are_mapped_as_the_operator_says(source: Source) -> None:
    said = "name_en=cn, job_en=nothing;lang-en|title, email=none"
    rows = {row.username: row for row in of(source, attributes=said).rows.values()}
    assert (rows["salma"].name_en, rows["salma"].job_en) == ("Salma", "Account officer")
    assert rows["hamed"].email == ""


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"password": "another"}, Trouble.CREDENTIALS),
        ({"bind_dn": f"cn=nobody,{SUFFIX}"}, Trouble.CREDENTIALS),
        ({"bind_dn": "no name at all"}, Trouble.CREDENTIALS),
        ({"base_dn": f"ou=nowhere,{SUFFIX}"}, Trouble.BASE),
        ({"filter": "(uid=nobody)"}, Trouble.NOBODY),
        ({"filter": "(uid=*"}, Trouble.FILTER),
        ({"base_dn": AWAY}, Trouble.REFERRAL),
        ({"base_dn": PARTED}, Trouble.REFERRAL),
        ({"base_dn": CROWD, "most": MANY - 1}, Trouble.TOO_MUCH),
        ({"base_dn": CROWD, "bind_dn": LIMITED}, Trouble.PARTIAL),
    ],
    ids=lambda value: str(value),
)
def test_what_cannot_be_read_as_a_whole_is_not_read(
    source: Source, fields: dict[str, Any], why: Trouble
) -> None:
    assert trouble(source, **fields) == why


def test_a_certificate_of_another_authority_or_name_is_not_trusted(
    source: Source, server: Slapd
) -> None:
    there = server.ldaps.replace("127.0.0.1", "localhost")
    assert trouble(source, ca_file="") == Trouble.UNTRUSTED
    assert trouble(source, url=there) == Trouble.UNTRUSTED
    assert trouble(source, url=server.ldap, ca_file="") == Trouble.UNTRUSTED


def test_a_server_without_encryption_never_hears_the_password(
    source: Source, tmp_path: Path
) -> None:
    with slapd(tmp_path, "", has_tls=False) as plain:
        assert trouble(source, url=plain.ldap) == Trouble.OPEN
        assert " BIND " not in plain.log.read_text()


def test_a_server_that_is_gone_is_said_to_be_gone(source: Source) -> None:
    assert trouble(source, url=f"ldaps://127.0.0.1:{free_port()}") == Trouble.UNREACHABLE
    assert trouble(source, url=f"ldap://127.0.0.1:{free_port()}") == Trouble.UNREACHABLE


def test_a_server_that_says_nothing_is_given_up(source: Source) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        for scheme in ("ldap", "ldaps"):
            why = trouble(source, url=f"{scheme}://127.0.0.1:{port}", seconds=1)
            assert why in (Trouble.SLOW, Trouble.UNREACHABLE)


def test_an_answer_without_measure_is_given_up(
    source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guarding, "MOST_BYTES", 50_000)
    assert trouble(source, attributes="email=description") == Trouble.TOO_MUCH
    assert trouble(source, base_dn=CROWD) == Trouble.TOO_MUCH


def test_what_is_not_asked_for_is_not_sent(source: Source, server: Slapd) -> None:
    text = ldap.read(source())
    assert "hers alone" not in text
    asked = [line for line in server.log.read_text().splitlines() if "SRCH attr=" in line]
    assert asked
    assert not any("userPassword" in line or "description" in line for line in asked[-1:])


def test_a_value_that_is_too_long_is_a_problem_of_that_person(source: Source) -> None:
    reading = of(source, attributes="job_en=description|title")
    assert [(one.column, one.about) for one in reading.problems] == [("job_en", "Salma Al Harthi")]
    assert len(reading.rows) == 1
