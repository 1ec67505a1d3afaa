from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from barza.desk.accounts.actions.applications import SeenApp
from barza.desk.accounts.actions.custody import ENTERED, LONGEST_NAME
from barza.desk.accounts.models import ImpostorReport

from .office import OfficeForm, text

APP_ROWS = 40
HIDDEN = {"dir": "auto", "class": "input", "autocomplete": "off", "spellcheck": "false"}


class EnterForm(OfficeForm):
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[(kind.value, kind.label) for kind in ENTERED]
    )
    name = text(_("Name"), LONGEST_NAME)
    value = forms.CharField(
        label=_("Value"),
        max_length=500,
        strip=False,
        widget=forms.PasswordInput(attrs={**HIDDEN, "autocomplete": "new-password"}),
        help_text=_("A password of 12 characters or more, hard to guess. It isn't shown again."),
    )


class GenerateForm(OfficeForm):
    name = text(_("Name"), LONGEST_NAME)


class ConfirmForm(forms.Form):
    """``given_at``: since when the password is kept that is confirmed."""

    given_at = forms.DateTimeField(input_formats=["%Y-%m-%dT%H:%M:%S.%f%z"])


class CodesForm(OfficeForm):
    codes = forms.CharField(
        label=_("Recovery codes"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6, **HIDDEN}),
        help_text=_("One a line. They take the place of the whole earlier set."),
    )


class ViewForm(OfficeForm):
    reason = text(_("Why you need to see it"), 500, rows=2)


class TokenForm(forms.Form):
    token = forms.CharField(max_length=100)


class AppForm(OfficeForm):
    name = text(_("Application"), 120, required=False)
    publisher = text(_("Publisher"), 120, required=False)
    permissions = text(_("What it may do"), 500, required=False)


AppFormSet = forms.formset_factory(
    AppForm, extra=2, max_num=APP_ROWS, absolute_max=APP_ROWS, validate_max=True
)


def seen_apps(formset: Any) -> list[SeenApp]:
    rows = [form.cleaned_data for form in formset if form.cleaned_data]
    return [SeenApp(row["name"], row["publisher"], row["permissions"]) for row in rows]


class AttestForm(OfficeForm):
    screenshot = forms.FileField(
        label=_("Picture of the network's settings"),
        max_length=200,
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
        help_text=_("PNG, JPEG or WebP, 1.5 megabytes at most."),
    )
    note = text(_("Remark"), 500, required=False)


class AllowForm(OfficeForm):
    name = text(_("Application"), 120)
    publisher = text(_("Publisher"), 120, required=False)
    because = text(_("What it is needed for"), 500)


class UnknownForm(OfficeForm):
    allow = forms.TypedChoiceField(
        label=_("Decision"),
        choices=[("no", _("Removed from the account")), ("yes", _("Allowed from now on"))],
        coerce=lambda value: value == "yes",
    )
    because = text(_("Reasons"), 500)


class ReportForm(OfficeForm):
    """What a citizen tells us of an impostor."""

    seen_at = text(
        _("Where you saw it"), 500, help_text=_("The address of the account, or its name.")
    )
    what = text(_("What you saw"), 2000, rows=5)
    contact = text(
        _("How we may reach you"),
        200,
        required=False,
        help_text=_("Only if you want to. It is forgotten once the report is decided."),
    )


class DecideReportForm(OfficeForm):
    state = forms.ChoiceField(
        label=_("Decision"),
        choices=[
            ("", _("Choose a decision")),
            *(c for c in ImpostorReport.State.choices if c[0] != ImpostorReport.State.OPEN),
        ],
    )
    because = text(_("Reasons"), 1000, rows=3)
