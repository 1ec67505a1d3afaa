"""What officers send us about a case, with every limit. Nothing here writes."""

import re
from typing import Any, cast

from django import forms
from django.db.models import Model, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from barza.desk.cases.models import Area, Case, CaseKind, Service, Settlement, Urgency
from barza.desk.inbox.actions.words import LONGEST
from barza.desk.inbox.stances import Stance
from barza.desk.people.models import Employee

MOST_AT_ONCE = 100
NUMBER = re.compile(r"[0-9]{1,18}\Z")


class _StanceForm(forms.Form):
    stance = forms.ChoiceField(choices=Stance.choices, required=False)
    position = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)


class AnswerForm(_StanceForm):
    text = forms.CharField(max_length=LONGEST, strip=False, required=False)
    lang = forms.ChoiceField(choices=[("ar", "العربية"), ("en", "English")], required=False)
    reason = forms.CharField(max_length=500, required=False)


class AskForm(forms.Form):
    text = forms.CharField(max_length=LONGEST, strip=False, required=False)
    because = forms.CharField(
        max_length=500,
        error_messages={"required": _("Say in a line what the second person should look at.")},
    )


class NoteForm(forms.Form):
    text = forms.CharField(max_length=LONGEST, required=False)

    def __init__(self, *args: Any, colleagues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mentions"] = forms.ModelMultipleChoiceField(
            Employee.objects.filter(pk__in=colleagues.values("pk")), required=False
        )


class DraftForm(_StanceForm):
    text = forms.CharField(max_length=LONGEST, strip=False, required=False)


class CloseForm(forms.Form):
    settlement = forms.ChoiceField(
        label=_("Exception"),
        required=False,
        choices=[
            ("", _("Choose an exception")),
            *(choice for choice in Settlement.choices if choice[0] != Settlement.ANSWER),
        ],
    )
    reason = forms.CharField(label=_("Reason"), max_length=500, required=False)


class SortForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=CaseKind.choices)
    urgency = forms.ChoiceField(label=_("Urgency"), choices=Urgency.choices)
    service = forms.ModelChoiceField(
        Service.objects.order_by("code"), label=_("Service"), required=False, empty_label="—"
    )
    area = forms.ModelChoiceField(
        Area.objects.order_by("code"), label=_("Area"), required=False, empty_label="—"
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        """What is closed is offered only to the case that has it already."""
        super().__init__(*args, **kwargs)
        for name, has in (("service", case.service_id), ("area", case.area_id)):
            field = cast("forms.ModelChoiceField[Model]", self.fields[name])
            offered = cast("QuerySet[Model]", field.queryset)
            field.queryset = offered.filter(Q(closed_on=None) | Q(pk=has))

    @classmethod
    def of(cls, case: Case) -> "SortForm":
        initial = {
            "kind": case.kind,
            "urgency": case.urgency,
            "service": case.service_id,
            "area": case.area_id,
        }
        return cls(initial=initial, case=case, auto_id=f"sort-{case.pk}-%s")


class BulkForm(forms.Form):
    act = forms.ChoiceField(choices=[("claim", _("Claim")), ("release", _("Release"))])
    case = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(self, data: QueryDict) -> None:
        """What is no number is no case; which cases one may see, the gate says."""
        ticked = [value for value in data.getlist("case")[:MOST_AT_ONCE] if NUMBER.match(value)]
        super().__init__({"act": data.get("act", ""), "case": ticked})
        self.fields["case"].choices = [(value, value) for value in ticked]  # type: ignore[attr-defined]  # as typed above
