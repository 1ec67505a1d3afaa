"""What a person says about what the desk did not do, with every limit. Nothing here writes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from barza.desk.accounts.forms.office import OfficeForm, text
from barza.desk.channels.actions.unexplained import WHO
from barza.desk.channels.models import UnexplainedItem

MOST = 1000
"""Characters of a reason."""


class FilterForm(OfficeForm):
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[*UnexplainedItem.State.choices, ("all", _("Every state"))],
    )


class ExplainForm(OfficeForm):
    who = text(_("Who did it"), WHO)
    because = text(
        _("Why it was not done in the desk"),
        MOST,
        rows=3,
        help_text=_("For example: the desk could not be reached, and the public had to be warned."),
    )


class DisownForm(OfficeForm):
    because = text(_("Why it can't be one of us"), MOST, rows=3)
    suspend = forms.BooleanField(
        label=_("Suspend the account as well: nothing is published in its name from now on"),
        required=False,
        initial=True,
    )
