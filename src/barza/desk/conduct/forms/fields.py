"""Fields as the office's pages show them: each with its direction, its limit and its hint."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from barza.desk.conduct.storing import LARGEST, MOST_FILES, Upload
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee

LONGEST = 10_000
MAY_BE_ATTACHED = _("PDF, PNG, JPEG or plain text; up to 5 files, 10 MB together.")
ATTACHMENTS = _("Attachments")
ONE_FILE = _("PDF, PNG, JPEG or plain text, up to 10 MB.")


class OfficeForm(forms.Form):
    """Every text field takes its direction from what is typed in it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            attributes = field.widget.attrs
            if not isinstance(field.widget, forms.CheckboxInput | forms.RadioSelect):
                attributes.setdefault("class", "input")
            if isinstance(field.widget, forms.TextInput | forms.Textarea):
                attributes["dir"] = "auto"


def line(label: Any, most: int = 200, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, **options)


def text(label: Any, rows: int = 5, most: int = LONGEST, **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=most, widget=forms.Textarea({"rows": rows}), **options
    )


def moment(label: Any, **options: Any) -> forms.DateTimeField:
    """Typed and shown in the institution's time."""
    widget = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(label=label, widget=widget, **options)


def day(label: Any, **options: Any) -> forms.DateField:
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **options)


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]  # takes none when it runs
    """An employee, by name and job."""

    def __init__(self, label: Any, **options: Any) -> None:
        people = Employee.objects.filter(is_active=True).order_by("name_en", "pk")
        super().__init__(people, label=label, empty_label=_("Choose a person"), **options)

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} · {obj.job}"


class _ManyInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Up to five files that may be kept, as ``Upload``."""

    def __init__(self, label: Any = ATTACHMENTS, many: bool = True) -> None:
        self.many = many
        widget = _ManyInput if many else forms.FileInput
        hint = MAY_BE_ATTACHED if many else ONE_FILE
        super().__init__(label=label, required=False, widget=widget, help_text=hint)

    def clean(self, data: Any, initial: Any = None) -> list[Upload]:
        files: Sequence[UploadedFile[bytes]] = [
            super(FilesField, self).clean(file, initial)
            for file in (data if isinstance(data, list | tuple) else [data])
            if file
        ]
        if len(files) > MOST_FILES or sum(file.size or 0 for file in files) > LARGEST:
            raise ValidationError(_("Attach at most 5 files, 10 MB together."))
        try:
            return [Upload.of(file.name or "", file.read()) for file in files]
        except Refused as refusal:
            raise ValidationError(str(refusal)) from refusal
