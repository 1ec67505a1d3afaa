from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils import timezone
from django.utils.deprecation import MiddlewareMixin
from django.utils.http import urlencode

from barza.desk.people import second_factor
from barza.desk.people.models import Employee

from .models import Resolution

ALWAYS = frozenset({"account_logout", "web:language", "web:theme"})
ENROL = ALWAYS | {
    "account_reauthenticate",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_view_recovery_codes",
    "mfa_download_recovery_codes",
    "mfa_generate_recovery_codes",
}
PROVE = ALWAYS | {"mfa_reauthenticate", "mfa_reauthenticate_webauthn"}


class SecondFactorMiddleware(MiddlewareMixin):
    """Every officer proves a second factor, or gets no further than setting one up (P-85).

    Officers are those whose role says so, super-users, and whoever a resolution names.
    """

    def process_view(self, request: HttpRequest, *_: Any, **__: Any) -> HttpResponse | None:
        person = request.user
        if not isinstance(person, Employee) or second_factor.was_used(request, person):
            return None
        if _name(request) in ALWAYS or not _is_demanded(person):
            return None
        kinds = second_factor.enrolled(person)
        if _name(request) in (PROVE if kinds else ENROL):
            return None
        return _away(request, _page(kinds))


def _is_demanded(person: Employee) -> bool:
    return (
        second_factor.is_demanded_by_role(person)
        or Resolution.objects.in_force(timezone.now()).filter(employee=person).exists()
    )


def _page(kinds: frozenset[str]) -> str:
    if not kinds:
        return "mfa_activate_totp"
    return "mfa_reauthenticate" if "totp" in kinds else "mfa_reauthenticate_webauthn"


def _away(request: HttpRequest, page: str) -> HttpResponse:
    """To the page, and back afterwards; a request of htmx sends the whole page there."""
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": resolve_url(page)})
    onward = {"next": request.get_full_path()} if request.method == "GET" else {}
    return HttpResponseRedirect(f"{resolve_url(page)}?{urlencode(onward)}".rstrip("?"))


def _name(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""
