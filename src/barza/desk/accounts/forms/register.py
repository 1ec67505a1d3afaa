from typing import Any

from django import forms
from django.core.validators import validate_slug
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from barza.desk.accounts import queries
from barza.desk.accounts.actions.requesting import Grounds, Identity, RiskLine
from barza.desk.accounts.models import PARTS, Account, Level, Sheet
from barza.desk.people.models import Unit
from barza.desk.policy import queries as policy

from .office import OfficeForm, text

RISK_ROWS = 10


def kind_choices() -> list[tuple[str, str]]:
    return [(kind.code, kind.name) for kind in queries.kinds() if kind.retired_at is None]


class FilterForm(OfficeForm):
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("Every state")), *Account.State.choices]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(kind.code, kind.name) for kind in queries.kinds()]  # the retired ones too
        self.fields["tool"] = forms.ChoiceField(  # read once, to validate and to show
            label=_("Kind of tool"), required=False, choices=[("", _("Every kind")), *kinds]
        )


class RequestForm(OfficeForm):
    name_ar = text(_("Name in Arabic"), 200)
    name_en = text(_("Name in English"), 200)
    tool = forms.ChoiceField(label=_("Kind of tool"), choices=kind_choices)
    network = forms.CharField(
        label=_("Network"),
        max_length=20,
        validators=[validate_slug],
        help_text=_(
            "In small Latin letters: mastodon, wordpress, mediawiki, misago, ghost, bluesky, "
            "telegram, x, facebook, flickr, youtube, feeds."
        ),
    )
    handle = text(_("Handle"), 200, help_text=_("As the network writes it, such as @name."))
    base_url = forms.URLField(
        label=_("Address of the network"), max_length=200, assume_scheme="https"
    )
    url = forms.URLField(
        label=_("Address of the account"), max_length=200, required=False, assume_scheme="https"
    )
    unit = forms.ModelChoiceField(
        Unit.objects.none(),  # those that are open when the page is asked for
        label=_("Unit that runs it"),
        empty_label=None,
    )
    need = text(_("What it is needed for"), 2000, rows=3)
    audience = text(_("For whom"), 2000, rows=2)
    resources = text(_("Who and what runs it"), 2000, rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = (  # type: ignore[attr-defined]  # as declared above
            Unit.objects.filter(Unit.open_on(localdate())).order_by("code")
        )
        self.fields["serves"] = forms.ModelChoiceField(
            policy.in_force(localdate()),  # of the day on which the page is asked for
            label=_("Objective that it serves"),
            required=False,
            empty_label=_("None named"),
        )

    def identity(self) -> Identity:
        names = ("name_ar", "name_en", "tool", "network", "handle", "base_url", "url", "unit")
        return Identity(**{name: self.cleaned_data[name] for name in names})

    def grounds(self, risks: list[RiskLine]) -> Grounds:
        names = ("need", "audience", "resources", "serves")
        return Grounds(**{name: self.cleaned_data[name] for name in names}, risks=risks)


class RiskForm(OfficeForm):
    """A line of the risk sheet; left empty it is none."""

    what = text(_("What may happen"), 300, required=False)
    likelihood = forms.TypedChoiceField(label=_("Likelihood"), choices=Level.choices, coerce=int)
    impact = forms.TypedChoiceField(label=_("Impact"), choices=Level.choices, coerce=int)
    measure = text(_("What is done about it"), 500, required=False)


RiskFormSet = forms.formset_factory(
    RiskForm, extra=3, max_num=RISK_ROWS, absolute_max=RISK_ROWS, validate_max=True
)


def risk_lines(formset: Any) -> list[RiskLine]:
    rows = [form.cleaned_data for form in formset if form.cleaned_data]
    return [
        RiskLine(row["what"], row["likelihood"], row["impact"], row["measure"])
        for row in rows
        if row["what"] or row["measure"]
    ]


class DecideForm(OfficeForm):
    approve = forms.TypedChoiceField(
        label=_("Decision"),
        choices=[
            ("", _("Choose a decision")),
            ("yes", _("Approved")),
            ("no", _("Not approved")),
        ],
        coerce=lambda value: value == "yes",
    )
    because = text(_("Reasons"), 2000, rows=4)
    email = forms.EmailField(
        label=_("The institution's e-mail for it"),
        max_length=254,
        required=False,
        help_text=_("An approved account is created with the institution's own, never a person's."),
    )
    phone = text(_("The institution's phone for it"), 20, required=False)


class PlainForm(OfficeForm):
    """Nothing but the button."""


class BecauseForm(OfficeForm):
    because = text(_("Reasons"), 2000, rows=4)


class SuspectForm(OfficeForm):
    because = text(_("What makes you suspicious"), 500, rows=3)


class NoteForm(OfficeForm):
    note = text(_("What you looked at and what you found"), 2000, rows=5)


class CloseForm(OfficeForm):
    because = text(_("Reasons"), 2000, rows=3)
    successor = text(
        _("Who takes over"),
        2000,
        rows=3,
        help_text=_("What the account did, who does it from now on, where the public turns to."),
    )


class SortForm(OfficeForm):
    tool = forms.ChoiceField(label=_("Kind of tool"), choices=kind_choices)


class KindForm(OfficeForm):
    code = forms.CharField(
        label=_("Code in the register"), max_length=20, validators=[validate_slug]
    )
    name_ar = text(_("Name in Arabic"), 200)
    name_en = text(_("Name in English"), 200)


class KindNamesForm(OfficeForm):
    name_ar = text(_("Name in Arabic"), 200)
    name_en = text(_("Name in English"), 200)


class SheetForm(OfficeForm):
    """One language's sheet; a draft may be incomplete."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part in PARTS:
            self.fields[part] = text(
                Sheet.label_of(part), Sheet.most_of(part), rows=3, required=False
            )
            self.fields[part].widget.attrs |= {"dir": "auto", "class": "input"}
