"""A month of everybody's out-of-hours work, for who decides on it, pays or audits it (P-68)."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from barza.desk.core.bilingual import chosen
from barza.desk.core.errors import Refused
from barza.desk.duty import actions, queries
from barza.desk.duty.forms import CorrectForm, PayForm, TakenForm, WhyForm
from barza.desk.duty.models import Klass, OvertimeEntry, State
from barza.desk.people.http import StaffRequest

from .common import asked_month, before, following, key, misread, shown, text, went


@never_cache
@require_safe
def month(request: StaffRequest) -> HttpResponse:
    return the_month(request, timezone.now())


@require_POST
def compute(request: StaffRequest) -> HttpResponse:
    now = timezone.now()
    require_reader(request)
    wanted = asked_month(request, now)
    try:
        made = actions.compute_overtime(wanted, by=request.user, now=now)
    except Refused as refusal:
        return the_month(request, now, refusal)
    said = ngettext("%(n)s entry is new.", "%(n)s entries are new.", made) % {"n": made}
    return went(request, f"/overtime/month?m={wanted:%Y-%m}", said)


@never_cache
@require_safe
def entry(request: StaffRequest, pk: int) -> HttpResponse:
    now = timezone.now()
    return _entry(request, _the_entry(request, pk, now), now)


@require_POST
def approve(request: StaffRequest, pk: int) -> HttpResponse:
    now = timezone.now()
    found = _the_entry(request, pk, now)
    try:
        actions.approve(found, by=request.user, now=now)
    except Refused as refusal:
        return _entry(request, found, now, refusal)
    return went(request, _place(found), _("Approved."))


@require_POST
def reject(request: StaffRequest, pk: int) -> HttpResponse:
    return _act(request, pk, "reject", WhyForm(request.POST), actions.reject, _("Not approved."))


@require_POST
def correct(request: StaffRequest, pk: int) -> HttpResponse:
    form = CorrectForm(request.POST)
    return _act(request, pk, "correct", form, actions.correct, _("Corrected by a counter-entry."))


@require_POST
def taken(request: StaffRequest, pk: int) -> HttpResponse:
    form = TakenForm(request.POST)
    return _act(request, pk, "taken", form, actions.take_time_off, _("The day off is noted."))


def the_month(
    request: StaffRequest, now: datetime, refusal: Refused | None = None, month: date | None = None
) -> HttpResponse:
    """The month in the address, or the one that is given."""
    require_reader(request)
    wanted = month or asked_month(request, now)
    pays = queries.pays(request.user)
    seen = queries.decided_for(request.user, now)
    people, further = queries.statement(seen, wanted, text(request, "after")[:20])
    found = queries.of_month(seen, wanted, key(request, "person"), key(request, "before"))
    return shown(
        request,
        "overtime/month.html",
        refusal,
        month=wanted,
        before=before(wanted),
        following=following(wanted),
        people=[_person(row) for row in people],
        further=further,
        classes=Klass,
        entries=found.rows,
        older=found.older,
        person=key(request, "person"),
        decides=queries.accounts_decided(request.user, now).exists(),
        pays=pays,
        files=queries.payroll_files(wanted) if pays else [],
        pay_form=PayForm(),
    )


def require_reader(request: StaffRequest) -> None:
    if not queries.reads_ledger(request.user):
        raise Http404


def _person(row: dict[str, Any]) -> dict[str, Any]:
    by_class = [(klass.label, row[klass.value] or 0) for klass in Klass]
    return {
        "id": row["employee_id"],
        "name": chosen(row["employee__name_ar"], row["employee__name_en"]),
        "number": row["employee__employee_no"],
        "classes": by_class,
        "total": sum(minutes for _label, minutes in by_class),
        "waiting": row["waiting"] or 0,
        "unassigned": row["unassigned"],
    }


def _act(
    request: StaffRequest,
    pk: int,
    name: str,
    form: forms.Form,
    act: Callable[..., Any],
    said: str,
) -> HttpResponse:
    now = timezone.now()
    found = _the_entry(request, pk, now)
    try:
        if not form.is_valid():
            raise misread()
        act(found, by=request.user, now=now, **form.cleaned_data)
    except Refused as refusal:
        return _entry(request, found, now, refusal, **{name: form})
    return went(request, f"/overtime/entry/{found.pk}", said)


def _the_entry(request: StaffRequest, pk: int, now: datetime) -> OvertimeEntry:
    """The gate: entries of the accounts that the person decides on, or all for payroll."""
    require_reader(request)
    seen = queries.decided_for(request.user, now)
    named = seen.select_related("account", "employee", "shift", "decided_by", "counter")
    return get_object_or_404(named, pk=pk)


def _entry(
    request: StaffRequest,
    found: OvertimeEntry,
    now: datetime,
    refusal: Refused | None = None,
    **given: Any,
) -> HttpResponse:
    decides = queries.decides(request.user, found.account, now)
    decides = decides and found.employee_id != request.user.pk
    granted = found.state in (State.APPROVED, State.PAID, State.TAKEN)
    times = {"start_at": found.start_at, "end_at": found.end_at}
    context: dict[str, Any] = {
        "entry": found,
        "acts": queries.on_record(found),
        "may_decide": decides and found.state == State.PROPOSED,
    }
    if context["may_decide"]:
        context["reject"] = WhyForm()
    if decides and granted and not found.counter_of_id and not found.is_corrected:
        context["correct"] = CorrectForm(initial=times)
        if found.state == State.APPROVED and found.choice == "time_off":
            context["taken"] = TakenForm()
    return shown(request, "overtime/entry.html", refusal, **context | given)


def _place(found: OvertimeEntry) -> str:
    return f"/overtime/month?m={found.posted_on:%Y-%m}"
