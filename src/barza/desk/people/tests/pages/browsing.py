"""Somebody at a browser, in English."""

from django.test import Client

from barza.desk.people.models import Employee
from barza.testing.signing_in import signed_in


def at(person: Employee) -> Client:
    client = signed_in(person)
    client.cookies["django_language"] = "en"
    return client
