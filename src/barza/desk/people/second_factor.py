"""Whether a person proved a second factor in this session, and who has to (P-85)."""

from datetime import UTC, datetime

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from .models import Employee, Role

ROLES = frozenset({Role.OFFICER, Role.SUPERVISOR, Role.SECTION_HEAD})


def is_demanded_by_role(employee: Employee) -> bool:
    return employee.is_superuser or employee.role in ROLES


def was_used(request: HttpRequest, employee: Employee) -> bool:
    """No query: the session remembers how its person signed in."""
    records = get_authentication_records(request, employee)
    return any(record.get("method") == "mfa" for record in records)


def proved_at(request: HttpRequest, employee: Employee) -> datetime | None:
    """When the person last proved one in this session; None: not at all."""
    records = get_authentication_records(request, employee)
    times = [record["at"] for record in records if record.get("method") == "mfa"]
    return datetime.fromtimestamp(max(times), UTC) if times else None


def page_to_prove(request: HttpRequest, employee: Employee) -> str:
    """Where the second factor is proved again, and back to the page that is asked for now."""
    page = "mfa_reauthenticate" if "totp" in enrolled(employee) else "mfa_reauthenticate_webauthn"
    return f"{reverse(page)}?{urlencode({'next': request.path})}"


def enrolled(employee: Employee) -> frozenset[str]:
    """The kinds of second factor that the person has. Recovery codes alone are none."""
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return frozenset(kind.value for kind in kinds if is_mfa_enabled(employee, [kind]))
