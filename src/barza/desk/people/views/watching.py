"""For who watches over the training of others: who lacks what, which alerts wait (P-45, P-87)."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from barza.desk.core.errors import Refused
from barza.desk.core.paging import key
from barza.desk.people import actions
from barza.desk.people.forms.training import AlertForm
from barza.desk.people.http import StaffRequest
from barza.desk.people.queries import alerts, standings
from barza.desk.people.queries.listing import cut
from barza.desk.people.queries.training import State
from barza.desk.people.queries.watching import (
    may_alert,
    may_load,
    modules_waiting,
    needing_training,
    overseen_by,
)

from .answers import done

PAGE = 25
MOST_ALERTS = 20


@never_cache
@require_safe
def overview(request: StaffRequest) -> HttpResponse:
    return _overview(request)


@require_POST
def load(request: StaffRequest) -> HttpResponse:
    _require_manager(request)
    try:
        loaded = actions.load_modules(by=request.user, now=timezone.now())
    except Refused as refusal:
        return _overview(request, status=422, refusal=refusal)
    sentence = ngettext("%(n)s module taken in.", "%(n)s modules taken in.", len(loaded))
    return done(request, reverse("training:overview"), sentence % {"n": len(loaded)})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_alert(request: StaffRequest) -> HttpResponse:
    if not may_alert(request.user):
        raise Http404
    if request.method != "POST":
        return _written(request, AlertForm())
    form = AlertForm(request.POST)
    if not form.is_valid():
        return _written(request, form, status=422)
    try:
        alert = actions.publish_alert(by=request.user, now=timezone.now(), **form.cleaned_data)
    except Refused as refusal:
        return _written(request, form, status=422, refusal=refusal)
    place = reverse("training:alert", args=[alert.pk])
    return done(request, place, _("The alert is published. Each person acknowledges it."))


@never_cache
@require_safe
def alert(request: StaffRequest, pk: int) -> HttpResponse:
    """One alert, and who of those whom the viewer oversees hasn't acknowledged it."""
    found = get_object_or_404(alerts.alerts_seen_by(request.user), pk=pk)
    people = alerts.waiting_for(found) & overseen_by(request.user)
    page = cut(people.select_related("unit"), key(request.GET.get("after", "")))
    context = {"alert": found, "people": page.rows, "after": page.after, "now": timezone.now()}
    return render(request, "training/alert.html", context)


@require_POST
def acknowledge(request: StaffRequest, pk: int) -> HttpResponse:
    """A second time, or of an alert that isn't one's own, there is nothing to acknowledge."""
    found = get_object_or_404(alerts.open_alerts(request.user), pk=pk)
    actions.acknowledge(found, by=request.user, now=timezone.now())
    return done(request, reverse("training:mine"), _("The alert is acknowledged."))


def _overview(request: StaffRequest, status: int = 200, **more: Any) -> HttpResponse:
    _require_manager(request)
    viewer, now = request.user, timezone.now()
    page = cut(needing_training(viewer, now), key(request.GET.get("after", "")), PAGE)
    standing = standings(page.rows, now)
    context = {
        "people": [
            (one, [each for each in standing[one.pk] if each.state != State.VALID])
            for one in page.rows
        ],
        "after": page.after,
        "overdue": list(alerts.overdue_alerts(viewer, now)[:MOST_ALERTS]),
        "latest": list(alerts.alerts_seen_by(viewer).order_by("-pk")[:MOST_ALERTS]),
        "modules": modules_waiting() if may_load(viewer) else [],
        "may_alert": may_alert(viewer),
        **more,
    }
    return render(request, "training/overview.html", context, status=status)


def _require_manager(request: StaffRequest) -> None:
    if not request.user.manages:
        raise Http404


def _written(
    request: StaffRequest, form: AlertForm, status: int = 200, **more: Any
) -> HttpResponse:
    return render(request, "training/new_alert.html", {"form": form, **more}, status=status)
