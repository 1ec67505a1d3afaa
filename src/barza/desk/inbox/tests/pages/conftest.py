"""Salma at her browser, and a citizen's case that is owed an answer by now."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from barza.desk.accounts.models import Account
from barza.desk.cases.models import Case
from barza.desk.people.models import Employee
from barza.testing import cast
from barza.testing.signing_in import signed_in

HTMX = {"HX-Request": "true", "HX-Target": "work"}


@pytest.fixture
def account() -> Account:
    return cast.account()


@pytest.fixture
def salma(account: Account) -> Employee:
    return in_force_today(cast.officer(account))


def in_force_today(person: Employee) -> Employee:
    """Pages know only the real time; the cast's resolutions are of 2026."""
    now = timezone.now()
    person.resolution_set.update(from_at=now - timedelta(days=1), to_at=now + timedelta(days=1))
    return person


@pytest.fixture
def browser(salma: Employee) -> Client:
    client = signed_in(salma)
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def case(account: Account) -> Case:
    return a_case(account)


def a_case(account: Account, **fields: Any) -> Case:
    due = timezone.now() + timedelta(hours=2)
    made = cast.case(cast.thread(account), **{"due_at": due, "excerpt": "الإنارة معطلة", **fields})
    cast.message(made)
    return made
