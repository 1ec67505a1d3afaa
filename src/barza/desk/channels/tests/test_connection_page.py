"""The page of an account's connection: who sees it, what it says, that it tells no secret."""

import datetime as dt
import re
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from barza.connectors.base import Price, Use
from barza.connectors.mastodon.connector import MastodonConnector
from barza.desk.accounts import vault
from barza.desk.accounts.models import Account, Credential, Duty
from barza.desk.accounts.tests.pages import keeper
from barza.desk.channels.models import Budget, Cursor
from barza.desk.people.models import Employee, Role
from barza.testing import cast
from barza.testing.signing_in import signed_in
from barza.town.testing import TownHandle

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.requirement("P-85")]


def at(person: Employee) -> Client:
    client = signed_in(person)
    client.cookies["django_language"] = "en"
    return client


def page(account: Account) -> str:
    return f"/accounts/{account.pk}/connection"


def long_ago(client: Client) -> Client:
    """The second factor was proved an hour ago."""
    session = client.session
    session["account_authentication_methods"] = [
        {**record, "at": record["at"] - 3600}
        for record in session["account_authentication_methods"]
    ]
    session.save()
    return client


@pytest.mark.long
@pytest.mark.requirement("P-70")
def test_an_account_is_connected_tested_and_disconnected_on_its_page(town: TownHandle) -> None:
    theirs = cast.account(base_url=town.base_url, handle="@muscat")
    client = at(keeper(theirs))
    assert "Not connected" in client.get(page(theirs)).content.decode()
    assert client.post(page(theirs), {"access_token": ""}).status_code == 422

    wrong = client.post(page(theirs), {"access_token": town.citizens[0].access_token})
    assert wrong.status_code == 422
    assert "the register has @muscat" in wrong.content.decode()
    assert town.citizens[0].access_token not in wrong.content.decode()
    done = client.post(page(theirs), {"access_token": town.access_token}, follow=True)

    shown = done.content.decode()
    assert "Connected: the network says" in shown
    assert "In custody. Left empty, it stays as it is." in shown
    assert town.access_token not in shown
    assert "no-store" in client.get(page(theirs))["Cache-Control"]
    tested = client.post(f"{page(theirs)}/test", follow=True).content.decode()
    assert "It works: the network says that we are @muscat" in tested
    assert client.post(f"{page(theirs)}/end", {"because": ""}).status_code == 422
    ended = client.post(f"{page(theirs)}/end", {"because": "We leave it."}, follow=True)
    assert "Withdraw the credentials on the network as well" in ended.content.decode()
    assert vault.open_for_connector(theirs) == {}
    assert "Disconnected" in client.get(f"/accounts/{theirs.pk}").content.decode()


@pytest.mark.requirement("P-61")
def test_others_find_no_form_and_strangers_no_page() -> None:
    theirs = cast.account()
    publisher = keeper(theirs, duties=[Duty.PUBLISH])

    for person in (cast.superuser(), cast.employee(role=Role.SECTION_HEAD)):
        shown = at(person).get(page(theirs))
        assert shown.status_code == 200
        assert b"access_token" not in shown.content
        assert at(person).post(page(theirs), {"access_token": "t"}).status_code == 404
        assert at(person).post(f"{page(theirs)}/test").status_code == 404
        assert at(person).post(f"{page(theirs)}/end", {"because": "x"}).status_code == 404
    for person in (publisher, cast.stranger()):
        assert at(person).get(page(theirs)).status_code == 404
        assert at(person).post(page(theirs), {"access_token": "t"}).status_code == 404
    assert not Credential.objects.exists()


def test_a_second_factor_of_an_hour_ago_shows_the_way_to_a_new_one() -> None:
    theirs = cast.account()
    client = long_ago(at(keeper(theirs)))

    shown = client.get(page(theirs)).content.decode()
    sent = client.post(page(theirs), {"access_token": "t"})

    assert "Prove your second factor first" in shown
    assert "access_token" not in shown
    assert sent.status_code == 422
    assert "Prove your second factor" in sent.content.decode()


