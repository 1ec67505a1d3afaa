"""What a person gives to connect an account."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from barza.connectors.base import Connector
from barza.desk.accounts.forms.office import OfficeForm, text
from barza.desk.channels.actions.spending import MOST

LONGEST = 4000
NAMES = {
    "access_token": _("Access token"),
    "access_token_secret": _("Secret of the access token"),
    "api_key": _("Key of the app"),
    "api_key_secret": _("Secret of the app's key"),
    "webhook_secret": _("Webhook secret"),
    "username": _("User name"),
    "application_password": _("Application password"),
    "app_password": _("App password"),
    "bot_password": _("Bot password"),
    "bot_token": _("Token of the bot"),
    "channel": _("Channel"),
    "identifier": _("Handle that signs in"),
    "private_addresses": _("Addresses inside our own network (allowed, or empty)"),
    "password": _("Password"),
    "admin_api_key": _("Key of the Admin API"),
    "client_id": _("Id of the app"),
    "client_secret": _("Client secret of the app"),
    "refresh_token": _("Refresh token"),
    "api_secret": _("Secret of the app"),
    "oauth_token": _("Token of the account"),
    "oauth_token_secret": _("Secret of the token"),
    "licence": _("Number of the licence for photos"),
    "page_id": _("Number of the Page"),
    "app_secret": _("Secret of the app"),
    "member_id": _("Id of the member who speaks for the institution"),
}
"""Of the connectors' ``credential_fields``; another one is called by its own name."""
PLAIN = RegexValidator(
    r"\A[ -~]*\Z",
    _("A credential has Latin letters, digits and signs only, on one line. Copy it again."),
)
ONE_LINE = RegexValidator(r"\A[^\x00-\x1f\x7f]*\Z", _("Copy it again, on one line."))


def name_of(field: str) -> str:
    return str(NAMES.get(field, field.replace("_", " ").capitalize()))


class ConnectForm(OfficeForm):
    """A field for each secret of the network; what is in custody already may be left empty."""

    def __init__(
        self, *args: Any, kind: type[Connector], held: Collection[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name in kind.credential_fields:
            self.fields[name] = forms.CharField(
                label=name_of(name),
                max_length=LONGEST,
                required=name not in {*held, *kind.optional_credentials},
                validators=[ONE_LINE if name == "username" else PLAIN],
                widget=forms.PasswordInput(
                    attrs={
                        "class": "input",
                        "dir": "ltr",
                        "autocomplete": "new-password",
                        "spellcheck": "false",
                    }
                ),
                help_text=_("In custody. Left empty, it stays as it is.") if name in held else "",
            )

    def given(self) -> dict[str, str]:
        return {name: value for name, value in self.cleaned_data.items() if value}


class BudgetForm(OfficeForm):
    usd = forms.DecimalField(
        label=_("US dollars a month"),
        min_value=0,
        max_value=MOST,
        decimal_places=2,
        widget=forms.NumberInput(attrs={"class": "input", "dir": "ltr", "inputmode": "decimal"}),
    )


class DisconnectForm(OfficeForm):
    because = text(_("Reasons"), 500, rows=2)
