"""What narrows a list, as it stands in the address. Nothing here writes."""

from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from barza.desk.accounts.models import Account
from barza.desk.cases.models import Area, CaseKind, Service, Urgency
from barza.desk.core.clauses import CLAUSES
from barza.desk.inbox.models import Remark
from barza.desk.inbox.queries import Filters, RemarkFilters


def clause_choices() -> list[tuple[str, str]]:
    """Each clause by its code, in the reader's language."""
    return [(one.code, one.name) for one in CLAUSES.values()]


def any_clause() -> list[tuple[str, Any]]:
    return [("", _("Any")), *clause_choices()]


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
        choices=any_clause,
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
