"""The practice town as the network of the tests: an account of ours there, and a citizen's case.

Nothing is simulated here: citizens write over HTTP, and what the desk sends stands in the town.
"""

import json
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection

from barza.desk.accounts import vault
from barza.desk.accounts.models import Account
from barza.desk.cases.models import Case, Handle, Message
from barza.desk.channels import connectors
from barza.town.testing import TownHandle, running_town

from . import cast
from .cast import NOON

LIGHT = "الإنارة معطلة في شارعنا منذ أسبوع"


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TownHandle]:
    """One town for all tests; each test looks only at what it wrote there itself."""
    with running_town(tmp_path_factory.mktemp("town")) as running:
        yield running


@pytest.fixture(autouse=True)
def closed_connectors() -> Iterator[None]:
    """No test uses the connections of another."""
    yield
    connectors.close_all()


@pytest.fixture
def no_jobs(db: None) -> None:  # noqa: ARG001 -- a fixture names what it needs
    """Jobs outlive the tests that ordered them: Django does not empty tables of others."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")


def account(town: TownHandle, **fields: Any) -> Account:
    """The municipality's account in the town, connected."""
    made = cast.account(base_url=town.base_url, handle="@muscat", **fields)
    keeper = cast.officer(made, username=f"keeper{made.pk}")
    secrets = {"access_token": town.access_token, "webhook_secret": town.webhook_secret}
    vault.store(made, secrets, by=keeper, now=NOON)
    return made


def says(
    town: TownHandle, text: str = LIGHT, *, reply_to: str = "", visibility: str = "public"
) -> dict[str, Any]:
    """A citizen writes to the municipality; returns the status."""
    form = {"status": f"@muscat {text}", "in_reply_to_id": reply_to, "visibility": visibility}
    token = town.citizens[0].access_token
    status: dict[str, Any] = call(town, "/api/v1/statuses", form, token=token)
    return status


def case(town: TownHandle, account: Account, text: str = LIGHT, **fields: Any) -> Case:
    """A case about something that a citizen really wrote in the town."""
    status = says(town, text, **fields)
    author = status["account"]
    who, _ = Handle.objects.get_or_create(
        realm=f"mastodon:{urlsplit(town.base_url).netloc}",
        remote_id=author["id"],
        defaults={"handle": author["acct"], "name": author["display_name"]},
    )
    made = cast.case(cast.thread(account, network_id=status["id"]), who)
    private = status["visibility"] == "direct"
    cast.message(
        made,
        network_id=status["id"],
        text=text,
        visibility="private" if private else "public",
    )
    return made


def replies(town: TownHandle, case: Case) -> list[dict[str, Any]]:
    """What the municipality said below the citizen's message, as the town shows it."""
    asked = Message.objects.filter(case=case, direction="in").order_by("id")[0]
    found = call(town, f"/api/v1/statuses/{asked.network_id}/context")["descendants"]
    return [status for status in found if status["account"]["acct"] == "muscat"]


def call(
    town: TownHandle, path: str, form: dict[str, str] | None = None, *, token: str = ""
) -> Any:
    headers = {
        "Authorization": f"Bearer {token or town.access_token}",
        "Content-Type": "application/json",
    }
    data = json.dumps(form).encode() if form else None
    request = urllib.request.Request(town.base_url + path, data=data, headers=headers)  # noqa: S310 -- our own town
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 -- as above
        return json.load(answer)


@dataclass
class Faulty:
    """Stands before a real connector and lets it fail as networks do; counts what passes.

    ``before`` are raised instead of sending, one each time; ``after`` once it was sent: the
    answer is lost on its way back.
    """

    real: Any
    before: list[Exception] = field(default_factory=list)
    after: list[Exception] = field(default_factory=list)
    reading: list[Exception] = field(default_factory=list)
    fetching: list[Exception] = field(default_factory=list)
    completing: list[Exception] = field(default_factory=list)
    sent: int = 0
    looks: int = 0
    fetches: int = 0

    def fetch(self, cursor: str = "", limit: int = 40) -> Any:
        self.fetches += 1
        if self.fetching:
            raise self.fetching.pop(0)
        return self.real.fetch(cursor, limit)

    def complete(self, item: Any) -> Any:
        if self.completing:
            raise self.completing.pop(0)
        return self.real.complete(item)

    def send(self, outgoing: Any) -> Any:
        if self.before:
            raise self.before.pop(0)
        self.sent += 1
        done = self.real.send(outgoing)
        if self.after:
            raise self.after.pop(0)
        return done

    def get(self, id: str) -> Any:
        if self.reading:
            raise self.reading.pop(0)
        return self.real.get(id)

    def find(self, outgoing: Any, since: Any) -> Any:
        self.looks += 1
        return self.real.find(outgoing, since)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> Faulty:
    """Every connector of the test, behind one that fails on demand."""
    faults = Faulty(real=None)
    opened = connectors.open_connector

    def open_behind(account: Account) -> Any:
        faults.real = opened(account)
        return faults

    monkeypatch.setattr(connectors, "open_connector", open_behind)
    return faults
