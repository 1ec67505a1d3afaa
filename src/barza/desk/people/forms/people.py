"""What is typed on the pages of one person, and what narrows the list. Nothing here writes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from barza.desk.people import topics
from barza.desk.people.actions.rules import LONGEST_NOTE
from barza.desk.people.models import Level, Role, TopicCompetence, Unit
from barza.desk.people.queries.listing import Filters

from .fields import area, day, number, text

LANGUAGES = [
    ("ar", _("Arabic")),
    ("en", _("English")),
    ("ur", _("Urdu")),
    ("hi", _("Hindi")),
    ("bn", _("Bengali")),
    ("fa", _("Persian")),
    ("sw", _("Swahili")),
    ("fr", _("French")),
]
"""Those that people in Muscat write to us in."""
WEEKDAYS = [
    (7, _("Sunday")),
    (1, _("Monday")),
    (2, _("Tuesday")),
    (3, _("Wednesday")),
    (4, _("Thursday")),
    (5, _("Friday")),
    (6, _("Saturday")),
]
"""As a week runs in Oman."""


class FilterForm(forms.Form):
    q = forms.CharField(
        label=_("Name, number or job"),
        required=False,
        max_length=100,
        widget=text(type="search"),
    )
    unit = forms.ModelChoiceField(
        Unit.objects.order_by("code"),
        label=_("Unit"),
        required=False,
        empty_label=_("Any"),
        to_field_name="code",
    )
    role = forms.ChoiceField(
        label=_("Role"), required=False, choices=[("", _("Any")), *Role.choices]
    )
    left = forms.ChoiceField(
        label=_("Employment"),
        required=False,
        choices=[("", _("Works here")), ("1", _("Has left"))],
    )

    def filters(self) -> Filters:
        """What of the address is understood; the rest narrows nothing."""
        self.is_valid()
        given = self.cleaned_data
        return Filters(
            text=given.get("q", ""),
            unit=given.get("unit"),
            role=given.get("role", ""),
            has_left=bool(given.get("left")),
        )


class LanguageForm(forms.Form):
    lang = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    level = forms.TypedChoiceField(
        label=_("Level"),
        choices=Level.choices,
        coerce=int,
        initial=Level.B2,
        help_text=_("From B2 on, the person answers the public in it."),
    )
    sample = forms.CharField(
        label=_("Writing sample"),
        max_length=LONGEST_NOTE,
        widget=area(),
        help_text=_("What was written for the assessment, and what it showed."),
    )


class TopicForm(forms.Form):
    topic = forms.ChoiceField(label=_("Topic"), choices=lambda: topics.names().items())
    basis = forms.ChoiceField(label=_("Basis"), choices=TopicCompetence.Basis)
    note = forms.CharField(label=_("What it rests on"), max_length=LONGEST_NOTE, widget=area(2))


class PlatformTestForm(forms.Form):
    network = forms.RegexField(
        r"\A[a-z][a-z0-9_-]{1,19}\Z",
        label=_("Network"),
        widget=text(list="networks", autocapitalize="none"),
        help_text=_("As the register of accounts names it, such as mastodon."),
    )
    version = forms.CharField(label=_("Version of the test"), max_length=20, widget=text())
    score = forms.IntegerField(
        label=_("Score in per cent"), min_value=0, max_value=100, widget=number(min=0, max=100)
    )
    passed_on = forms.DateField(label=_("Passed on"), widget=day())
    valid_until_on = forms.DateField(
        label=_("Expires on"),
        widget=day(),
        help_text=_("From this day on it no longer counts."),
    )


class ReadinessForm(forms.Form):
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Days"),
        choices=WEEKDAYS,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one day of the week.")},
    )
    from_hour = forms.TypedChoiceField(
        label=_("From"),
        coerce=int,
        choices=[(hour, f"{hour:02}:00") for hour in range(24)],
        initial=15,
    )
    to_hour = forms.TypedChoiceField(
        label=_("To"),
        coerce=int,
        choices=[(hour, f"{hour:02}:00") for hour in range(1, 25)],
        initial=22,
        help_text=_("An end before the beginning lies on the next day."),
    )
    most_shifts_a_week = forms.IntegerField(
        label=_("At most so many shifts a week"),
        min_value=1,
        max_value=7,
        initial=2,
        widget=number(min=1, max=7),
    )
    most_hours_a_day = forms.IntegerField(
        label=_("At most so many hours a day"),
        min_value=1,
        max_value=12,
        initial=6,
        widget=number(min=1, max=12),
    )


class JobForm(forms.Form):
    job_ar = forms.CharField(label=_("Job in Arabic"), max_length=200, widget=text())
    job_en = forms.CharField(
        label=_("Job in English"),
        max_length=200,
        widget=text(),
        help_text=_(
            "Resolutions name the job: those in the old one are suspended until issued again."
        ),
    )


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)


class ReasonForm(forms.Form):
    because = forms.CharField(label=_("Why"), max_length=LONGEST_NOTE, widget=text())
