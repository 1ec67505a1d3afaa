from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from barza.desk.policy.models import Orientation


class OfficeForm(forms.Form):
    """Every text field has a direction of its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        for name, field in self.fields.items():
            if not isinstance(field.widget, forms.Select):
                field.widget.attrs |= {"class": "input"}
            if isinstance(field, forms.CharField):
                field.widget.attrs |= {"dir": "auto"}
            if field.help_text:
                field.widget.attrs["aria-describedby"] = f"id_{name}-hint"


def day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class OrientationForm(OfficeForm):
    kind = forms.ChoiceField(label=_("Kind"), choices=Orientation.Kind.choices)
    text_ar = forms.CharField(
        label=_("Text in Arabic"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    text_en = forms.CharField(
        label=_("Text in English"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    source = forms.CharField(
        label=_("Document that it comes from"),
        max_length=300,
        help_text=_("Its title, number, date and article."),
    )
    adopted_by = forms.CharField(label=_("Adopted by"), max_length=200)
    from_on = forms.DateField(label=_("In force from"), widget=day())


class EndForm(OfficeForm):
    to_on = forms.DateField(label=_("Its last day"), widget=day())
    because = forms.CharField(
        label=_("Why it ends, or what takes its place"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class FilterForm(OfficeForm):
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("Every kind")), *Orientation.Kind.choices]
    )
    on = forms.DateField(label=_("In force on"), required=False, widget=day())
