from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.deprecation import MiddlewareMixin

from barza.desk.people.models import Employee

from . import actions
from .push import digest_of
from .push.devices import COOKIE

LEAVING = "_signs_out_here"


class DeviceMiddleware(MiddlewareMixin):
    """Whoever signs out on a device is called there no more (P-43)."""

    def process_view(self, request: HttpRequest, *_: Any, **__: Any) -> None:
        here = request.COOKIES.get(COOKIE, "")
        at = request.resolver_match.view_name if request.resolver_match else ""
        if here and at == "account_logout" and isinstance(request.user, Employee):
            setattr(request, LEAVING, (request.user.pk, digest_of(here)))

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> Any:
        leaving = getattr(request, LEAVING, None)
        if leaving and not request.user.is_authenticated:
            person, device = leaving
            actions.signed_out(device, by=Employee.objects.get(pk=person), now=timezone.now())
        return response
