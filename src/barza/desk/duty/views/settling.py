"""To payroll: the month as a file, the mark that it was sent, and the rates behind it (P-68)."""

from datetime import date, datetime

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import get_language_bidi, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from barza.desk.core.errors import Refused
from barza.desk.duty import actions, exporting, queries
from barza.desk.duty.forms import PayForm, RateForm
from barza.desk.duty.models import OvertimeEntry, PayrollFile
from barza.desk.people.http import StaffRequest

from .common import asked_month, misread, shown, went
from .month import require_reader, the_month

MOST = 20_000
"""Entries in one file."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_POST
def make_file(request: StaffRequest) -> HttpResponse:
    """What payroll gets of the month, as it stands now."""
    now = timezone.now()
    require_reader(request)
    wanted = asked_month(request, now)
    try:
        actions.make_payroll_file(wanted, by=request.user, now=now)
    except Refused as refusal:
        return the_month(request, now, refusal)
    return went(request, _place(wanted), _("The file is made. Download it, send it, mark it."))


@require_POST
def paid(request: StaffRequest, pk: int) -> HttpResponse:
    now, form = timezone.now(), PayForm(request.POST)
    file = _the_file(request, pk)
    try:
        if not form.is_valid():
            raise misread()
        sent = actions.mark_paid(file, by=request.user, now=now, **form.cleaned_data)
    except Refused as refusal:
        return the_month(request, now, refusal, month=file.month)
    said = ngettext("%(n)s entry is with payroll.", "%(n)s entries are with payroll.", sent)
    return went(request, _place(file.month), said % {"n": sent})


@never_cache
@require_safe
def payroll(request: StaffRequest, pk: int, kind: str) -> HttpResponse:
    """A file as it was made; one whose entries have changed before it was sent is not given."""
    file = _the_file(request, pk)
    entries = exporting.ordered(OvertimeEntry.objects.filter(files=file))
    if file.sent_at is None and not exporting.is_as_made(file, entries):
        refusal = Refused(_("Entries have changed since this file was made. Make the file again."))
        return the_month(request, timezone.now(), refusal, month=file.month)
    return _file(kind, entries, f"payroll-{file.month:%Y-%m}-{file.pk}")


@never_cache
@require_safe
def export(request: StaffRequest, kind: str) -> HttpResponse:
    """What the reader sees of a month, granted or waiting, a line an entry."""
    require_reader(request)
    now = timezone.now()
    wanted = asked_month(request, now)
    seen = queries.decided_for(request.user, now).filter(posted_on=wanted)
    return _file(kind, exporting.ordered(seen)[:MOST], f"out-of-hours-{wanted:%Y-%m}")


def _file(kind: str, entries: list[OvertimeEntry], name: str) -> HttpResponse:
    content: str | bytes
    if kind == "csv":
        content, what = exporting.as_csv(entries), "text/csv; charset=utf-8"
    elif kind == "xlsx":
        content, what = exporting.as_xlsx(entries, get_language_bidi()), XLSX
    else:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
    return HttpResponse(content, content_type=what, headers=headers)


def _the_file(request: StaffRequest, pk: int) -> PayrollFile:
    """The gate: those who send the ledger to payroll."""
    if not queries.pays(request.user):
        raise Http404
    return get_object_or_404(PayrollFile, pk=pk)


def _place(month: date) -> str:
    return f"/overtime/month?m={month:%Y-%m}#payroll"


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
