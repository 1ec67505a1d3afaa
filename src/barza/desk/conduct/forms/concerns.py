from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from barza.desk.conduct.models import Concern
from barza.desk.people.models import Employee

from .fields import FilesField, OfficeForm, PersonField, line, text


class ConcernForm(OfficeForm):
    kind = forms.ChoiceField(label=_("What it is about"), choices=Concern.Kind.choices)
    title = line(_("Subject"))
    text = text(_("What happened, and what should change"), rows=8)
    about = PersonField(
        _("The person complained of"),
        required=False,
        help_text=_("This person never sees the concern, whatever their post."),
    )
    not_to_manager = forms.BooleanField(
        label=_("Not to whoever leads my unit"),
        required=False,
        help_text=_("A concern about a manager is always kept from your own managers."),
    )
    uploads = FilesField()

    def __init__(self, *args: Any, filer: Employee, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        about = self.fields["about"]
        about.queryset = about.queryset.exclude(pk=filer.pk)  # type: ignore[attr-defined]  # a PersonField
        about.empty_label = _("Nobody in particular")  # type: ignore[attr-defined]  # the same


class MessageForm(OfficeForm):
    text = text(_("Message"), rows=4)
    uploads = FilesField()


class AnswerForm(OfficeForm):
    text = text(_("Answer"), rows=4)
    uploads = FilesField()


class NotResolvedForm(OfficeForm):
    text = text(_("What is not resolved"), rows=4)


class EscalateForm(OfficeForm):
    because = text(_("Why senior management should deal with it"), rows=3, most=1000)


class NothingForm(OfficeForm):
    """For what needs no more than a button."""


class AcknowledgeForm(OfficeForm):
    version = forms.CharField(max_length=20)
