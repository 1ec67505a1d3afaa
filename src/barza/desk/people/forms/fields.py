"""How the fields of these pages look."""

from typing import Any

from django import forms


def text(**attributes: Any) -> forms.TextInput:
    return forms.TextInput(attrs={"class": "input", "dir": "auto", **attributes})


def area(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"class": "input", "dir": "auto", "rows": rows})


def number(**attributes: Any) -> forms.NumberInput:
    return forms.NumberInput(attrs={"class": "input", "inputmode": "numeric", **attributes})


def day() -> forms.DateInput:
    return forms.DateInput(attrs={"class": "input", "type": "date"}, format="%Y-%m-%d")
