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

BY_PROVIDER = "oidc"
"""The kind of a second factor that the institution's identity provider asked for."""


def is_demanded_by_role(employee: Employee) -> bool:
    return employee.is_superuser or employee.role in ROLES


def was_used(request: HttpRequest, employee: Employee) -> bool:
    """No query: the session remembers how its person signed in."""
    records = get_authentication_records(request, employee)
    return any(record.get("method") == "mfa" for record in records)


def proved_at(request: HttpRequest, employee: Employee) -> datetime | None:
    """When the person last proved a factor of the desk's own in this session. The provider's may be
    hours old: its sign-in outlasts ours."""
    records = get_authentication_records(request, employee)
    own = [one for one in records if one.get("method") == "mfa" and one.get("type") != BY_PROVIDER]
    return datetime.fromtimestamp(max(one["at"] for one in own), UTC) if own else None


def page_to_prove(request: HttpRequest, employee: Employee) -> str:
    """Where the second factor is proved again, and back to the page that is asked for now."""
    kinds = enrolled(employee)
    if not kinds:  # signed in by the identity provider, which asked for its own
        return reverse("mfa_activate_totp")
    page = "mfa_reauthenticate" if "totp" in kinds else "mfa_reauthenticate_webauthn"
    return f"{reverse(page)}?{urlencode({'next': request.path})}"


def enrolled(employee: Employee) -> frozenset[str]:
    """The kinds of second factor that the person has. Recovery codes alone are none."""
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return frozenset(kind.value for kind in kinds if is_mfa_enabled(employee, [kind]))
