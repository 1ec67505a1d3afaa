from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from barza.desk.core import holidays
from barza.desk.core.models import WorkingHours
from barza.desk.duty.actions.settings import LONGEST_WAIT
from barza.desk.duty.models import Klass

from . import fields

LONGEST_SOURCE = 200
DAYS = [
    (7, _("Sunday")),
    (1, _("Monday")),
    (2, _("Tuesday")),
    (3, _("Wednesday")),
    (4, _("Thursday")),
    (5, _("Friday")),
    (6, _("Saturday")),
]


class YearForm(forms.Form):
    year = fields.number(most=holidays.YEARS[-1], least=holidays.YEARS[0], label=_("Year"))


class AnnounceForm(forms.Form):
    """The days announced for an occasion: of the rule's, or another one."""

    occasion = forms.RegexField(
        r"\A[a-z_]{1,30}-\d{4}\Z", max_length=40, widget=forms.HiddenInput, required=False
    )
    name_ar = fields.text(label=_("Name in Arabic"), max_length=200)
    name_en = fields.text(label=_("Name in English"), max_length=200)
    first_on = fields.date(label=_("First day"))
    last_on = fields.date(label=_("Last day"))
    source = fields.text(
        label=_("Where it was announced"),
        max_length=LONGEST_SOURCE,
        help_text=_("For example the news agency and the date."),
    )

    def announced(self) -> dict[str, Any]:
        """For the action; an occasion of its own is named after its first day."""
        given = dict(self.cleaned_data)
        first: date = given.pop("first_on")
        last: date = given.pop("last_on")
        length = max((last - first).days + 1, 0)
        given["days"] = [first + timedelta(days=n) for n in range(min(length, 60))]
        given["occasion"] = given["occasion"] or f"announced_{first:%m_%d}-{first:%Y}"
        return given


class HoursForm(forms.Form):
    occasion = forms.ChoiceField(
        label=_("For"),
        choices=[("", _("Every day from then on")), (WorkingHours.RAMADAN, _("Ramadan"))],
        required=False,
    )
    valid_from_on = fields.date(label=_("From"))
    valid_to_on = fields.date(label=_("To"), required=False)
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Days of the week"),
        choices=DAYS,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        initial=[7, 1, 2, 3, 4],
    )
    opens_at = fields.time(label=_("Opens"))
    closes_at = fields.time(label=_("Closes"))
    source = fields.text(label=_("Where it was announced"), max_length=LONGEST_SOURCE)


class RateForm(forms.Form):
    klass = forms.ChoiceField(label=_("Class"), choices=Klass.choices)
    valid_from_on = fields.date(label=_("From"))
    pay = forms.DecimalField(
        label=_("Times of pay"),
        min_value=0,
        max_value=10,
        max_digits=4,
        decimal_places=2,
        widget=forms.NumberInput(attrs={"class": "input", "step": "0.25"}),
    )
    time_off = forms.DecimalField(
        label=_("Times of time off"),
        min_value=0,
        max_value=10,
        max_digits=4,
        decimal_places=2,
        widget=forms.NumberInput(attrs={"class": "input", "step": "0.25"}),
    )
    expires_after_days = fields.number(
        most=3660, label=_("Time off lapses after days"), required=False
    )
    source = fields.text(label=_("Rule"), max_length=LONGEST_SOURCE)


class TimesForm(forms.Form):
    """Minutes that officer, backup and head have."""

    valid_from_on = fields.date(label=_("From"))
    officer = fields.number(most=LONGEST_WAIT, label=_("Officer, minutes"))
    backup = fields.number(most=LONGEST_WAIT, label=_("Backup, minutes"))
    head = fields.number(most=LONGEST_WAIT, label=_("Head of section, minutes"))
