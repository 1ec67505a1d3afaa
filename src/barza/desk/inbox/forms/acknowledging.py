from django import forms
from django.utils.translation import gettext_lazy as _

from barza.desk.inbox.acknowledging.wording import DEFAULT_AR, DEFAULT_EN
from barza.desk.inbox.models import Acknowledging

LONGEST = 1000


def _words(lang: str, **fields: object) -> forms.CharField:
    direction = "rtl" if lang == "ar" else "ltr"
    attrs = {"class": "input", "rows": 4, "dir": "auto", "lang": lang, "data-dir": direction}
    return forms.CharField(
        max_length=LONGEST,
        widget=forms.Textarea(attrs=attrs),
        **fields,  # type: ignore[arg-type]  # a field's own
    )


class AcknowledgingForm(forms.Form):
    """What an account says out of hours, and to whom."""

    mode = forms.ChoiceField(
        label=_("Acknowledge"),
        choices=Acknowledging.Mode.choices,
        initial=Acknowledging.Mode.ALL,
        widget=forms.Select(attrs={"class": "input"}),
    )
    text_ar = _words("ar", label=_("Arabic text"), initial=DEFAULT_AR)
    text_en = _words("en", label=_("English text"), initial=DEFAULT_EN)
