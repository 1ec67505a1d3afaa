from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from barza.desk.duty.actions.handover import LONGEST_NOTE
from barza.desk.duty.models import Shift
from barza.desk.duty.wording import stretch
from barza.desk.people.models import Employee

from . import fields

LONGEST_REASON = 500


class ShiftForm(forms.Form):
    """Who is on duty from when to when; times are those of Muscat."""

    start_at = fields.moment(label=_("From"))
    end_at = fields.moment(label=_("To"), help_text=_("Twelve hours at most."))
    officer = forms.ModelChoiceField(
        Employee.objects.none(), label=_("Officer"), empty_label=_("Choose a person")
    )
    backup = forms.ModelChoiceField(
        Employee.objects.none(),
        label=_("Backup"),
        empty_label=_("Choose a person"),
        help_text=_("Is called when the officer does not take an urgent item."),
    )
    reference = fields.text(
        label=_("Written assignment"),
        max_length=80,
        required=False,
        help_text=_("Number of the letter. Without it the work is flagged in the ledger."),
    )
    note = fields.text(label=_("Note"), max_length=LONGEST_REASON, required=False)

    def __init__(self, people: QuerySet[Employee], *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        for name in ("officer", "backup"):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 -- as declared above
            field.queryset = people


class BecauseForm(forms.Form):
    because = fields.text(label=_("Why"), max_length=LONGEST_REASON)


class HandoverForm(forms.Form):
    shift = forms.ModelChoiceField(Shift.objects.none(), widget=forms.HiddenInput)
    text = fields.text(rows=4, label=_("What the next person must know"), max_length=LONGEST_NOTE)

    def __init__(self, shifts: QuerySet[Shift], *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        field = self.fields["shift"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 -- as declared above
        field.queryset = shifts


class ShiftChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # Django's isn't subscriptable
    def label_from_instance(self, shift: Shift) -> str:
        return f"{shift.officer}: {stretch(shift.span)}"


class SwapForm(forms.Form):
    """To whom a shift is offered, and for which of theirs."""

    to = forms.ModelChoiceField(
        Employee.objects.none(), label=_("Colleague"), empty_label=_("Choose a person")
    )
    in_return = ShiftChoice(
        Shift.objects.none(),
        label=_("In return for"),
        required=False,
        empty_label=_("Nothing in return"),
    )
    why = fields.text(label=_("Why"), max_length=LONGEST_REASON, required=False)

    def __init__(
        self,
        people: QuerySet[Employee],
        shifts: QuerySet[Shift],
        *arguments: Any,
        **more: Any,
    ) -> None:
        super().__init__(*arguments, **more)
        for name, queryset in (("to", people), ("in_return", shifts)):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 -- as declared above
            field.queryset = queryset
