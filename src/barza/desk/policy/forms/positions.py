from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from barza.desk.policy.models import Orientation, Position

from .orientations import OfficeForm, day


def _lines(label: Any, most: int, rows: int, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=most, widget=forms.Textarea(attrs={"rows": rows}), **more
    )


class PositionForm(OfficeForm):
    subject_ar = forms.CharField(label=_("Subject in Arabic"), max_length=200)
    subject_en = forms.CharField(label=_("Subject in English"), max_length=200)
    text_ar = _lines(
        _("What the institution says, in Arabic"),
        2000,
        4,
        help_text=_("In the words in which an officer may say it to a citizen."),
    )
    text_en = _lines(_("What the institution says, in English"), 2000, 4)
    basis = forms.CharField(
        label=_("Document that it rests on"),
        max_length=300,
        help_text=_("Its title, number, date and article."),
    )
    serves = forms.ModelChoiceField(
        Orientation.objects.none(),
        label=_("Objective or orientation that it serves"),
        required=False,
        empty_label="—",
    )
    from_on = forms.DateField(label=_("In force from"), widget=day())
    to_on = forms.DateField(label=_("Its last day"), widget=day(), required=False)

    def __init__(self, *args: Any, orientations: "QuerySet[Orientation]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["serves"].queryset = orientations  # type: ignore[attr-defined]  # a model choice


class BecauseForm(OfficeForm):
    because = _lines(_("Reasons"), 1000, 3)


class PositionFilterForm(OfficeForm):
    text = forms.CharField(
        label=_("Search"), max_length=200, required=False, widget=forms.TextInput
    )
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("Every state")), *Position.State.choices]
    )
