from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from barza.desk.duty.models import Choice

from . import fields
from .rota import LONGEST_REASON


class MonthForm(forms.Form):
    """A month as ``2026-03``."""

    m = forms.RegexField(r"\A20\d\d-(0[1-9]|1[0-2])\Z", max_length=7)

    def clean_m(self) -> date:
        year, month = self.cleaned_data["m"].split("-")
        return date(int(year), int(month), 1)


class ChoiceForm(forms.Form):
    choice = forms.ChoiceField(choices=Choice.choices)


class WhyForm(forms.Form):
    why = fields.text(label=_("Why"), max_length=LONGEST_REASON, required=False)


class CorrectForm(forms.Form):
    """The right time; left empty, the entry is taken back."""

    start_at = fields.moment(label=_("From"), required=False)
    end_at = fields.moment(
        label=_("To"),
        required=False,
        help_text=_("Leave both empty when nothing was worked."),
    )
    why = fields.text(label=_("Why"), max_length=LONGEST_REASON)

    def clean(self) -> None:
        super().clean()
        given = self.cleaned_data
        if bool(given.get("start_at")) != bool(given.get("end_at")):
            raise forms.ValidationError(_("Enter both times, or neither."))


class TakenForm(forms.Form):
    on = fields.date(label=_("Day off"))


class PayForm(forms.Form):
    reference = fields.text(label=_("Reference of the payroll run"), max_length=80)
