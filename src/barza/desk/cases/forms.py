"""What whoever administers enters of the catalogue and of the service targets."""

from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from barza.desk.cases.models import Area, CaseKind, Service, Target, Urgency
from barza.desk.people.forms.fields import day, number, text
from barza.desk.people.forms.setup import CODE, line
from barza.desk.people.models import Unit

RUNS = [
    (Target.Calendar.ALWAYS, _("Round the clock")),
    (Target.Calendar.WORKING, _("In official hours only")),
]
OFFERED = [("yes", _("Yes")), ("no", _("No: closed"))]


def _hours(label: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        min_value=Decimal("0.05"),
        max_value=8784,
        decimal_places=2,
        widget=number(step="any", inputmode="decimal"),
    )


class TargetForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[("*", _("Every kind without its own")), *CaseKind.choices]
    )
    urgency = forms.ChoiceField(label=_("Urgency"), choices=Urgency.choices, initial=Urgency.NORMAL)
    acknowledge = _hours(_("Acknowledged within, hours"))
    answer = _hours(_("Answered within, hours"))
    calendar = forms.ChoiceField(label=_("Runs"), choices=RUNS)
    valid_from_on = forms.DateField(label=_("From"), widget=day())

    def values(self) -> dict[str, Any]:
        """Minutes, as the action takes them."""
        given = dict(self.cleaned_data)
        for name in ("acknowledge", "answer"):
            given[f"{name}_minutes"] = round(given.pop(name) * 60)
        return given


class _PutForm(forms.Form):
    code = forms.CharField(
        label=pgettext_lazy("of an entry", "Code"),
        max_length=20,
        validators=[CODE],
        widget=text(),
        help_text=_("It stays."),
    )
    name_ar = line(_("Name in Arabic"))
    name_en = line(_("Name in English"))
    is_active = forms.TypedChoiceField(
        label=_("Given to new cases"),
        choices=OFFERED,
        coerce=lambda value: value == "yes",
        initial="yes",
    )

    def keep_code(self) -> None:
        del self.fields["code"]


class ServiceForm(_PutForm):
    link = forms.URLField(
        label=_("Address where it is asked for"),
        max_length=200,
        required=False,
        assume_scheme="https",
        widget=text(type="url"),
    )
    unit = forms.ModelChoiceField(Unit.objects.order_by("code"), label=_("Unit that gives it"))
    field_order = ("code", "name_ar", "name_en", "unit", "link", "is_active")

    def __init__(self, *args: Any, service: Service | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        has = Q(pk=service.unit_id if service else None)
        self.fields["unit"].queryset = (  # type: ignore[attr-defined]  # as declared above
            Unit.objects.filter(Unit.open_on(localdate()) | has).order_by("code")
        )


class AreaForm(_PutForm):
    wilayat = forms.ModelChoiceField(
        Area.objects.filter(wilayat=None).order_by("code"),
        label=_("Wilayat in which it lies"),
        required=False,
        empty_label=_("None: it is a wilayat"),
    )
    field_order = ("code", "name_ar", "name_en", "wilayat", "is_active")
