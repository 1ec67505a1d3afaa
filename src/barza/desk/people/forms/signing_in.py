from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

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


class _Named:
    """allauth gives the key's name no label, so that it can't be translated."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the key")


class AddKeyForm(_Named, AddWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    pass


class EditKeyForm(_Named, EditWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    pass
