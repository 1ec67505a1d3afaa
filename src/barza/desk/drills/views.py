"""Practice drills: which there are, the one that is going on, how it went, who has taken them."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from barza.desk.core.errors import Refused
from barza.desk.core.paging import key, newest_first
from barza.desk.people.http import StaffRequest

from . import actions, content, practice, queries, showing
from .models import Run, RunMessage

PAGE = 25
LATEST = 5


@never_cache
@require_safe
def index(request: StaffRequest) -> HttpResponse:
    return _index(request)


@require_POST
def start(request: StaffRequest, code: str) -> HttpResponse:
    drill = content.drill(code)
    if drill is None:
        raise Http404
    try:
        begun = actions.start(drill, by=request.user, now=timezone.now())
    except Refused as refusal:
        return _index(request, status=422, refusal=refusal)
    return _to(begun.pk)


@never_cache
@require_safe
def runs(request: StaffRequest) -> HttpResponse:
    """One's own, and for who watches over others theirs."""
    page = newest_first(
        queries.runs_seen_by(request.user), key(request.GET.get("before", "")), PAGE
    )
    return render(request, "drills/runs.html", {"runs": page.rows, "older": page.older})


@never_cache
@require_safe
def run(request: StaffRequest, pk: int) -> HttpResponse:
    return _run(request, _the_run(request, pk))


@require_POST
def department(request: StaffRequest, pk: int, place: int) -> HttpResponse:
    found = _the_run(request, pk)
    message = get_object_or_404(RunMessage.objects.select_related("run"), run=found, place=place)
    code = request.POST.get("department", "")
    return _acted(
        request,
        found,
        lambda **who: actions.choose_department(message, code, **who),
        anchor=f"#message-{place}",
    )


@require_POST
def finish(request: StaffRequest, pk: int) -> HttpResponse:
    found = _the_run(request, pk)
    return _acted(request, found, lambda **who: actions.finish(found, **who))


@require_POST
def abandon(request: StaffRequest, pk: int) -> HttpResponse:
    found = _the_run(request, pk)
    return _acted(request, found, lambda **who: actions.abandon(found, **who))


def _acted(
    request: StaffRequest, found: Run, act: Callable[..., object], anchor: str = ""
) -> HttpResponse:
    try:
        act(by=request.user, now=timezone.now())
    except Refused as refusal:
        return _run(request, _the_run(request, found.pk), status=422, refusal=refusal)
    return _to(found.pk, anchor)


def _to(pk: int, anchor: str = "") -> HttpResponse:
    place = reverse("drills:run", args=[pk]) + anchor
    return HttpResponse(status=303, headers={"Location": place})


def _the_run(request: StaffRequest, pk: int) -> Run:
    return get_object_or_404(queries.runs_seen_by(request.user), pk=pk)


def _index(request: StaffRequest, status: int = 200, **more: Any) -> HttpResponse:
    me = request.user
    best = queries.best_scores(me)
    context = {
        "drills": [(one, best.get(one.code)) for one in content.drills()],
        "open": queries.open_run(me),
        "account": practice.account(),
        "latest": list(queries.runs_of(me).order_by("-pk")[:LATEST]),
        **more,
    }
    return render(request, "drills/index.html", context, status=status)


def _run(request: StaffRequest, found: Run, status: int = 200, **more: Any) -> HttpResponse:
    """A run whose time is over waits some seconds for the worker to judge it."""
    now = timezone.now()
    is_mine = found.employee_id == request.user.pk
    context: dict[str, Any] = {"run": found, "is_mine": is_mine, **more}
    if found.ended_at is not None:
        context["messages_of"] = showing.over(found)
        return render(request, "drills/over.html", context, status=status)
    context |= {
        "messages_of": showing.under_way(found, now),
        "units": list(queries.units()),
        "is_over": not found.is_open(now),
    }
    return render(request, "drills/run.html", context, status=status)
