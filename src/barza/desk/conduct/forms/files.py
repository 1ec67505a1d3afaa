from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from barza.desk.conduct import standing
from barza.desk.conduct.models import ConductFile, Member, Outcome
from barza.desk.people.models import Employee

from .fields import FilesField, OfficeForm, PersonField, day, line, moment, text

OUTCOMES = [(Outcome.NOT_PROVED, _("Not proved")), (Outcome.PROVED, _("Proved"))]


class OpenForm(OfficeForm):
    employee = PersonField(_("Employee"))
    medium = forms.ChoiceField(label=_("Medium"), choices=ConductFile.Medium.choices)
    published_in = line(_("Where it appeared"), help_text=_("The newspaper, programme or page."))
    happened_on = day(_("When it appeared"))
    allegation = text(_("What is alleged"), rows=6)
    handler = PersonField(_("Who handles the file"), help_text=_("Somebody of human resources."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        staff = Employee.objects.filter(role=standing.DESK, is_active=True)
        self.fields["handler"].queryset = staff.order_by("name_en", "pk")  # type: ignore[attr-defined]  # a PersonField


class EvidenceForm(OfficeForm):
    title = line(_("What it is"))
    source = line(_("Where it comes from"), most=500)
    captured_at = moment(_("When it was captured"))
    text = text(_("Text"), rows=4, required=False, help_text=_("Either a text or a file."))
    upload = FilesField(_("File"), many=False)

    def clean(self) -> dict[str, Any]:
        given = {**self.cleaned_data, **(super().clean() or {})}
        files = given.pop("upload", [])
        return {**given, "upload": files[0] if files else None}


class NoticeForm(OfficeForm):
    text = text(_("Notice to the employee"), rows=5)


class ReplyForm(OfficeForm):
    text = text(_("Your reply"), rows=8)
    uploads = FilesField()


class GrievanceForm(OfficeForm):
    text = text(_("Your grievance"), rows=8)
    uploads = FilesField()


class FindingForm(OfficeForm):
    outcome = forms.ChoiceField(label=_("The finding"), choices=OUTCOMES)
    reasons = text(_("Reasons"), rows=6)


class AdmitForm(OfficeForm):
    person = PersonField(_("Person"))
    part = forms.ChoiceField(
        label=_("Part on the file"),
        choices=[one for one in Member.Part.choices if one[0] != Member.Part.ACCUSER],
    )


class RemoveForm(OfficeForm):
    person = forms.ModelChoiceField(Employee.objects.all())


class BecauseForm(OfficeForm):
    because = text(_("Reasons"), rows=3, most=1000)


class PrecautionForm(OfficeForm):
    reasons = text(_("Reasons"), rows=4)
    until_at = moment(_("Until"), help_text=_("At most 30 days from now."))


class ReferForm(OfficeForm):
    referred_to = line(_("Competent personnel body"))
    article = line(_("Article of the regulations"))


class DisposeForm(OfficeForm):
    schedule = line(_("Approved retention schedule"))
