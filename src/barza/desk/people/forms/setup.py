from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from barza.desk.people.models import Employee, Unit

from . import fields

CODE = RegexValidator(r"\A[A-Za-z0-9-]+\Z", _("Latin letters, digits and hyphens only."))


def line(label: Any, most: int = 200, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, widget=fields.text(), **more)


class InstitutionForm(forms.Form):
    name_ar = line(_("Name in Arabic"))
    name_en = line(_("Name in English"))
    hotline = line(_("Hotline"), 20, required=False)
    email = forms.EmailField(
        label=_("E-mail"), max_length=254, required=False, widget=fields.text(type="email")
    )
    hours_ar = line(_("Hours, in Arabic"), 300, required=False)
    hours_en = line(_("Hours, in English"), 300, required=False)


class UnitForm(forms.Form):
    name_ar = line(_("Name in Arabic"))
    name_en = line(_("Name in English"))
    parent = forms.ModelChoiceField(
        Unit.objects.order_by("code"),
        label=_("Belongs to"),
        required=False,
        empty_label=_("None: it stands at the top"),
    )
    head = forms.ModelChoiceField(
        Employee.objects.filter(is_active=True).order_by("name_ar", "pk"),
        label=_("Head"),
        required=False,
        empty_label=_("None yet"),
    )

    def __init__(self, *args: Any, unit: Unit | None = None, **kwargs: Any) -> None:
        """Above a unit stands an open one, and another than itself."""
        super().__init__(*args, **kwargs)
        above = Unit.open_on(localdate())
        if unit is not None and unit.parent_id is not None:
            above |= Q(pk=unit.parent_id)
        self.fields["parent"].queryset = (  # type: ignore[attr-defined]  # as declared above
            Unit.objects.filter(above).exclude(pk=unit.pk if unit else 0).order_by("code")
        )


class NewUnitForm(UnitForm):
    code = forms.CharField(
        label=pgettext_lazy("of an entry", "Code"),
        max_length=20,
        validators=[CODE],
        widget=fields.text(),
        help_text=_("Short, as lists of the staff name it. It stays."),
    )
    field_order = ("code", "name_ar", "name_en", "parent", "head")


class CloseUnitForm(forms.Form):
    closed_on = forms.DateField(label=_("Closed from"), widget=fields.day())


class PassphraseForm(forms.Form):
    """Chosen by the person who was invited."""

    passphrase = forms.CharField(
        label=_("Passphrase"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"class": "input", "autocomplete": "new-password"}),
        help_text=_("15 characters or more: several words that don't belong together."),
    )
    again = forms.CharField(
        label=_("Passphrase again"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"class": "input", "autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("passphrase") != given.get("again"):
            self.add_error("again", _("The two are not the same."))
        return given
