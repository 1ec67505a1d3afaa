"""A browser in which a person has signed in with the second factor, for tests of pages."""

from allauth.account.internal.flows.login import record_authentication
from django.http import HttpRequest
from django.test import Client

from barza.desk.people.models import Employee


def signed_in(person: Employee) -> Client:
    """As after passphrase and code; ``Client.force_login`` alone is a sign-in without the code."""
    client = Client()
    client.force_login(person)
    request = HttpRequest()
    request.session = client.session
    record_authentication(request, person, method="mfa", type="totp")
    request.session.save()
    return client
