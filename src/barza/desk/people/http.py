from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from .models import Employee


class StaffRequest(HttpRequest):
    """A request that the sign-in middleware let through."""

    user: Employee
    htmx: HtmxDetails
