"""One shift: what it is, what was handed over, and what may be done with it."""

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from barza.desk.core.errors import Refused
from barza.desk.duty import actions, queries
from barza.desk.duty.forms import BecauseForm, ShiftForm, SwapForm
from barza.desk.duty.models import Shift
from barza.desk.people.http import StaffRequest

from .common import misread, shown, went

MOST_NOTES = 50


@never_cache
@require_safe
def shift(request: StaffRequest, pk: int) -> HttpResponse:
    now = timezone.now()
    return _shift(request, _the_shift(request, pk, now), now)


@require_POST
def change(request: StaffRequest, pk: int) -> HttpResponse:
    now = timezone.now()
    found = _the_shift(request, pk, now)
    form = _change_form(found, now, request.POST)
    try:
        if not form.is_valid():
            raise misread()
        made = actions.change_shift(found, by=request.user, now=now, **form.cleaned_data)
    except Refused as refusal:
        return _shift(request, found, now, refusal, change=form)
    return went(request, f"/duty/shift/{made.pk}", _("The shift is changed."))


@require_POST
def cancel(request: StaffRequest, pk: int) -> HttpResponse:
    now, form = timezone.now(), BecauseForm(request.POST)
    found = _the_shift(request, pk, now)
    try:
        if not form.is_valid():
            raise misread()
        actions.cancel_shift(found, by=request.user, now=now, **form.cleaned_data)
    except Refused as refusal:
        return _shift(request, found, now, refusal, cancel=form)
    place = f"/duty/rota?account={found.account_id}&week={timezone.localdate(found.start_at)}"
    return went(request, place, _("The shift is off the rota. Look at the gap that it leaves."))


@require_POST
def offer(request: StaffRequest, pk: int) -> HttpResponse:
    now = timezone.now()
    found = _the_shift(request, pk, now)
    form = _swap_form(request, found, now, request.POST)
    try:
        if not form.is_valid():
            raise misread()
        actions.offer_swap(found, by=request.user, now=now, **form.cleaned_data)
    except Refused as refusal:
        return _shift(request, found, now, refusal, swap=form)
    return went(request, "/duty/swaps", _("The offer waits for your colleague."))


def _the_shift(request: StaffRequest, pk: int, now: datetime) -> Shift:
    """The gate: shifts on accounts that the person sees, and one's own."""
    accounts = queries.accounts_seen(request.user, now).values("pk")
    own = Q(officer=request.user) | Q(backup=request.user)
    seen = Shift.objects.filter(Q(account__in=accounts) | own)
    named = seen.select_related("account", "officer", "backup", "assigned_by")
    return get_object_or_404(named, pk=pk)


def _shift(
    request: StaffRequest,
    found: Shift,
    now: datetime,
    refusal: Refused | None = None,
    **forms: Any,
) -> HttpResponse:
    keeps = queries.keeps(request.user, found.account, now)
    stands = found.cancelled_at is None and found.end_at > now
    own = stands and found.officer_id == request.user.pk and found.start_at > now
    return shown(
        request,
        "duty/shift.html",
        refusal,
        shift=found,
        now=now,
        notes=found.handovers.select_related("by").order_by("pk")[:MOST_NOTES],
        is_running=stands and found.start_at <= now,
        change=forms.get("change") or (_change_form(found, now) if keeps and stands else None),
        cancel=forms.get("cancel") or (BecauseForm() if keeps and stands else None),
        swap=forms.get("swap") or (_swap_form(request, found, now) if own else None),
    )


def _change_form(found: Shift, now: datetime, given: QueryDict | None = None) -> ShiftForm:
    people = queries.named_for(found.account, now).order_by("id")
    fields = ("start_at", "end_at", "officer", "backup", "reference", "note")
    return ShiftForm(people, given, initial={name: getattr(found, name) for name in fields})


def _swap_form(
    request: StaffRequest, found: Shift, now: datetime, given: QueryDict | None = None
) -> SwapForm:
    people = queries.colleagues(found.account, found.start_at, request.user)
    people = people.exclude(pk=found.backup_id)
    theirs = queries.given_in_return(people, request.user, found.account, now)
    return SwapForm(people, theirs, given)
