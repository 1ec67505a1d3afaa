"""What stands around a case and is fetched when it is looked at: side panel, who else is here."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from barza.desk.cases.models import AnswerOwed, Clock
from barza.desk.core import clauses
from barza.desk.core.errors import Refused
from barza.desk.inbox import actions, phrases, queries, shortcuts
from barza.desk.inbox.forms import SortForm
from barza.desk.people.http import StaffRequest

from .asking import asked, filter_form
from .pages import the_case


@never_cache
@require_GET
def details(request: StaffRequest, pk: int) -> HttpResponse:
    """Citizen, case, clocks, history; a page of its own where htmx doesn't ask."""
    now = timezone.now()
    case = the_case(request, pk, now)
    context = {
        "case": case,
        "at": asked(request, now).at,
        "form": SortForm.of(case),
        "earlier": [
            {
                "href": f"/case/{one.pk}",
                "reference": one.reference,
                "excerpt": one.excerpt,
                "lang": one.lang,
                "state": one.get_state_display(),
                "on": phrases.day(one.opened_at),
            }
            for one in queries.citizen(case.handle, request.user, now)
            if one.pk != case.pk
        ],
        "clocks": [_clock(clock, now) for clock in case.clocks.order_by("-id")[:6]],
        "debt": AnswerOwed.objects.filter(case=case).order_by("-id").first(),
        "clauses": [(code, clauses.name(code)) for code in clauses.in_order(case.worst.split())],
        "history": [(phrases.moment(one.at), one) for one in queries.history(case)],
        "opened": phrases.moment(case.opened_at),
    }
    template = "inbox/_details.html" if request.htmx else "inbox/details.html"
    return render(request, template, context)


def _clock(clock: Clock, now: datetime) -> dict[str, Any]:
    text, tone = phrases.time_left(clock.due_at, now)
    how = ("good" if clock.is_met else "late") if clock.stopped_at else tone
    return {
        "name": clock.get_kind_display(),
        "due": phrases.moment(clock.due_at),
        "text": text,
        "tone": how,
        "is_met": clock.is_met,
        "is_stopped": clock.stopped_at is not None,
    }


@never_cache
@require_POST
def present(request: StaffRequest, pk: int) -> HttpResponse:
    """Says that one is here, and learns who else is."""
    now = timezone.now()
    case = the_case(request, pk, now)
    try:
        actions.be_present(case, typing=request.POST.get("typing") == "1", by=request.user, now=now)
    except Refused as refusal:
        return HttpResponse(str(refusal), status=422, content_type="text/plain; charset=utf-8")
    others = queries.others_present(case, request.user, now)
    return render(request, "inbox/_present.html", {"others": others})


@require_POST
def leave(request: StaffRequest, pk: int) -> HttpResponse:
    now = timezone.now()
    actions.leave(the_case(request, pk, now), by=request.user, now=now)
    return HttpResponse(status=204)


@require_GET
def filters(request: StaffRequest) -> HttpResponse:
    """The form of filters: into its sheet, or a page of its own."""
    now = timezone.now()
    context = {"form": filter_form(request, now), "asked": asked(request, now)}
    template = "inbox/_filters.html" if request.htmx else "inbox/filters.html"
    return render(request, template, context)


@require_GET
def palette(request: StaffRequest) -> HttpResponse:
    """Everything one can ask for by name."""
    now = timezone.now()
    opened = request.GET.get("case", "")
    case = the_case(request, int(opened), now) if opened.isdecimal() else None
    answers = queries.reusable_answers(case) if case else []
    context = {
        "case": case,
        "answers": [offered.one for offered in answers],
        "case_acts": shortcuts.CASE_ACTS,
        "places": shortcuts.places(),
        "may_review": bool(queries.moderated_ids(request.user, now)),
        "other_language": shortcuts.other_language(),
    }
    return render(request, "inbox/_palette.html", context)


@require_GET
def help(request: StaffRequest) -> HttpResponse:
    template = "inbox/_help.html" if request.htmx else "inbox/help.html"
    return render(request, template, {"shortcuts": shortcuts.SHORTCUTS})
