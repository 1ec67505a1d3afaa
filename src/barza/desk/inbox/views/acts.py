"""Each view finds through the gate, calls one action, and shows the case as it stands."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from barza.desk.cases.models import Case
from barza.desk.channels.models import Delivery
from barza.desk.core.errors import Refused
from barza.desk.inbox import actions, queries
from barza.desk.inbox.forms import BulkForm, CloseForm, SortForm
from barza.desk.people.http import StaffRequest

from .pages import after_act, refused, the_case


@require_POST
def claim(request: StaffRequest, pk: int) -> HttpResponse:
    return _act(request, pk, actions.claim)


@require_POST
def renew(request: StaffRequest, pk: int) -> HttpResponse:
    return _act(request, pk, actions.renew)


@require_POST
def release(request: StaffRequest, pk: int) -> HttpResponse:
    return _act(request, pk, actions.release)


@require_POST
def reopen(request: StaffRequest, pk: int) -> HttpResponse:
    return _act(request, pk, actions.reopen)


@require_POST
def read_mentions(request: StaffRequest, pk: int) -> HttpResponse:
    return _act(request, pk, actions.read_mentions)


@require_POST
def close(request: StaffRequest, pk: int) -> HttpResponse:
    form = CloseForm(request.POST)
    if not form.is_valid():
        return _misread(request, pk)
    return _act(request, pk, actions.close, **form.cleaned_data)


@require_POST
def sort(request: StaffRequest, pk: int) -> HttpResponse:
    form = SortForm(request.POST, case=the_case(request, pk, timezone.now()))
    if not form.is_valid():
        return _misread(request, pk)
    return _act(request, pk, actions.sort, **form.cleaned_data)


@require_POST
def undo(request: StaffRequest, pk: int) -> HttpResponse:
    return _act_on_answer(request, pk, actions.undo, event="desk:restored")


@require_POST
def look_up(request: StaffRequest, pk: int) -> HttpResponse:
    return _act_on_answer(request, pk, actions.look_up)


@require_POST
def send_again(request: StaffRequest, pk: int) -> HttpResponse:
    return _act_on_answer(request, pk, actions.send_again)


@require_POST
def bulk(request: StaffRequest) -> HttpResponse:
    """Claims or releases what is ticked; says in one sentence what became of it."""
    now, form = timezone.now(), BulkForm(request.POST)
    if not form.is_valid():
        return _sentence(_("Choose cases and what to do with them."), status=422)
    chosen = queries.cases_for(request.user, now).filter(pk__in=form.cleaned_data["case"])
    act = {"claim": actions.claim_many, "release": actions.release_many}[form.cleaned_data["act"]]
    outcomes = act(chosen.select_related("account"), by=request.user, now=now)
    if not request.htmx:
        return HttpResponse(status=303, headers={"Location": f"/?{request.GET.urlencode()}"})
    response = _sentence(_what_became(outcomes))
    response.headers["HX-Trigger"] = "desk:changed"
    return response


def _act(request: StaffRequest, pk: int, act: Callable[..., Case], **fields: Any) -> HttpResponse:
    now = timezone.now()
    case = the_case(request, pk, now)
    try:
        act(case, by=request.user, now=now, **fields)
    except Refused as refusal:
        return refused(request, case, refusal)
    return after_act(request, case)


def _act_on_answer(
    request: StaffRequest, pk: int, act: Callable[..., Delivery], event: str = ""
) -> HttpResponse:
    now = timezone.now()
    seen = queries.cases_for(request.user, now)
    delivery = get_object_or_404(Delivery.objects.filter(message__case__in=seen), pk=pk)
    case = get_object_or_404(seen, message__delivery=delivery)
    try:
        act(delivery, by=request.user, now=now)
    except Refused as refusal:
        return refused(request, case, refusal)
    return after_act(request, case, event=event)


def _misread(request: StaffRequest, pk: int) -> HttpResponse:
    case = the_case(request, pk, timezone.now())
    return refused(request, case, Refused(_("Choose from the lists, and try again.")))


def _what_became(outcomes: list[actions.Outcome]) -> str:
    done = sum(not outcome.refusal for outcome in outcomes)
    said = ngettext("%(n)s case done.", "%(n)s cases done.", done) % {"n": done}
    return " ".join([said, *sorted({one.refusal for one in outcomes if one.refusal})])


def _sentence(text: str, status: int = 200) -> HttpResponse:
    return HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
