"""The record of a selection: assessed here, and read by the candidate (P-63)."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from barza.desk.core.errors import Refused
from barza.desk.people import actions
from barza.desk.people.forms.selection import AssessForm
from barza.desk.people.http import StaffRequest
from barza.desk.people.models import ASSESSED_BY, Assessment, Selection
from barza.desk.people.queries import selection as queries

from .answers import done


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def selection(request: StaffRequest, pk: int) -> HttpResponse:
    now = timezone.now()
    seen = queries.selections_seen_by(request.user).select_related("candidate__unit")
    found = get_object_or_404(seen, pk=pk)
    if request.method != "POST":
        return _shown(request, found)
    return _assess(request, found, now)


def _assess(request: StaffRequest, found: Selection, now: datetime) -> HttpResponse:
    form = AssessForm(request.POST)
    if not form.is_valid():
        return _shown(request, found, status=422, form=form)
    try:
        actions.assess(found, form.scores(), by=request.user, now=now)
    except Refused as refusal:
        return _shown(request, found, status=422, form=form, refusal=refusal)
    place = reverse("people:selection", args=[found.pk])
    return done(request, place, _("Your assessment is recorded. The candidate can read it."))


def _shown(request: StaffRequest, found: Selection, status: int = 200, **more: Any) -> HttpResponse:
    visible = queries.visible_assessments(found, request.user)
    context = {
        "selection": found,
        "candidate": found.candidate,
        "is_own": found.candidate_id == request.user.pk,
        "judged": queries.judged(visible),
        "visible": visible,
        "assessors": queries.assessed_by(found),
        "needed": ASSESSED_BY,
        **more,
    }
    if queries.may_assess(found, request.user) and "form" not in context:
        context["form"] = AssessForm(initial=_mine(visible, request.user.pk))
    return render(request, "people/selection.html", context, status=status)


def _mine(visible: list[Assessment], me: int) -> dict[str, Any]:
    mine = [one for one in visible if one.assessor_id == me]
    scores = {f"score_{one.criterion}": one.score for one in mine}
    return scores | {f"note_{one.criterion}": one.note for one in mine}
