import logging
import pickle
import traceback
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.test import override_settings

from barza.desk.accounts import vault
from barza.desk.accounts.models import Account, Credential, Duty
from barza.desk.accounts.secret import Secret
from barza.desk.core.envelope import Tampered, Wrapping, WrongKey
from barza.desk.core.errors import Refused
from barza.desk.environment import Environment
from barza.desk.people.models import Employee
from barza.testing.cast import NOON, account, officer

from .dumping import dump, leaked

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-85")]

TOKEN = "town-token-4f6c1e0b9a"
PLAINTEXT = {"access_token": TOKEN, "client_secret": "hush-9911"}


class Elsewhere(Environment):
    """An institution with another key."""

    vault_key = "another institution's key, long enough to be one"


def connected() -> tuple[Account, Employee]:
    theirs = account()
    salma = officer(theirs)
    vault.store(theirs, PLAINTEXT, by=salma, now=NOON)
    return theirs, salma


def credential(of: Account, name: str = "access_token") -> Credential:
    return Credential.objects.get(account=of, name=name)


def test_the_connector_gets_what_was_stored() -> None:
    theirs, _ = connected()

    assert dict(vault.open_for_connector(theirs)) == PLAINTEXT
    assert dict(vault.open_for_connector(account())) == {}


def test_no_table_of_the_database_holds_a_credential_in_clear() -> None:
    connected()

    tables = dump()

    assert b"access_token" in tables, "the dump holds the row, with its name"
    assert not leaked([*PLAINTEXT.values(), settings.ENVIRONMENT.vault_key], tables)


def test_an_altered_credential_is_refused() -> None:
    theirs, _ = connected()
    row = credential(theirs)
    altered = bytearray(row.sealed)
    altered[-1] ^= 1
    Credential.objects.filter(pk=row.pk).update(sealed=bytes(altered))

    with pytest.raises(Tampered, match="altered"):
        vault.open_for_connector(theirs)


def test_a_credential_cut_short_is_refused() -> None:
    theirs, _ = connected()
    Credential.objects.filter(account=theirs).update(sealed=b"short")

    with pytest.raises(Tampered):
        vault.open_for_connector(theirs)


@pytest.mark.parametrize("same_account", [True, False])
def test_a_credential_put_in_another_ones_place_is_refused(same_account: bool) -> None:
    theirs, _ = connected()
    other = theirs if same_account else connected()[0]
    stolen = credential(other, "client_secret" if same_account else "access_token")
    Credential.objects.filter(pk=credential(theirs).pk).update(
        sealed=stolen.sealed, wrapped_key=stolen.wrapped_key, key_id=stolen.key_id
    )

    with pytest.raises(Tampered, match="another's place"):
        vault.open_for_connector(theirs)


def test_another_institutions_key_opens_nothing_and_says_so(tmp_path: Path) -> None:
    theirs, _ = connected()

    with (
        override_settings(ENVIRONMENT=Elsewhere(tmp_path)),
        pytest.raises(WrongKey, match="right vault key"),
    ):
        vault.open_for_connector(theirs)


def test_a_short_key_is_no_key() -> None:
    with pytest.raises(WrongKey, match="32 characters"):
        Wrapping.of("password", "credential")


@pytest.mark.requirement("P-61")
def test_a_resolution_without_that_duty_stores_no_credential() -> None:
    theirs, _ = connected()
    answering = officer(theirs, duties=[Duty.ANSWER, Duty.PUBLISH])

    with pytest.raises(Refused):
        vault.store(theirs, {"access_token": "mine"}, by=answering, now=NOON)
    assert vault.open_for_connector(theirs)["access_token"] == TOKEN


@pytest.mark.parametrize("nothing", [{}, {"access_token": ""}, {"access_token": " "}, {"": "x"}])
def test_what_works_is_not_replaced_by_nothing(nothing: dict[str, str]) -> None:
    theirs, salma = connected()

    with pytest.raises(Refused, match="value for every"):
        vault.store(theirs, nothing, by=salma, now=NOON)

    assert dict(vault.open_for_connector(theirs)) == PLAINTEXT


def test_storing_again_replaces_the_value_under_a_new_key() -> None:
    theirs, salma = connected()
    before = credential(theirs)

    vault.store(theirs, {"access_token": TOKEN}, by=salma, now=NOON)

    after = credential(theirs)
    assert after.pk == before.pk
    assert bytes(after.wrapped_key) != bytes(before.wrapped_key)
    assert bytes(after.sealed) != bytes(before.sealed)


def test_a_new_vault_key_takes_over_and_the_old_one_opens_nothing_more(tmp_path: Path) -> None:
    theirs, _ = connected()
    old, new = settings.ENVIRONMENT.vault_key, Elsewhere.vault_key

    assert vault.rewrap(old=old, new=new, now=NOON) == 2
    assert vault.rewrap(old=old, new=new, now=NOON) == 0

    with override_settings(ENVIRONMENT=Elsewhere(tmp_path)):
        assert dict(vault.open_for_connector(theirs)) == PLAINTEXT
    with pytest.raises(WrongKey):
        vault.open_for_connector(theirs)


def test_a_key_change_that_meets_a_foreign_key_changes_nothing() -> None:
    theirs, _ = connected()

    with pytest.raises(WrongKey):
        vault.rewrap(old="x" * 40, new="y" * 40, now=NOON)

    assert dict(vault.open_for_connector(theirs)) == PLAINTEXT


def test_neither_a_log_nor_a_traceback_tells_a_credential(caplog: pytest.LogCaptureFixture) -> None:
    theirs, _ = connected()
    opened = vault.open_for_connector(theirs)
    caplog.set_level(logging.INFO)

    logging.getLogger("test").info("opened %s and %r", opened, opened["access_token"])
    told = traceback.TracebackException.from_exception(failing_with(opened), capture_locals=True)

    assert TOKEN not in caplog.text
    assert TOKEN not in "".join(told.format())


def failing_with(opened: object) -> Exception:
    try:
        raise psycopg.OperationalError("lost")
    except psycopg.OperationalError as error:
        return error


def test_a_secret_is_not_pickled() -> None:
    with pytest.raises(TypeError, match="vault"):
        pickle.dumps(Secret("hush"))
