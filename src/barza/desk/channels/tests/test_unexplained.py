"""A person says what the desk did not do: one of us, or nobody of us (P-73)."""

import datetime as dt
from typing import Any

import pytest
from django.core import mail as outbound
from django.db import DatabaseError
from django.test import Client

from barza.connectors.items import Author, Item
from barza.desk.accounts import vault
from barza.desk.accounts.models import Account, RotationDue
from barza.desk.audit.models import Act
from barza.desk.channels import actions, mail, queries, reconciling
from barza.desk.channels.models import Cursor, UnexplainedItem
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee, Role
from barza.testing import cast
from barza.testing.cast import NOON
from barza.testing.signing_in import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-73")]
PAGE = "/unexplained"


def opened(account: Account | None = None, text: str = "خصم عند صديقي") -> UnexplainedItem:
    account = account or cast.account()
    Cursor.objects.get_or_create(
        account=account, defaults={"watched_since_at": cast.FROM, "caught_up_at": cast.FROM}
    )
    id = f"x{UnexplainedItem.objects.count()}"
    item = Item(id=id, thread=id, author=Author("us", "@us"), text=text, at=NOON, own=True)
    actions.store(account, [item], "poll", NOON)
    assert reconciling.reconcile(NOON) == 1
    return UnexplainedItem.objects.latest("pk")


def head(**fields: Any) -> Employee:
    return cast.employee(role=Role.SECTION_HEAD, **fields)


def browser(person: Employee) -> Client:
    client = signed_in(person)
    client.cookies["django_language"] = "en"
    return client


def test_what_one_of_us_did_is_explained_once_with_who_and_why() -> None:
    item, maryam = opened(), head()
    for who, because in (("", "x"), ("x", " ")):
        with pytest.raises(Refused):
            actions.explain_item(item, who=who, because=because, by=maryam, now=NOON)

    actions.explain_item(item, who="Salma", because="The desk was down.", by=maryam, now=NOON)

    item.refresh_from_db()
    assert (item.state, item.who, item.decided_by) == ("explained", "Salma", maryam)
    act = Act.objects.get(event="unexplained.explained")
    assert (act.clause, act.details["because"]) == ("P-73", "The desk was down.")
    with pytest.raises(Refused, match="already"):
        actions.disown_item(item, because="No.", suspend=True, by=maryam, now=NOON)
    assert not RotationDue.objects.exists()


def test_what_is_not_ours_has_the_credentials_replaced_and_the_account_suspended() -> None:
    account = cast.account()
    connect(account)
    item = opened(account)

    actions.disown_item(item, because="Nobody was here.", suspend=True, by=head(), now=NOON)

    item.refresh_from_db()
    account.refresh_from_db()
    assert (item.state, account.state) == ("not_ours", "suspended")
    due = RotationDue.objects.filter(credential__account=account)
    assert {row.reason for row in due} == {"suspicion"}
    events = {"unexplained.not_ours", "credential.suspected", "account.suspended"}
    assert events <= set(Act.objects.values_list("event", flat=True))


@pytest.mark.parametrize("state", ["active", "suspended"])
def test_the_account_stays_as_it_is_where_nothing_is_to_be_suspended(state: str) -> None:
    account = cast.account()
    item = opened(account)
    Account.objects.filter(pk=account.pk).update(state=state)

    actions.disown_item(item, because="No.", suspend=state != "active", by=head(), now=NOON)

    account.refresh_from_db()
    assert account.state == state


def test_all_of_it_happens_or_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    account = cast.account()
    connect(account)
    item = opened(account)

    def fails(*_args: object, **_fields: object) -> None:
        raise DatabaseError

    monkeypatch.setattr("barza.desk.channels.actions.unexplained.record", fails)
    with pytest.raises(DatabaseError):
        actions.disown_item(item, because="No.", suspend=True, by=head(), now=NOON)

    item.refresh_from_db()
    account.refresh_from_db()
    assert (item.state, account.state) == ("open", "active")
    assert not RotationDue.objects.exists()


