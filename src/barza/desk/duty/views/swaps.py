"""Offers of shifts: to me, of mine, and those that wait for who keeps the rota."""

from collections.abc import Callable
from datetime import datetime

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from barza.desk.core.errors import Refused
from barza.desk.duty import actions, queries
from barza.desk.duty.models import Swap
from barza.desk.people.http import StaffRequest

from .common import key, shown, went


@never_cache
@require_safe
def swaps(request: StaffRequest) -> HttpResponse:
    return _swaps(request, timezone.now())


@require_POST
def accept(request: StaffRequest, pk: int) -> HttpResponse:
    return _act(request, pk, actions.accept_swap, _("Accepted. It waits for approval."))


@require_POST
def decline(request: StaffRequest, pk: int) -> HttpResponse:
    return _act(request, pk, actions.decline_swap, _("The offer is closed."))


@require_POST
def approve(request: StaffRequest, pk: int) -> HttpResponse:
    return _act(request, pk, actions.approve_swap, _("The swap stands on the rota."))


def _act(request: StaffRequest, pk: int, act: Callable[..., Swap], said: str) -> HttpResponse:
    now = timezone.now()
    kept = queries.accounts_kept(request.user, now).values("pk")
    theirs = Q(offered_by=request.user) | Q(offered_to=request.user)
    found = get_object_or_404(Swap.objects.filter(theirs | Q(shift__account__in=kept)), pk=pk)
    try:
        act(found, by=request.user, now=now)
    except Refused as refusal:
        return _swaps(request, now, refusal)
    return went(request, "/duty/swaps", said)


def _swaps(request: StaffRequest, now: datetime, refusal: Refused | None = None) -> HttpResponse:
    found = queries.swaps_for(request.user, key(request, "before"))
    return shown(
        request,
        "duty/swaps.html",
        refusal,
        swaps=found.rows,
        older=found.older,
        to_approve=queries.to_approve(request.user, now),
        offers=queries.offers(request.user, now)[:50],
        now=now,
    )
