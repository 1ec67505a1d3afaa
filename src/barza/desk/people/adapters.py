"""What we decide differently from allauth's defaults."""

import base64
import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from barza.desk.audit.actions import record
from barza.desk.core.envelope import Sealed, Wrapping

from . import second_factor
from .models import Employee

ALLAUTHS_STAGE = "allauth.mfa.stages.AuthenticateStage"
OUR_STAGE = "barza.desk.people.sso.stage.SecondFactorStage"


class SignIn(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Staff are entered by the institution; nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 allauth's signature
        return False

    @transaction.atomic
    def login(self, request: HttpRequest, user: Employee) -> None:
        super().login(request, user)
        record("employee.signed_in", by=user, about=user, now=timezone.now(), clause="P-85")

    def post_login(self, request: HttpRequest, user: Employee, **hooks: Any) -> HttpResponse:
        """The person's own language from the first page on."""
        response: HttpResponse = super().post_login(request, user, **hooks)
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            user.interface_language,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
            samesite="Lax",
        )
        return response

    def get_login_stages(self) -> list[str]:
        """Our own stage where allauth asks for the second factor."""
        usual: list[str] = super().get_login_stages()
        return [OUR_STAGE if one == ALLAUTHS_STAGE else one for one in usual]

    def is_reauthentication_required(self, *, app: str, **others: Any) -> bool:
        """Whoever signed in within the last minutes isn't asked for the passphrase again."""
        if not super().is_reauthentication_required(app=app, **others):
            return False
        records = get_authentication_records(self.request, self.request.user)
        return (
            not records or time.time() - records[-1]["at"] > app_settings.REAUTHENTICATION_TIMEOUT
        )


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Second factors are sealed in the database, under the institution's key (P-85)."""

    ABOUT = "second factor"

    def encrypt(self, text: str) -> str:
        sealed = self._wrapping().seal(text, about=self.ABOUT)
        parts = (
            base64.b64encode(part).decode() for part in (sealed.wrapped_key, sealed.ciphertext)
        )
        return " ".join((sealed.key_id, *parts))

    def decrypt(self, encrypted_text: str) -> str:
        """Raises ``envelope.WrongKey`` or ``envelope.Tampered``."""
        key_id, wrapped_key, ciphertext = encrypted_text.split(" ")
        sealed = Sealed(base64.b64decode(ciphertext), base64.b64decode(wrapped_key), key_id)
        return self._wrapping().open(sealed, about=self.ABOUT)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not the last one of a person whose role demands it."""
        employee: Employee = authenticator.user
        others = second_factor.enrolled(employee) - {authenticator.type}
        return bool(others) or not second_factor.is_demanded_by_role(employee)

    def get_totp_issuer(self) -> str:
        return "Barza"

    def _wrapping(self) -> Wrapping:
        return Wrapping.of(settings.ENVIRONMENT.vault_key, self.ABOUT)
