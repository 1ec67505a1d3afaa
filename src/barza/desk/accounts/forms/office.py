from typing import Any

from django import forms

TEXTS = (forms.TextInput, forms.Textarea, forms.URLInput, forms.EmailInput)


class OfficeForm(forms.Form):
    """Looks and behaves as ``web/_field.html`` expects: a direction of its own for every text."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            attrs = field.widget.attrs
            if isinstance(field.widget, TEXTS):
                attrs.setdefault("dir", "auto")
                attrs.setdefault("class", "input")
            if field.help_text:
                attrs["aria-describedby"] = f"id_{self.add_prefix(name)}-hint"


def text(label: Any, most: int, *, rows: int = 0, **more: Any) -> forms.CharField:
    """A line, or so many rows of text."""
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(label=label, max_length=most, widget=widget, **more)
