"""An institution's door, for tests: a desk behind the sign-in, and people with passphrases."""

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from django.utils import timezone

from barza.desk.audit.actions import Actor
from barza.desk.people import actions as people
from barza.desk.people import totp
from barza.desk.people.models import Employee
from barza.testing.cast import account, resolution

PASSPHRASE = "seven lanterns by the falaj"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
LOGIN, CODE, DESK = "/account/login/", "/account/2fa/authenticate/", "/desk"


def desk(request: HttpRequest) -> HttpResponse:
    return HttpResponse("the desk")


urlpatterns = [
    path("account/", include("barza.desk.people.urls")),
    path("", include("barza.desk.web.urls")),
    path("desk", desk, name="desk"),
]


def with_passphrase(person: Employee) -> Employee:
    person.set_password(PASSPHRASE)
    person.save()
    return person


def with_code(person: Employee) -> Employee:
    people.enrol_totp(person, SECRET, by=Actor.SYSTEM, now=timezone.now())
    return person


def code(seconds: int = 0) -> str:
    return totp.current_code(SECRET, timezone.now() + dt.timedelta(seconds=seconds))


def enter(client: Client, person: Employee, passphrase: str = PASSPHRASE, **more: Any) -> Any:
    return client.post(LOGIN, {"login": person.username, "password": passphrase}, **more)


def is_in(client: Client) -> bool:
    return client.get(DESK).status_code == 200


def in_force(person: Employee, **fields: Any) -> Any:
    """A resolution in force today, by the real clock, which is what requests go by."""
    now = timezone.now()
    day = dt.timedelta(days=1)
    return resolution(person, account(), from_at=now - day, to_at=now + day, **fields)
