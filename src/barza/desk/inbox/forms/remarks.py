"""What officers send us about the screening, with every limit. Nothing here writes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from barza import screening
from barza.desk.inbox.actions.remarks import LONGEST_WHY
from barza.desk.inbox.actions.words import LONGEST

from .filters import clause_choices

KEY = r"\A([A-Z]{3,4})\|([\w.-]{0,60})\|(\d{1,6})\|(\d{1,6})\Z"
"""A finding as ``Noted.key`` writes it."""


def choose_a_clause() -> list[tuple[str, Any]]:
    return [("", _("Choose a clause")), *clause_choices()]


class WhyForm(forms.Form):
    why = forms.CharField(max_length=LONGEST_WHY, required=False)


class DraftWrongForm(WhyForm):
    """A finding in the text as it was typed."""

    text = forms.CharField(max_length=LONGEST, strip=False)
    lang = forms.ChoiceField(choices=[("ar", "ar"), ("en", "en")], required=False)
    finding = forms.RegexField(KEY, max_length=100)

    def clean_finding(self) -> screening.Finding:
        clause, rule, start, end = self.cleaned_data["finding"].split("|")
        return screening.Finding(clause, rule, int(start), int(end), 1.0)


class MissedForm(forms.Form):
    """Words that the screening passed over. ``text`` is a draft's; a message has its own."""

    text = forms.CharField(
        label=_("Text"),
        max_length=LONGEST,
        strip=False,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto", "class": "input"}),
    )
    words = forms.CharField(
        label=_("The words, as they stand there"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto", "class": "input"}),
    )
    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    clause = forms.ChoiceField(
        label=_("Clause"),
        choices=choose_a_clause,
        required=False,
        widget=forms.Select(attrs={"class": "input"}),
    )
    why = forms.CharField(
        label=_("Why"),
        max_length=LONGEST_WHY,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto", "class": "input"}),
    )
