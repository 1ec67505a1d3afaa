"""The register of official positions: what the institution says (P-69)."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from barza.desk.audit.queries import about
from barza.desk.core.errors import Refused
from barza.desk.core.paging import key
from barza.desk.people.http import StaffRequest
from barza.desk.policy import actions, queries
from barza.desk.policy.forms import BecauseForm, PositionFilterForm, PositionForm
from barza.desk.policy.models import Position
from barza.desk.policy.wording import told

State = Position.State


@require_GET
def positions(request: StaffRequest) -> HttpResponse:
    form = PositionFilterForm(request.GET)
    given = form.cleaned_data if form.is_valid() else {}
    wanted = {name: value for name, value in given.items() if value}
    filters = queries.PositionFilters(**wanted)
    page = queries.position_page(request.user, filters, key(request.GET.get("before", "")))
    context = {
        "form": form,
        "page": page,
        "today": timezone.localdate(),
        "filtered": bool(wanted),
        "onward": f"?{urlencode({**wanted, 'before': page.older})}" if page.older else "",
        "may_propose": queries.proposes_positions(request.user),
    }
    return render(request, "policy/positions.html", context)


@require_GET
def position(request: StaffRequest, pk: int) -> HttpResponse:
    return _shown(request, _the_position(request, pk))


@require_http_methods(["GET", "POST"])
def propose(request: StaffRequest, pk: int | None = None) -> HttpResponse:
    """A new line, or with ``pk`` the next version of one."""
    if not queries.proposes_positions(request.user):
        raise Http404
    before = _the_position(request, pk) if pk else None
    today = timezone.localdate()
    form = PositionForm(
        request.POST or None,
        initial=_initial(before, today),
        orientations=queries.in_force(today),
    )
    context: dict[str, Any] = {"form": form, "before": before}
    status = 200 if request.method == "GET" else 422
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.propose_position(
                **form.cleaned_data, replaces=before, by=request.user, now=timezone.now()
            )
        except Refused as refusal:
            context["refusal"] = refusal
        else:
            return _done(request, made, _("It waits for senior management."))
    return render(request, "policy/propose.html", context, status=status)


@require_POST
def approve(request: StaffRequest, pk: int) -> HttpResponse:
    found = _the_position(request, pk)
    return _act(
        request,
        found,
        lambda: actions.approve_position(found, by=request.user, now=timezone.now()),
        _("It is approved."),
    )


@require_POST
def decline(request: StaffRequest, pk: int) -> HttpResponse:
    return _because(request, pk, actions.decline_position, "decline", _("It is not approved."))


@require_POST
def withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    return _because(request, pk, actions.withdraw_position, "withdraw", _("It is withdrawn."))


def _because(
    request: StaffRequest, pk: int, action: Callable[..., object], name: str, done: str
) -> HttpResponse:
    found, form = _the_position(request, pk), BecauseForm(request.POST, prefix=name)
    if not form.is_valid():
        return _shown(request, found, status=422, **{name: form})
    return _act(
        request,
        found,
        lambda: action(found, **form.cleaned_data, by=request.user, now=timezone.now()),
        done,
        **{name: form},
    )


def _act(
    request: StaffRequest, found: Position, action: Callable[[], object], done: str, **more: Any
) -> HttpResponse:
    try:
        action()
    except Refused as refusal:
        return _shown(request, found, status=422, refusal=refusal, **more)
    return _done(request, found, done)


def _done(request: StaffRequest, found: Position, said: str) -> HttpResponse:
    messages.success(request, said)
    at = reverse("positions:position", args=[found.pk])
    return HttpResponseRedirect(at, status=303)


def _the_position(request: StaffRequest, pk: int) -> Position:
    return get_object_or_404(queries.visible_positions(request.user), pk=pk)


def _initial(before: Position | None, today: date) -> dict[str, Any]:
    if before is None:
        return {"from_on": today}
    names = ("subject_ar", "subject_en", "text_ar", "text_en", "basis", "to_on")
    kept = {name: getattr(before, name) for name in names}
    return {**kept, "serves": before.serves_id, "from_on": today}


def _shown(request: StaffRequest, found: Position, status: int = 200, **more: Any) -> HttpResponse:
    decides = queries.decides_positions(request.user)
    is_own = found.drafted_by_id == request.user.pk
    waits, stands = found.state == State.PROPOSED, found.state == State.APPROVED
    context = {
        "position": found,
        "today": timezone.localdate(),
        "history": told(about(found)),
        "versions": queries.other_versions(request.user, found),
        "may_decide": decides and waits and not is_own,
        "may_withdraw": (decides and stands) or (is_own and waits),
        "may_renew": stands and queries.proposes_positions(request.user),
        "decline": BecauseForm(prefix="decline"),
        "withdraw": BecauseForm(prefix="withdraw"),
        **more,
    }
    return render(request, "policy/position.html", context, status=status)
