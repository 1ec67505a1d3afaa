"""A list of the staff as it is handed in. Nothing here writes."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from barza.desk.people.directory import LARGEST


class ListForm(forms.Form):
    file = forms.FileField(
        label=_("CSV file"),
        max_length=200,
        widget=forms.ClearableFileInput(attrs={"class": "input", "accept": ".csv,text/csv"}),
    )
    is_whole = forms.BooleanField(
        label=_("The list names everybody: whoever is missing from it has left"), required=False
    )

    def clean_file(self) -> str:
        """The text of the file; refused by size, name and what is in it."""
        given: Any = self.cleaned_data["file"]
        if (given.size or 0) > LARGEST:
            raise ValidationError(_("The file is larger than 2 MB. Hand it in in parts."))
        if not (given.name or "").casefold().endswith(".csv"):
            raise ValidationError(_("This is no CSV file. Save the list as CSV (UTF-8)."))
        try:
            text: str = given.read().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            says = _("The file isn't UTF-8. Save it from the spreadsheet as CSV (UTF-8).")
            raise ValidationError(says) from error
        if "\0" in text:
            raise ValidationError(_("This is no CSV file. Save the list as CSV (UTF-8)."))
        return text


class AgreeForm(forms.Form):
    """To which plan the person agreed."""

    agreed = forms.RegexField(r"\A[0-9a-f]{64}\Z", widget=forms.HiddenInput)
