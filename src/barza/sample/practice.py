"""Connects the sample's practice account to the practice town that runs beside the desk."""

from datetime import datetime
from typing import Any

from django.db import transaction
from pydantic import BaseModel

from barza.connectors.registry import CONNECTORS
from barza.desk.accounts import actions as accounts
from barza.desk.accounts import vault
from barza.desk.accounts.models import Account
from barza.desk.audit.actions import Actor, record
from barza.desk.people.models import Employee

from .signin import read

HEAD_OF_SECTION = "maryam"
"""A resolution lets her open credentials."""


class TownAccount(BaseModel):
    id: str
    acct: str


class Town(BaseModel):
    """What the town leaves in ``town.json`` when it starts. More fields are credentials."""

    model_config = {"extra": "allow"}

    base_url: str
    account: TownAccount


@transaction.atomic
def connect(told: dict[str, Any], *, now: datetime) -> None:
    """Changes nothing when the town is where it was, with the same credentials."""
    town = Town.model_validate(told)
    account = _practice_account()
    if account is None:
        return
    handle, url = f"@{town.account.acct}", f"{town.base_url}/@{town.account.acct}"
    stands = (account.base_url, account.handle, account.url, account.is_practice)
    if stands != (town.base_url, handle, url, True):
        account.base_url, account.handle, account.url = town.base_url, handle, url
        account.is_practice = True
        account.save(update_fields=["base_url", "handle", "url", "is_practice"])
        record("account.moved", by=Actor.SYSTEM, about=account, now=now, account=account.label)
    fields = CONNECTORS[account.network].credential_fields
    credentials = {name: str(told[name]) for name in fields if name in told}
    if vault.open_for_connector(account) != credentials:
        head = Employee.objects.get(username=HEAD_OF_SECTION)
        accounts.connect(account, credentials, by=head, now=now)


def _practice_account() -> Account | None:
    """None: somebody renamed, suspended or closed it, and that stands."""
    row = next(row for row in read("accounts") if row["key"] == "practice")
    return (
        Account.objects.select_for_update()
        .filter(name_en=row["name_en"], state=Account.State.ACTIVE)
        .first()
    )
