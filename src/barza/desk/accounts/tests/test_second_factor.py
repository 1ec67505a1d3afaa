"""An officer without second factor gets no further than setting one up."""

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from barza.desk.people import totp
from barza.desk.people.models import Employee, Role
from barza.testing.cast import employee, officer, superuser
from barza.testing.signing_in import signed_in

from .entrance import DESK, LOGIN, enter, in_force, is_in, with_code, with_passphrase

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("entrance"),
    pytest.mark.requirement("P-85"),
]


def by_role(role: Role) -> Callable[[], Employee]:
    return lambda: employee(role=role)


def named() -> Employee:
    person = employee(role=Role.DEPARTMENT)
    in_force(person)
    return person


@pytest.mark.parametrize(
    "who",
    [by_role(Role.OFFICER), by_role(Role.SUPERVISOR), by_role(Role.SECTION_HEAD), superuser, named],
    ids=["officer", "supervisor", "section head", "super-user", "named in a resolution"],
)
def test_an_officer_without_second_factor_gets_no_further_than_setting_one_up(
    client: Client, who: Callable[[], Employee]
) -> None:
    enter(client, with_passphrase(who()))

    page = client.get(DESK)

    assert page.status_code == 302
    assert page["Location"].startswith("/account/2fa/totp/activate/")
    assert client.get("/account/password/change/").status_code == 302
    assert client.get("/account/2fa/totp/activate/").status_code == 200
    htmx = client.get(DESK, headers={"HX-Request": "true"})
    assert (htmx.status_code, htmx["HX-Redirect"]) == (204, "/account/2fa/totp/activate/")
    assert client.post("/account/logout/").status_code == 302
    assert client.get(DESK)["Location"].startswith(LOGIN)


@pytest.mark.parametrize("role", [Role.DEPARTMENT, Role.AUDITOR])
def test_others_may_come_in_by_passphrase(client: Client, role: Role) -> None:
    enter(client, with_passphrase(employee(role=role)))

    assert is_in(client)


def test_setting_up_an_authenticator_leads_to_the_desk(client: Client) -> None:
    salma = with_passphrase(officer())
    enter(client, salma)
    form = client.get("/account/2fa/totp/activate/")
    secret = form.context["form"].secret
    now = totp.current_code(secret, timezone.now())

    onward = client.post("/account/2fa/totp/activate/", {"code": now})
    prove = client.get(onward["Location"])
    assert prove["Location"].startswith("/account/2fa/reauthenticate/")
    assert not is_in(client), "set up is not proved"
    codes = client.post(
        "/account/2fa/reauthenticate/", {"code": now, "next": onward["Location"]}, follow=True
    )

    assert codes.content.count(b"<code>") == 10
    assert client.get(onward["Location"]).content.count(b"<code>") == 0, "shown once"
    assert is_in(client)
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in kept


def test_a_session_without_the_enrolled_factor_never_gets_in(client: Client) -> None:
    salma = with_code(officer())
    client.force_login(salma)

    page = client.get(DESK)

    assert page["Location"].startswith("/account/2fa/reauthenticate/")
    assert client.get("/account/2fa/webauthn/add/").status_code == 302
    assert client.get("/account/2fa/").status_code == 302


def test_the_last_factor_of_an_officer_stays() -> None:
    salma = with_code(officer())
    client = signed_in(salma)

    client.post("/account/2fa/totp/deactivate/")

    assert Authenticator.objects.filter(user=salma, type="totp").exists()


def test_a_proved_session_costs_no_query_more(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client = signed_in(officer())

    with django_assert_num_queries(2):  # session, person
        client.get(DESK)
