"""A quiz as it was answered, and an alert as it is written. Nothing here writes."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from barza.desk.people.models import Role
from barza.desk.people.queries.quiz import Asked
from barza.desk.people.roles import ACCOUNT_STAFF

from .fields import area, number, text


class QuizForm(forms.Form):
    """One field a question, its choices in the order of the attempt."""

    def __init__(self, asked: Iterable[Asked], *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for one in asked:
            self.fields[f"question_{one.question.pk}"] = forms.TypedChoiceField(
                label=one.question.text,
                coerce=int,
                choices=[(choice.pk, choice.text) for choice in one.choices],
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose an answer.")},
            )

    def answers(self) -> dict[int, int]:
        return {
            int(name.removeprefix("question_")): choice
            for name, choice in self.cleaned_data.items()
        }


class AlertForm(forms.Form):
    title_ar = forms.CharField(label=_("Title in Arabic"), max_length=200, widget=text())
    title_en = forms.CharField(label=_("Title in English"), max_length=200, widget=text())
    text_ar = forms.CharField(label=_("Text in Arabic"), max_length=2000, widget=area(6))
    text_en = forms.CharField(label=_("Text in English"), max_length=2000, widget=area(6))
    roles = forms.TypedMultipleChoiceField(
        label=_("To whom"),
        choices=Role.choices,
        coerce=Role,
        initial=sorted(ACCOUNT_STAFF),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose to whom the alert goes.")},
    )
    remind_after_days = forms.IntegerField(
        label=_("Days until the head is told who has not acknowledged it"),
        min_value=1,
        max_value=60,
        initial=3,
        widget=number(min=1, max=60),
    )