@pytest.mark.parametrize("role", [Role.OFFICER, Role.AUDITOR, Role.PERSONNEL])
def test_nobody_else_decides(role: Role) -> None:
    item, other = opened(), cast.employee(role=role)

    with pytest.raises(Refused, match="Ask them"):
        actions.explain_item(item, who="x", because="x", by=other, now=NOON)
    with pytest.raises(Refused, match="Ask them"):
        actions.disown_item(item, because="x", suspend=False, by=other, now=NOON)


def test_an_officer_sees_what_happened_on_the_own_accounts_only() -> None:
    account = cast.account()
    mine, other = opened(account), opened()
    salma = cast.officer(account)

    assert list(queries.unexplained(salma, NOON)) == [mine]
    assert set(queries.unexplained(head(), NOON)) == {mine, other}
    assert not queries.unexplained(cast.stranger(), NOON).exists()
    assert queries.waiting_for(salma) == 0
    assert queries.waiting_for(head()) == 2


def test_the_heads_are_told_once_by_one_message_an_account() -> None:
    account = cast.account()
    maryam = head(email="maryam@example.om")
    cast.resolution(maryam, account)
    first, _second = opened(account), opened(account)

    assert mail.tell_waiting(NOON + dt.timedelta(minutes=1)) == 1
    assert mail.tell_waiting(NOON + dt.timedelta(minutes=2)) == 0

    told = outbound.outbox[0]
    assert (told.to, len(outbound.outbox)) == (["maryam@example.om"], 1)
    assert f"/unexplained?account={account.pk}" in told.body
    assert first.text not in told.body


def test_nobody_is_mailed_about_the_practice_town() -> None:
    account = cast.account(is_practice=True)
    cast.resolution(head(email="maryam@example.om"), account)
    opened(account)

    assert mail.tell_waiting(NOON + dt.timedelta(minutes=1)) == 0
    assert not outbound.outbox


def test_the_pages_show_what_waits_and_take_the_decision() -> None:
    account = cast.account()
    item, maryam = opened(account), browser(head())

    page = maryam.get(PAGE).content.decode()
    assert item.text in page
    assert '<span class="count num late">1</span>' in page
    assert "Look at it" in maryam.get(f"/accounts/{account.pk}").content.decode()
    at = f"{PAGE}/{item.pk}"
    assert "It is not ours" in maryam.get(at).content.decode()
    assert maryam.post(f"{at}/explain", {"explain-who": ""}).status_code == 422
    assert maryam.post(f"{at}/disown", {}).status_code == 422
    words = {"explain-who": "Salma", "explain-because": "The desk was down."}
    assert maryam.post(f"{at}/explain", words).status_code == 303

    assert "The desk was down." in maryam.get(at).content.decode()
    again = maryam.post(f"{at}/disown", {"disown-because": "No."})
    assert (again.status_code, "already" in again.content.decode()) == (422, True)
    assert "desk's own" in maryam.get(PAGE).content.decode()
    assert (
        item.text in maryam.get(PAGE, {"state": "all", "account": str(account.pk)}).content.decode()
    )


def test_what_one_may_not_see_is_not_there() -> None:
    account = cast.account()
    item, stranger = opened(account), browser(cast.stranger())

    assert stranger.get(f"{PAGE}/{item.pk}").status_code == 404
    assert stranger.post(f"{PAGE}/{item.pk}/disown", {"disown-because": "x"}).status_code == 404
    assert stranger.get(PAGE, {"account": account.pk}).status_code == 404
    assert stranger.get(PAGE, {"state": "x", "before": "y"}).status_code == 200


def connect(account: Account) -> None:
    keeper = cast.officer(account)
    vault.store(account, {"access_token": "secret", "webhook_secret": "x"}, by=keeper, now=NOON)