@pytest.mark.parametrize("typed", ["بطاقة", "two\nlines", "bell\x07", "x" * 4001])
def test_what_no_network_gives_is_not_taken(typed: str) -> None:
    theirs = cast.account()

    assert at(keeper(theirs)).post(page(theirs), {"access_token": typed}).status_code == 422
    assert not Credential.objects.exists()


@pytest.mark.parametrize(
    ("problem", "minutes", "says"),
    [
        *(("", 0, "It works"), ("temporary", 2, "A disturbance")),
        ("temporary", 60, "be reached"),
        *(("expired", 2, "no longer accepts our credentials"), ("permanent", 2, "refuses what")),
        *(("forged", 2, "wrong signature"), ("not connected", 2, "Give them again")),
    ],
)
def test_the_page_says_in_words_how_the_channel_is(problem: str, minutes: int, says: str) -> None:
    theirs, now = cast.account(), timezone.now()
    salma = keeper(theirs)
    vault.store(theirs, {"access_token": "t"}, by=salma, now=now)
    since = now - dt.timedelta(minutes=minutes) if problem else None
    Cursor.objects.create(
        account=theirs,
        looked_at=now,
        problem=problem,
        problem_text="<b>The server answered 401",
        failing_since_at=since,
    )

    shown = at(salma).get(page(theirs)).content.decode()

    assert says in shown
    assert ("&lt;b&gt;The server answered" in shown) is bool(problem)


def test_a_network_without_a_connector_has_no_form() -> None:
    theirs = cast.account(network="papyrus")
    client = at(keeper(theirs))

    assert "No connector for this network yet" in client.get(page(theirs)).content.decode()
    assert client.post(page(theirs), {"access_token": "t"}).status_code == 404
    assert client.post(f"{page(theirs)}/test").status_code == 422


class TestCosts:
    PRICES = (
        Price(Use.READ, Decimal("0.005"), dt.date(2026, 1, 1), True, "the network's price list"),
    )

    @pytest.fixture(autouse=True)
    def priced(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(MastodonConnector, "prices", self.PRICES)

    @pytest.mark.requirement("P-70")
    def test_senior_management_sets_the_budget_and_what_stopped_goes_on(self) -> None:
        account, chairman = cast.account(), cast.employee(role=Role.SENIOR_MANAGEMENT)
        waits = timezone.now() + dt.timedelta(days=9)
        Cursor.objects.create(account=account, problem="budget", next_look_at=waits)
        client = at(chairman)
        shown = client.get(page(account)).content.decode()
        assert "The month&#x27;s budget" in shown or "The budget is spent" in shown

        done = client.post(f"{page(account)}/budget", {"usd": "25.50"}, follow=True)
        assert "25.50" in done.content.decode()
        assert Budget.objects.get().usd == Decimal("25.50")
        cursor = Cursor.objects.get()
        assert cursor.problem == ""
        assert cursor.next_look_at is not None
        assert cursor.next_look_at < waits

    @pytest.mark.parametrize("usd", ["-1", "much", "", "1e12"])
    def test_a_sum_that_is_none_changes_nothing(self, usd: str) -> None:
        account, chairman = cast.account(), cast.employee(role=Role.SENIOR_MANAGEMENT)
        assert at(chairman).post(f"{page(account)}/budget", {"usd": usd}).status_code == 422
        assert not Budget.objects.exists()

    @pytest.mark.requirement("P-61")
    def test_others_see_what_it_costs_and_set_nothing(self) -> None:
        account = cast.account()
        client = at(keeper(account))
        shown = client.get(page(account)).content.decode()
        assert "What it costs" in shown
        assert "Set the budget" not in shown
        assert client.post(f"{page(account)}/budget", {"usd": "9"}).status_code == 404


@pytest.mark.requirement("P-61")
def test_the_menu_says_whether_one_is_at_the_accounts_or_at_what_is_unexplained() -> None:
    client = at(cast.employee(role=Role.SECTION_HEAD))

    assert _here(client, page(cast.account())) == ["/accounts"]
    assert _here(client, "/unexplained") == ["/unexplained"]


def _here(client: Client, path: str) -> list[str]:
    shown = client.get(path).content.decode()
    return re.findall(r'href="([^"]*)" aria-current="page"><svg', shown)
