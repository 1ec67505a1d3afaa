"""What narrows a list, as it stands in the address. Nothing here writes."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, Value
from django.utils.translation import gettext_lazy as _

from barza.desk.accounts.models import Account
from barza.desk.cases.models import Area, CaseKind, Service, Urgency
from barza.desk.core.bilingual import Named
from barza.desk.core.clauses import CLAUSES
from barza.desk.inbox.models import Remark
from barza.desk.inbox.queries import Filters, RemarkFilters


def clause_choices() -> list[tuple[str, str]]:
    """Each clause by its code, in the reader's language."""
    return [(one.code, one.name) for one in CLAUSES.values()]


def any_clause() -> list[tuple[str, Any]]:
    return [("", _("Any")), *clause_choices()]


NUMBER = re.compile(r"[0-9]{1,18}\Z")


class NamedField(forms.ModelChoiceField):  # type: ignore[type-arg]  # takes none when it runs
    """One of many that have a name. What was chosen, ``find`` has looked up before."""

    found: Named | None = None

    def to_python(self, value: Any) -> Named | None:
        if value not in self.empty_values and self.found is None:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return self.found

    def validate(self, value: Any) -> None:
        """It was found among those that may be chosen."""


def find(fields: dict[str, NamedField], data: Any) -> None:
    """Looks up what is chosen in each of these fields, in one query for all of them."""
    found = []
    for name, field in fields.items():
        pk = data.get(name, "")
        if field.queryset is not None and NUMBER.match(pk):
            one = field.queryset.filter(pk=int(pk))
            found.append(one.values_list(Value(name), "pk", "name_ar", "name_en"))
    for name, pk, name_ar, name_en in found[0].union(*found[1:], all=True) if found else ():
        field = fields[name]
        if field.queryset is not None:
            field.found = field.queryset.model(pk=pk, name_ar=name_ar, name_en=name_en)


class FilterForm(forms.Form):
    """What narrows the list, as it stands in the address."""

    account = NamedField(Account.objects.none(), label=_("Account"), required=False)
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
    service = NamedField(Service.objects.order_by("code"), label=_("Service"), required=False)
    area = NamedField(Area.objects.order_by("code"), label=_("Area"), required=False)
    finding = forms.ChoiceField(
        label=_("Finding"),
        required=False,
        choices=any_clause,
    )
    private = forms.ChoiceField(
        label=_("Privacy"),
        required=False,
        choices=[("", _("Any")), ("1", _("Private only")), ("0", _("Public only"))],
    )

    suggested = forms.ChoiceField(
        label=_("Suggested for"), required=False, choices=[("", _("Any")), ("me", _("me"))]
    )

    def __init__(self, data: Any, *, accounts: Any, me: int) -> None:
        super().__init__(data)
        self.me = me
        named = {key: one for key, one in self.fields.items() if isinstance(one, NamedField)}
        named["account"].queryset = accounts
        for field in named.values():
            field.empty_label = _("Any")
        find(named, data)

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
            suggested=self.me if values.get("suggested") else None,
        )

    def said(self) -> list[tuple[str, str, str]]:
        """Each filter that is set: its name, its label, and its value in words."""
        return _said(self)


class RemarkFilterForm(forms.Form):
    """What narrows the review list."""

    state = forms.ChoiceField(label=_("State"), required=False, choices=Remark.State.choices)
    kind = forms.ChoiceField(
        label=_("What was marked"), required=False, choices=[("", _("Any")), *Remark.Kind.choices]
    )
    clause = forms.ChoiceField(label=_("Clause"), required=False, choices=any_clause)
    account = forms.ModelChoiceField(Account.objects.none(), label=_("Account"), required=False)

    def __init__(self, data: Any, *, accounts: Any) -> None:
        super().__init__({"state": Remark.State.OPEN, **data.dict()})
        self.fields["account"].queryset = accounts  # type: ignore[attr-defined]  # as typed above
        self.fields["account"].empty_label = _("Any")  # type: ignore[attr-defined]  # as typed above

    def filters(self) -> RemarkFilters:
        """What is understood; a filter that doesn't exist is no filter."""
        self.is_valid()
        values = self.cleaned_data
        return RemarkFilters(
            state=values.get("state") or Remark.State.OPEN,
            kind=values.get("kind", ""),
            clause=values.get("clause", ""),
            account=_key(values.get("account")),
        )

    def said(self) -> list[tuple[str, str, str]]:
        """As ``FilterForm``; the state stands above the list anyway."""
        return [row for row in _said(self) if row[0] != "state"]


def _said(form: forms.Form) -> list[tuple[str, str, str]]:
    return [
        (name, str(field.label), _in_words(field, form.cleaned_data[name]))
        for name, field in form.fields.items()
        if form.cleaned_data.get(name)
    ]


def _key(chosen: Model | None) -> int | None:
    return chosen.pk if chosen else None


def _in_words(field: forms.Field, value: Any) -> str:
    choices: Any = field.choices if type(field) is forms.ChoiceField else ()
    return str(dict(choices).get(value, value))
