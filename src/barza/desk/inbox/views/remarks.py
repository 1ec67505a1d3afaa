"""Saying that the screening is wrong, where one reads: on a message, or on a draft."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from barza.desk.cases.models import Case, Finding, Message
from barza.desk.core.errors import Refused
from barza.desk.inbox import actions, queries
from barza.desk.inbox.findings import Noted, noted
from barza.desk.inbox.forms import DraftWrongForm, MissedForm, WhyForm
from barza.desk.people.http import StaffRequest

from .asking import asked
from .composing import screened
from .pages import the_case
from .policy import explained


@never_cache
@require_safe
def finding(request: StaffRequest, pk: int, finding: int) -> HttpResponse:
    """What was found in a message, the clause behind it, and a way to say that it is wrong."""
    case = the_case(request, pk, timezone.now())
    return _about(request, case, _the_finding(case, finding))


@require_POST
def wrong(request: StaffRequest, pk: int, finding: int) -> HttpResponse:
    now, form = timezone.now(), WhyForm(request.POST)
    case = the_case(request, pk, now)
    found = _the_finding(case, finding)
    try:
        if not form.is_valid():
            raise _misread(form)
        actions.mark_wrong(found, why=form.cleaned_data["why"], by=request.user, now=now)
    except Refused as refusal:
        return _about(request, case, found, status=422, refusal=refusal)
    if request.htmx:
        return _changed(_about(request, case, _the_finding(case, finding), is_new=True))
    return _back(request, case)


@require_POST
def draft_wrong(request: StaffRequest, pk: int) -> HttpResponse:
    """From the composer: what is found there is looked at again, with the mark on it."""
    now, form = timezone.now(), DraftWrongForm(request.POST)
    case = the_case(request, pk, now)
    try:
        if not form.is_valid():
            raise _misread(form)
        actions.mark_draft_wrong(case, by=request.user, now=now, **form.cleaned_data)
    except Refused as refusal:
        return screened(request, case, refusal, status=422)
    return _changed(screened(request, case))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def missed(request: StaffRequest, pk: int) -> HttpResponse:
    """Words that the screening passed over, of a message or of one's own draft."""
    now = timezone.now()
    case = the_case(request, pk, now)
    message = _the_message(case, request.GET.get("message", ""))
    if request.method != "POST":
        text = message.text if message else queries.draft_of(case, request.user)
        return _asked(request, case, message, MissedForm(initial={"text": text}))
    form = MissedForm(request.POST)
    try:
        if not form.is_valid():
            raise _misread(form)
        given = form.cleaned_data
        actions.point_out(case, message=message, by=request.user, now=now, **given)
    except Refused as refusal:
        return _asked(request, case, message, form, status=422, refusal=refusal)
    if request.htmx:
        return _changed(_asked(request, case, message, form, is_new=True))
    return _back(request, case)


def _about(
    request: StaffRequest, case: Case, found: Finding, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        **explained(found.clause),
        "case": case,
        "at": asked(request, timezone.now()).at,
        "found": _noted(case, found),
        **more,
    }
    template = "inbox/_clause.html" if request.htmx else "inbox/clause.html"
    return render(request, template, context, status=status)


def _asked(
    request: StaffRequest,
    case: Case,
    message: Message | None,
    form: MissedForm,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    context = {
        "case": case,
        "message": message,
        "form": form,
        "at": asked(request, timezone.now()).at,
        **more,
    }
    template = "inbox/_missed.html" if request.htmx else "inbox/missed.html"
    return render(request, template, context, status=status)


def _the_finding(case: Case, pk: int) -> Finding:
    seen = queries.findings(case).select_related("message__case")
    return get_object_or_404(seen, pk=pk)


def _the_message(case: Case, pk: str) -> Message | None:
    if not pk:
        return None
    number = int(pk) if pk.isdecimal() and len(pk) < 19 else 0
    return get_object_or_404(Message, pk=number, thread=case.thread_id, case__isnull=False)


def _noted(case: Case, one: Finding) -> Noted:
    return noted(
        one.message.text,
        one.clause,
        one.rule,
        one.start,
        one.end,
        href=f"/case/{case.pk}/finding/{one.pk}",
        state=queries.state_of(one),
    )


def _misread(form: Any) -> Refused:
    said = " ".join(str(error) for errors in form.errors.values() for error in errors)
    return Refused(said or _("Try again."))


def _changed(response: HttpResponse) -> HttpResponse:
    response.headers["HX-Trigger"] = "desk:changed"
    return response


def _back(request: StaffRequest, case: Case) -> HttpResponse:
    place = f"/case/{case.pk}{asked(request, timezone.now()).at}"
    return HttpResponse(status=303, headers={"Location": place})
