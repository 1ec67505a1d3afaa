"""Official hours, Ramadan and holidays: everybody reads, personnel enters (P-42)."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

from django import forms
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from barza.desk.core import holidays
from barza.desk.core.errors import Refused
from barza.desk.duty import actions, queries
from barza.desk.duty.forms import AnnounceForm, HoursForm, TimesForm, YearForm
from barza.desk.duty.queries.office import DECIDES
from barza.desk.people.http import StaffRequest

from .common import key, misread, shown, text, went

PLACE = "/duty/calendar"
Form = TypeVar("Form", bound=forms.Form)


@never_cache
@require_safe
def calendar(request: StaffRequest) -> HttpResponse:
    return _calendar(request, timezone.now())


@require_POST
def forecast(request: StaffRequest) -> HttpResponse:
    def act(form: YearForm, now: datetime) -> str:
        days = actions.forecast_holidays(form.cleaned_data["year"], by=request.user, now=now)
        said = ngettext("%(n)s day is foreseen.", "%(n)s days are foreseen.", days)
        return said % {"n": days}

    return _act(request, "year_form", YearForm(request.POST), act)


@require_POST
def announce(request: StaffRequest) -> HttpResponse:
    def act(form: AnnounceForm, now: datetime) -> str:
        actions.announce_holiday(**form.announced(), by=request.user, now=now)
        return _("Announced. The forecast of this occasion no longer counts.")

    return _act(request, "announce_form", AnnounceForm(request.POST), act)


@require_POST
def hours(request: StaffRequest) -> HttpResponse:
    def act(form: HoursForm, now: datetime) -> str:
        actions.set_hours(**form.cleaned_data, by=request.user, now=now)
        return _("The hours are entered.")

    return _act(request, "hours_form", HoursForm(request.POST), act)


@require_POST
def times(request: StaffRequest) -> HttpResponse:
    def act(form: TimesForm, now: datetime) -> str:
        actions.set_escalation_times(
            urgency="urgent", by=request.user, now=now, **form.cleaned_data
        )
        return _("The times are set.")

    return _act(request, "times_form", TimesForm(request.POST), act)


def _act(
    request: StaffRequest, name: str, form: Form, act: Callable[[Form, datetime], str]
) -> HttpResponse:
    now = timezone.now()
    try:
        if not form.is_valid():
            raise misread()
        said = act(form, now)
    except Refused as refusal:
        return _calendar(request, now, refusal, **{name: form})
    return went(request, PLACE, said)


def _calendar(
    request: StaffRequest, now: datetime, refusal: Refused | None = None, **given: Any
) -> HttpResponse:
    today = timezone.localdate(now)
    year = key(request, "year") or today.year
    year = year if year in holidays.YEARS else today.year
    context: dict[str, Any] = {
        "year": year,
        "before": year - 1,
        "after": year + 1,
        "days": queries.holidays_of(year),
        "hours": queries.hours_from(date(year, 1, 1), date(year, 12, 31)),
        "minutes": queries.minutes_of("urgent", now),
    }
    if queries.keeps_calendar(request.user):
        context |= _forms(request, year)
    if request.user.role in DECIDES:
        officer, backup, head = context["minutes"]
        initial = {"valid_from_on": today, "officer": officer, "backup": backup, "head": head}
        context["times_form"] = TimesForm(initial=initial)
    return shown(request, "duty/calendar.html", refusal, **context | given)


def _forms(request: StaffRequest, year: int) -> dict[str, Any]:
    occasion = queries.occasion(text(request, "occasion"))
    ramadan: dict[str, Any] = {"occasion": "ramadan"}
    if foreseen := holidays.ramadan(year):
        ramadan["valid_from_on"], ramadan["valid_to_on"] = foreseen[0]
    return {
        "year_form": YearForm(initial={"year": year}),
        "announce_form": AnnounceForm(initial=occasion),
        "hours_form": HoursForm(initial=ramadan | {"opens_at": "09:00", "closes_at": "14:00"}),
    }
