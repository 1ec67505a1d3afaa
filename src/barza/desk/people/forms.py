from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from django.core.cache import cache

CODE_SECONDS = 90
"""How long a code is accepted: its half minute, the one before and the one after."""


class _Once:
    """allauth remembers a used code for half a minute, but we accept it for three times that."""

    user: Any
    authenticator: Any

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]  # the form it is mixed into
        totp = self.authenticator.type == Authenticator.Type.TOTP
        digits = "".join(filter(str.isdigit, code))  # "123 456" is the same code
        if totp and not cache.add(f"code:{self.user.pk}:{digits}", 1, CODE_SECONDS):
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(_Once, AuthenticateForm):  # type: ignore[misc]  # allauth has no types
    pass


class CodeAgainForm(_Once, ReauthenticateForm):  # type: ignore[misc]  # allauth has no types
    pass
