"""How a service target is said."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from barza.desk.cases.models import CaseKind, Urgency

register = template.Library()
HOUR, DAY = 60, 24 * 60


@register.filter
def duration(minutes: int) -> str:
    """The largest measure in which it is whole."""
    if minutes % DAY == 0:
        return ngettext("%(n)s day", "%(n)s days", minutes // DAY) % {"n": minutes // DAY}
    if minutes % HOUR == 0:
        return ngettext("%(n)s hour", "%(n)s hours", minutes // HOUR) % {"n": minutes // HOUR}
    return ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}


@register.filter
def kind_name(kind: str) -> str:
    return _("Every kind without its own") if kind == "*" else str(CaseKind(kind).label)


@register.filter
def urgency_name(urgency: str) -> str:
    return str(Urgency(urgency).label)
