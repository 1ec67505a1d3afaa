"""Fields that look the same on every page of the office."""

from typing import Any

from django import forms


def date(**fields: Any) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "input"})
    return forms.DateField(widget=widget, **fields)


def time(**fields: Any) -> forms.TimeField:
    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time", "class": "input"})
    return forms.TimeField(widget=widget, **fields)


def moment(**fields: Any) -> forms.DateTimeField:
    """Local time, to the minute."""
    widget = forms.DateTimeInput(
        format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local", "class": "input"}
    )
    return forms.DateTimeField(
        widget=widget, input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"], **fields
    )


def text(rows: int = 0, **fields: Any) -> forms.CharField:
    attrs = {"dir": "auto", "class": "input"}
    widget = forms.Textarea(attrs={**attrs, "rows": rows}) if rows else forms.TextInput(attrs=attrs)
    return forms.CharField(widget=widget, **fields)


def number(most: int, least: int = 1, **fields: Any) -> forms.IntegerField:
    return forms.IntegerField(
        min_value=least,
        max_value=most,
        widget=forms.NumberInput(attrs={"class": "input", "inputmode": "numeric"}),
        **fields,
    )
