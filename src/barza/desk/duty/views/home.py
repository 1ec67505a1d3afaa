"""The first page of duty: one's own shifts, who is on duty, what was handed over, what is open."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from barza.desk.core.errors import Refused
from barza.desk.duty import actions, queries
from barza.desk.duty.forms import HandoverForm
from barza.desk.duty.spans import Span
from barza.desk.people.http import StaffRequest

from .common import key, misread, shown, went

AHEAD = timedelta(days=14)
RECENT = timedelta(days=7)
MOST = 50


@never_cache
@require_safe
def home(request: StaffRequest) -> HttpResponse:
    return _home(request)


@require_POST
def hand_over(request: StaffRequest) -> HttpResponse:
    now = timezone.now()
    own = queries.shifts_of(request.user, Span(now - AHEAD, now))
    form = HandoverForm(own, request.POST)
    try:
        if not form.is_valid():
            raise misread()
        given = form.cleaned_data
        actions.hand_over(given["shift"], text=given["text"], by=request.user, now=now)
    except Refused as refusal:
        return _home(request, refusal, form)
    return went(request, "/duty", _("The note is there for who comes next."))


def _home(
    request: StaffRequest, refusal: Refused | None = None, form: HandoverForm | None = None
) -> HttpResponse:
    now, user = timezone.now(), request.user
    accounts = list(queries.accounts_seen(user, now))
    ids = [account.pk for account in accounts]
    found = queries.handovers(ids, key(request, "before"))
    context: dict[str, Any] = {
        "now": now,
        "shifts": list(queries.shifts_of(user, Span(now, now + AHEAD))[:MOST]),
        "boards": queries.boards(accounts, now),
        "notes": found.rows,
        "older": found.older,
        "escalations": queries.escalations(ids, now - RECENT),
        "has_feed": queries.has_feed(user),
        "devices": queries.devices_of(user),
    }
    ended = queries.to_hand_over(user, now)
    if form or ended:
        own = queries.shifts_of(user, Span(now - AHEAD, now))
        context["handing_over"] = ended
        context["form"] = form or HandoverForm(own, initial={"shift": ended})
    return shown(request, "duty/home.html", refusal, **context)
