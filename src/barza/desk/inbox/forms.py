"""What officers may send us, with every limit. Nothing here writes."""

import re
from typing import Any

from django import forms
from django.db.models import Model
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from barza.desk.accounts.models import Account
from barza.desk.cases.models import Area, Case, CaseKind, Service, Settlement, Urgency
from barza.desk.people.models import Employee

from .actions.words import LONGEST
from .queries import Filters

MOST_AT_ONCE = 100
NUMBER = re.compile(r"[0-9]{1,18}\Z")


class AnswerForm(forms.Form):
    text = forms.CharField(max_length=LONGEST, strip=False, required=False)
    lang = forms.ChoiceField(choices=[("ar", "العربية"), ("en", "English")], required=False)
    reason = forms.CharField(max_length=500, required=False)


class NoteForm(forms.Form):
    text = forms.CharField(max_length=LONGEST, required=False)

    def __init__(self, *args: Any, colleagues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mentions"] = forms.ModelMultipleChoiceField(
            Employee.objects.filter(pk__in=colleagues.values("pk")), required=False
        )


class DraftForm(forms.Form):
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

    @classmethod
    def of(cls, case: Case) -> "SortForm":
        initial = {
            "kind": case.kind,
            "urgency": case.urgency,
            "service": case.service_id,
            "area": case.area_id,
        }
        return cls(initial=initial, auto_id=f"sort-{case.pk}-%s")


class BulkForm(forms.Form):
    act = forms.ChoiceField(choices=[("claim", _("Claim")), ("release", _("Release"))])
    case = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(self, data: QueryDict) -> None:
        """What is no number is no case; which cases one may see, the gate says."""
        ticked = [value for value in data.getlist("case")[:MOST_AT_ONCE] if NUMBER.match(value)]
        super().__init__({"act": data.get("act", ""), "case": ticked})
        self.fields["case"].choices = [(value, value) for value in ticked]  # type: ignore[attr-defined]  # as typed above


class FilterForm(forms.Form):
    """What narrows the list, as it stands in the address."""

    account = forms.ModelChoiceField(Account.objects.none(), label=_("Account"), required=False)
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("Any")), *CaseKind.choices]
    )
    urgency = forms.ChoiceField(
        label=_("Urgency"), required=False, choices=[("", _("Any")), *Urgency.choices]
    )
    language = forms.ChoiceField(
        label=_("Language"),
        required=False,
        choices=[("", _("Any")), ("ar", "العربية"), ("en", "English")],
    )
    service = forms.ModelChoiceField(
        Service.objects.order_by("code"), label=_("Service"), required=False
    )
    area = forms.ModelChoiceField(Area.objects.order_by("code"), label=_("Area"), required=False)
    finding = forms.ChoiceField(
        label=_("Finding"),
        required=False,
        choices=[("", _("Any")), ("PII", _("Personal data")), ("PHI", _("Phishing"))],
    )
    private = forms.ChoiceField(
        label=_("Privacy"),
        required=False,
        choices=[("", _("Any")), ("1", _("Private only")), ("0", _("Public only"))],
    )

    def __init__(self, data: Any, *, accounts: Any) -> None:
        super().__init__(data)
        self.fields["account"].queryset = accounts  # type: ignore[attr-defined]  # as typed above
        for name in ("account", "service", "area"):
            self.fields[name].empty_label = _("Any")  # type: ignore[attr-defined]  # as typed above

    def filters(self) -> Filters:
        """What is understood; a filter that doesn't exist is no filter."""
        self.is_valid()
        values = self.cleaned_data
        return Filters(
            account=_key(values.get("account")),
            kind=values.get("kind", ""),
            urgency=values.get("urgency", ""),
            language=values.get("language", ""),
            service=_key(values.get("service")),
            area=_key(values.get("area")),
            finding=values.get("finding", ""),
            private={"1": True, "0": False}.get(values.get("private", "")),
        )

    def said(self) -> list[tuple[str, str, str]]:
        """Each filter that is set: its name, its label, and its value in words."""
        return [
            (name, str(field.label), _in_words(field, self.cleaned_data[name]))
            for name, field in self.fields.items()
            if self.cleaned_data.get(name)
        ]


def _key(chosen: Model | None) -> int | None:
    return chosen.pk if chosen else None


def _in_words(field: forms.Field, value: Any) -> str:
    choices: Any = field.choices if type(field) is forms.ChoiceField else ()
    return str(dict(choices).get(value, value))
