"""To payroll: the month as a file, the mark that it was sent, and the rates behind it (P-68)."""

from datetime import datetime

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language_bidi, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from barza.desk.core.errors import Refused
from barza.desk.duty import actions, exporting, queries
from barza.desk.duty.forms import PayForm, RateForm
from barza.desk.people.http import StaffRequest

from .common import asked_month, misread, shown, went
from .month import require_reader, the_month

MOST = 20_000
"""Entries in one file."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_POST
def paid(request: StaffRequest) -> HttpResponse:
    now, form = timezone.now(), PayForm(request.POST)
    require_reader(request)
    wanted = asked_month(request, now)
    try:
        if not form.is_valid():
            raise misread()
        sent = actions.mark_paid(wanted, by=request.user, now=now, **form.cleaned_data)
    except Refused as refusal:
        return the_month(request, now, refusal)
    said = ngettext("%(n)s entry is with payroll.", "%(n)s entries are with payroll.", sent)
    return went(request, f"/overtime/month?m={wanted:%Y-%m}", said % {"n": sent})


@never_cache
@require_safe
def export(request: StaffRequest, kind: str) -> HttpResponse:
    """What the reader sees of a month, granted or waiting, a line an entry."""
    require_reader(request)
    now = timezone.now()
    wanted = asked_month(request, now)
    seen = queries.decided_for(request.user, now).filter(posted_on=wanted)
    named = seen.select_related("employee", "account", "shift")
    entries = list(named.order_by("employee__employee_no", "start_at", "pk")[:MOST])
    content: str | bytes
    if kind == "csv":
        content, what = exporting.as_csv(entries), "text/csv; charset=utf-8"
    elif kind == "xlsx":
        content, what = exporting.as_xlsx(entries, get_language_bidi()), XLSX
    else:
        raise Http404
    name = f"out-of-hours-{wanted:%Y-%m}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=what, headers=headers)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rates(request: StaffRequest) -> HttpResponse:
    """What an hour of each class is worth, for everybody to read; personnel sets it."""
    now = timezone.now()
    if request.method != "POST":
        return _rates(request, now, RateForm(initial={"valid_from_on": timezone.localdate(now)}))
    form = RateForm(request.POST)
    try:
        if not form.is_valid():
            raise misread()
        actions.set_rate(by=request.user, now=now, **form.cleaned_data)
    except Refused as refusal:
        return _rates(request, now, form, refusal)
    return went(request, "/overtime/rates", _("The rate is set."))


def _rates(
    request: StaffRequest, now: datetime, form: RateForm, refusal: Refused | None = None
) -> HttpResponse:
    return shown(
        request,
        "overtime/rates.html",
        refusal,
        rates=queries.rates_on(timezone.localdate(now)),
        rows=queries.rate_rows(),
        form=form if queries.keeps_calendar(request.user) else None,
    )
