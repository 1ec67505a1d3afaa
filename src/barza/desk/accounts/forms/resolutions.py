from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from barza.desk.accounts.actions.resolutions.signing import LARGEST
from barza.desk.accounts.models import Account, Duty, Resolution
from barza.desk.people.models import Employee

FIRST, LAST = date(2000, 1, 1), date(2100, 12, 31)
AUTO = {"class": "input", "dir": "auto"}


def _text(label: Any, length: int, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=length, widget=forms.TextInput(AUTO | {"maxlength": length}), **more
    )


def _long(label: Any, length: int, **more: Any) -> forms.CharField:
    widget = forms.Textarea(AUTO | {"rows": 3, "maxlength": length})
    return forms.CharField(label=label, max_length=length, widget=widget, **more)


def _day(label: Any, **more: Any) -> forms.DateField:
    limits = {"min": f"{FIRST}", "max": f"{LAST}"}
    widget = forms.DateInput({"type": "date", "class": "input", **limits}, format="%Y-%m-%d")
    within = [MinValueValidator(FIRST), MaxValueValidator(LAST)]
    return forms.DateField(label=label, widget=widget, validators=within, **more)


def begin(day: date) -> datetime:
    """The day's first instant where the institution is."""
    return timezone.make_aware(datetime.combine(day, time.min))


class ActionForm(forms.Form):
    """``values`` is what the action takes beside ``by`` and ``now``."""

    def values(self) -> dict[str, Any]:
        return self.cleaned_data


class ScopeForm(ActionForm):
    """Accounts and duties: what a resolution opens."""

    accounts = forms.ModelMultipleChoiceField(
        label=_("Accounts"),
        queryset=Account.objects.exclude(state=Account.State.CLOSED).order_by("pk"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose the accounts that the resolution names.")},
    )
    duties = forms.MultipleChoiceField(
        label=_("What the resolution lets the person do"),
        choices=Duty.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose what the resolution lets the person do.")},
    )


class SomebodyForm(ActionForm):
    employee = forms.ModelChoiceField(
        label=_("Employee"),
        queryset=Employee.objects.filter(is_active=True).order_by("name_ar", "pk"),
        empty_label=_("Choose a person"),
        widget=forms.Select({"class": "input"}),
    )


class RedraftForm(ScopeForm):
    """A draft's terms; whom it names stays."""

    from_on = _day(_("In force from"))
    to_on = _day(_("Until the end of"))
    tasks_ar = _long(_("Tasks, in Arabic"), 2000, required=False)
    tasks_en = _long(_("Tasks, in English"), 2000, required=False)

    def values(self) -> dict[str, Any]:
        """As the actions take them: whole days, the last included."""
        given = dict(self.cleaned_data)
        first, last = given.pop("from_on"), given.pop("to_on")
        return given | {"from_at": begin(first), "to_at": begin(last + timedelta(days=1))}


class DraftForm(SomebodyForm, RedraftForm):
    """A draft for somebody who works here."""


def terms(resolution: Resolution) -> dict[str, Any]:
    """What a draft says, to begin its form with: whole days, the last included."""
    last = timezone.localtime(resolution.to_at) - timedelta(microseconds=1)
    return {
        "accounts": [account.pk for account in resolution.accounts.all()],
        "duties": resolution.duties,
        "from_on": timezone.localdate(resolution.from_at),
        "to_on": last.date(),
        "tasks_ar": resolution.tasks_ar,
        "tasks_en": resolution.tasks_en,
    }


class AmendForm(ScopeForm):
    to_on = _day(_("Until the end of"))

    def values(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        return given | {"to_at": begin(given.pop("to_on") + timedelta(days=1))}


class IssueForm(ActionForm):
    """What the decision says of itself."""

    number = _text(_("Number"), 40)
    issued_on = _day(_("Dated"))
    issued_by_ar = _text(_("Issued by, in Arabic"), 200)
    issued_by_en = _text(_("Issued by, in English"), 200)


class BecauseForm(ActionForm):
    because = _text(_("Reason"), 500)


class SuspendForm(BecauseForm):
    until_on = _day(_("Until the end of"), required=False)

    def values(self) -> dict[str, Any]:
        day = self.cleaned_data["until_on"]
        until = begin(day + timedelta(days=1)) if day else None
        return {"because": self.cleaned_data["because"], "until": until}


class SignedForm(ActionForm):
    file = forms.FileField(
        label=_("Signed paper (PDF, 10 MB at most)"),
        widget=forms.FileInput({"accept": "application/pdf", "class": "input"}),
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        """Before any of it is read into memory."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(_("The file is larger than 10 MB. Scan it more coarsely."))
        return file

    def values(self) -> dict[str, Any]:
        return {"content": self.cleaned_data["file"].read()}


class EmergencyForm(SomebodyForm, ScopeForm):
    hours = forms.IntegerField(
        label=_("For how many hours"),
        min_value=1,
        max_value=24,
        widget=forms.NumberInput({"class": "input"}),
    )
    because = _text(_("What the emergency is"), 500)


STANDINGS = [
    ("", _("All resolutions")),
    ("in_force", _("In force")),
    ("draft", _("Drafts")),
    ("suspended", _("Suspended")),
    ("ended", _("Ended")),
]


class FilterForm(forms.Form):
    """How the list is narrowed; what can't be read narrows nothing."""

    q = _text(_("Search"), 80, required=False)
    standing = forms.ChoiceField(choices=STANDINGS, required=False)
