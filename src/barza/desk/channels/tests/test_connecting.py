"""An account is connected once the network itself says that it is the registered one."""

import datetime as dt
from typing import Any

import pytest

from barza.desk.accounts import actions as accounts
from barza.desk.accounts import vault
from barza.desk.accounts.models import Account, Credential, Duty
from barza.desk.audit.models import Act
from barza.desk.channels import actions, polling
from barza.desk.channels.connectors import NotConnected, connector_of
from barza.desk.channels.models import Cursor
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee
from barza.testing import cast, network
from barza.testing.cast import NOON
from barza.town.testing import TownHandle

pytestmark = [
    pytest.mark.long,
    pytest.mark.django_db(transaction=True),
    pytest.mark.requirement("P-70"),
]


@pytest.fixture
def account(town: TownHandle) -> Account:
    """Registered, and not connected."""
    return cast.account(base_url=town.base_url, handle="@muscat")


@pytest.fixture
def salma(account: Account) -> Employee:
    return cast.officer(account)


def connected(account: Account, by: Employee, token: str, **fields: Any) -> Any:
    given = {"access_token": token, **fields.pop("given", {})}
    fields = {"factor_at": NOON, "now": NOON, **fields}
    return actions.connect(account, given, by=by, **fields)


def test_an_account_whose_network_knows_it_is_connected_and_looked_at(
    town: TownHandle, account: Account, salma: Employee
) -> None:
    who = connected(account, salma, town.access_token)

    assert who.handle == "muscat"
    assert vault.open_for_connector(account) == {"access_token": town.access_token}
    act = Act.objects.get(event="account.connected")
    assert act.resolution
    assert act.details["told"] == "muscat"
    assert town.access_token not in str(act.details)
    network.says(town)
    assert polling.look(account, NOON) > 0


@pytest.mark.parametrize("handle", ["@Muscat", "muscat", "@muscat@town.example"])
def test_case_and_the_servers_own_address_make_no_difference(town: TownHandle, handle: str) -> None:
    theirs = cast.account(base_url=town.base_url, handle=handle)

    connected(theirs, cast.officer(theirs), town.access_token)

    assert vault.open_for_connector(theirs)


def test_credentials_of_an_unregistered_handle_are_refused_and_it_is_said_what_differs(
    town: TownHandle, account: Account, salma: Employee
) -> None:
    citizen = town.citizens[0]

    with pytest.raises(Refused, match="of @") as refusal:
        connected(account, salma, citizen.access_token)

    assert citizen.handle.split("@")[0].lstrip("@") in str(refusal.value)
    assert "@muscat" in str(refusal.value)
    assert refusal.value.clause == "P-70"
    assert not Credential.objects.exists()
    act = Act.objects.get(event="account.not_connected")
    assert (act.result, act.actor) == ("refused", salma.username)


def test_a_refused_credential_takes_the_place_of_nothing(
    town: TownHandle, account: Account, salma: Employee
) -> None:
    connected(account, salma, town.access_token)

    for token in ("wrong", town.citizens[0].access_token, "", "  "):
        with pytest.raises(Refused):
            connected(account, salma, token)

    assert vault.open_for_connector(account) == {"access_token": town.access_token}


def test_what_is_left_empty_stays_as_it_is(
    town: TownHandle, account: Account, salma: Employee
) -> None:
    connected(account, salma, town.access_token, given={"webhook_secret": "first"})

    connected(account, salma, "", given={"webhook_secret": "second"})

    assert vault.open_for_connector(account) == {
        "access_token": town.access_token,
        "webhook_secret": "second",
    }


@pytest.mark.requirement("P-61")
@pytest.mark.parametrize("who", ["superuser", "stranger", "publisher"])
def test_nobody_connects_tests_or_disconnects_without_a_resolution_for_credentials(
    town: TownHandle, account: Account, salma: Employee, who: str
) -> None:
    connected(account, salma, town.access_token)
    makers = {"superuser": cast.superuser, "stranger": cast.stranger}
    publisher = cast.officer(account, duties=[Duty.ANSWER, Duty.PUBLISH])
    person = makers[who]() if who in makers else publisher

    with pytest.raises(Refused, match="No resolution"):
        connected(account, person, town.access_token)
    with pytest.raises(Refused, match="No resolution"):
        actions.try_out(account, by=person, now=NOON)
    with pytest.raises(Refused, match="No resolution"):
        accounts.disconnect(account, because="I like to.", by=person, now=NOON)

    assert vault.open_for_connector(account)


@pytest.mark.requirement("P-85")
@pytest.mark.parametrize("minutes", [None, 6])
def test_without_a_second_factor_just_now_nothing_is_asked_or_kept(
    town: TownHandle, account: Account, salma: Employee, minutes: int | None
) -> None:
    at = NOON - dt.timedelta(minutes=minutes) if minutes else None

    with pytest.raises(Refused, match="second factor"):
        connected(account, salma, town.access_token, factor_at=at)

    assert not Credential.objects.exists()


def test_a_test_that_succeeds_lets_the_looks_go_on(
    town: TownHandle, account: Account, salma: Employee
) -> None:
    connected(account, salma, town.access_token)
    Cursor.objects.create(
        account=account,
        problem="expired",
        failing_since_at=NOON,
        next_look_at=NOON + dt.timedelta(minutes=5),
    )

    assert actions.try_out(account, by=salma, now=NOON).handle == "muscat"

    cursor = Cursor.objects.get(account=account)
    assert (cursor.problem, cursor.next_look_at) == ("", NOON)
    assert Act.objects.filter(event="channel.tried_out").exists()


@pytest.mark.requirement("P-85")
def test_disconnecting_forgets_the_values_and_ends_what_is_open(
    town: TownHandle, account: Account, salma: Employee
) -> None:
    connected(account, salma, town.access_token)
    connector_of(account)

    accounts.disconnect(account, because="The network was left.", by=salma, now=NOON)

    row = Credential.objects.get()
    assert row.spent_at == NOON
    assert vault.open_one(row) != town.access_token
    with pytest.raises(NotConnected):
        connector_of(account)
    with pytest.raises(Refused, match="not connected"):
        accounts.disconnect(account, because="Again.", by=salma, now=NOON)
    with pytest.raises(Refused, match="Give a value"):
        actions.try_out(account, by=salma, now=NOON)
    connected(account, salma, town.access_token)
    assert polling.look(account, NOON + dt.timedelta(minutes=1)) >= 0
    assert connector_of(account).whoami().handle == "muscat"


@pytest.mark.requirement("P-85")
def test_disconnecting_says_why_and_settles_no_rotation(
    town: TownHandle, account: Account, salma: Employee
) -> None:
    connected(account, salma, town.access_token)
    accounts.queue_rotation_for(salma, by="system", now=NOON)

    with pytest.raises(Refused, match="Say why"):
        accounts.disconnect(account, because=" ", by=salma, now=NOON)
    accounts.disconnect(account, because="She left.", by=salma, now=NOON)

    row = Credential.objects.get()
    assert row.rotations.filter(done_at=None).exists()


@pytest.mark.requirement("P-85")
def test_the_key_of_the_vault_changes_with_a_forgotten_value_in_it(
    town: TownHandle, account: Account, salma: Employee
) -> None:
    from django.conf import settings

    connected(account, salma, town.access_token)
    accounts.disconnect(account, because="The network was left.", by=salma, now=NOON)

    assert vault.rewrap(old=settings.ENVIRONMENT.vault_key, new="n" * 64, now=NOON) == 1
