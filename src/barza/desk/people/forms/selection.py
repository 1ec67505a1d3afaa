"""The scores of one assessor. Nothing here writes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from barza.desk.people.actions.rules import LONGEST_NOTE
from barza.desk.people.models import Criterion

from .fields import area

SCORES = [
    (5, _("5 · excellent")),
    (4, _("4 · good")),
    (3, _("3 · sufficient")),
    (2, _("2 · weak")),
    (1, _("1 · not met")),
]


class AssessForm(forms.Form):
    """``score_X`` and ``note_X`` for each criterion X."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for criterion in Criterion:
            self.fields[f"score_{criterion}"] = forms.TypedChoiceField(
                label=_("Score"), coerce=int, choices=[("", _("Choose")), *SCORES]
            )
            self.fields[f"note_{criterion}"] = forms.CharField(
                label=_("Why"), max_length=LONGEST_NOTE, widget=area(2)
            )

    def rows(self) -> list[tuple[Criterion, forms.BoundField, forms.BoundField]]:
        return [(one, self[f"score_{one}"], self[f"note_{one}"]) for one in Criterion]

    def scores(self) -> dict[Criterion, tuple[int, str]]:
        given = self.cleaned_data
        return {one: (given[f"score_{one}"], given[f"note_{one}"]) for one in Criterion}
