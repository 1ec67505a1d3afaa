"""Server-sent events: what happens is told at once, and only to those whom it concerns."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from asgiref.sync import async_to_sync, sync_to_async
from django.test import AsyncClient
from django.utils import timezone

from barza.desk.accounts.models import Account
from barza.desk.core.live import tell
from barza.desk.inbox import listening
from barza.desk.inbox.views import streaming as views
from barza.desk.people.models import Employee
from barza.testing import cast

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def account() -> Account:
    return cast.account()


@pytest.fixture
def salma(account: Account) -> Employee:
    person = cast.officer(account)
    now = timezone.now()
    person.resolution_set.update(from_at=now - timedelta(days=1), to_at=now + timedelta(days=1))
    return person


@pytest.mark.requirement("P-61")
def test_only_ones_own_accounts_are_heard_of(salma: Employee, account: Account) -> None:
    other = cast.account()

    async def listen() -> list[dict[str, object]]:
        events = views._events(salma)
        await _until(events, b"event: anew")
        await sync_to_async(tell)("claimed", account=other.pk, case=1)
        await sync_to_async(tell)("claimed", account=account.pk, case=2)
        heard = [await _until(events, b"event: desk")]
        await events.aclose()
        return [json.loads(one.split(b"data: ")[1]) for one in heard]

    assert async_to_sync(listen)() == [{"what": "claimed", "account": account.pk, "case": 2}]


@pytest.mark.requirement("P-61")
def test_whose_resolution_is_revoked_hears_no_more(
    salma: Employee, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "HEARTBEAT", 0.05)

    async def listen() -> bytes:
        events = views._events(salma)
        await _until(events, b"event: anew")
        await sync_to_async(_revoke)(salma)
        await asyncio.sleep(0.1)
        await sync_to_async(tell)("claimed", account=account.pk, case=2)
        heard = b"".join([await anext(events) for _ in range(4)])
        await events.aclose()
        return heard

    assert b"event: desk" not in async_to_sync(listen)()


def test_a_page_that_falls_behind_is_told_to_look_anew(
    salma: Employee, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "WAITING", 2)

    async def listen() -> bytes:
        events = views._events(salma)
        await _until(events, b"event: anew")
        for number in range(5):
            await sync_to_async(tell)("claimed", account=account.pk, case=number)
        await asyncio.sleep(0.3)
        first = await anext(events)
        await events.aclose()
        return first

    assert b"event: anew" in async_to_sync(listen)()


def test_what_others_say_on_the_channel_stops_nothing(salma: Employee, account: Account) -> None:
    async def listen() -> bytes:
        events = views._events(salma)
        await _until(events, b"event: anew")
        await sync_to_async(_shout)("not json")
        await sync_to_async(tell)("claimed", account=account.pk, case=2)
        heard = await _until(events, b"event: desk")
        await events.aclose()
        return heard

    assert b'"case": 2' in async_to_sync(listen)()


def test_nobody_listens_without_signing_in() -> None:
    answer = async_to_sync(AsyncClient().get)("/live")
    assert answer.status_code == 302


async def _until(events: AsyncIterator[bytes], wanted: bytes) -> bytes:
    async with asyncio.timeout(10):
        async for one in events:
            if wanted in one:
                return one
    raise AssertionError("the stream ended")


def _revoke(person: Employee) -> None:
    person.resolution_set.update(revoked_at=timezone.now() - timedelta(seconds=1))


def _shout(text: str) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify('barza_desk', %s)", [text])
