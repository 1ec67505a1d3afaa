"""Writing: answers, notes, drafts, and what helps while one writes."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from barza.desk.accounts import authority
from barza.desk.accounts.models import Duty
from barza.desk.cases.models import Case
from barza.desk.core.errors import Refused
from barza.desk.core.paging import key
from barza.desk.inbox import actions, checking, queries
from barza.desk.inbox.approving import NeedsSecond
from barza.desk.inbox.forms import AnswerForm, AskForm, DraftForm, NoteForm
from barza.desk.inbox.stances import Stance, speaks_for_institution
from barza.desk.people.http import StaffRequest
from barza.desk.policy.queries import positions_in_force

from .asking import asked
from .pages import after_act, refused, the_case
from .work import stance

MISREAD = _("Choose from the lists, and try again.")


@require_POST
def answer(request: StaffRequest, pk: int) -> HttpResponse:
    now, form = timezone.now(), AnswerForm(request.POST)
    case = the_case(request, pk, now)
    text = request.POST.get("text", "")
    try:
        if not form.is_valid():
            raise Refused(" ".join(str(error) for error in form.errors.get("text", [MISREAD])))
        actions.answer(case, by=request.user, now=now, **form.cleaned_data)
    except Refused as refusal:
        return refused(
            request,
            case,
            refusal,
            draft=text,
            at_field="answer",
            needs_second=isinstance(refusal, NeedsSecond),
            **_stance(form, now),
        )
    return after_act(request, case, event="desk:sent")


def _stance(form: AnswerForm, now: datetime) -> dict[str, Any]:
    """What was chosen stays chosen when the answer comes back."""
    given = form.cleaned_data
    return stance(given.get("position"), now, given.get("stance") or Stance.INFORMATION)


@require_POST
def ask_second(request: StaffRequest, pk: int) -> HttpResponse:
    """The answer as it stands goes before a second person; it stays where it is typed."""
    now, form = timezone.now(), AskForm(request.POST)
    case = the_case(request, pk, now)
    text = request.POST.get("text", "")
    try:
        if not form.is_valid():
            raise Refused(" ".join(str(one) for errors in form.errors.values() for one in errors))
        actions.ask_second(case, by=request.user, now=now, **form.cleaned_data)
    except Refused as refusal:
        return refused(request, case, refusal, draft=text, at_field="answer", needs_second=True)
    return after_act(request, case, event="desk:asked")


@require_POST
def note(request: StaffRequest, pk: int) -> HttpResponse:
    now = timezone.now()
    case = the_case(request, pk, now)
    colleagues = authority.officers_for(case.account, Duty.ANSWER, now)
    form = NoteForm(request.POST, colleagues=colleagues)
    text = request.POST.get("text", "")
    try:
        if not form.is_valid():
            raise Refused(
                " ".join(str(error) for errors in form.errors.values() for error in errors)
            )
        actions.note(case, by=request.user, now=now, **form.cleaned_data)
    except Refused as refusal:
        return refused(request, case, refusal, note_text=text, at_field="note")
    return after_act(request, case, event="desk:noted")


@require_POST
def draft(request: StaffRequest, pk: int) -> HttpResponse:
    now, form = timezone.now(), DraftForm(request.POST)
    case = the_case(request, pk, now)
    try:
        if form.is_valid():
            actions.save_draft(case, by=request.user, now=now, **form.cleaned_data)
    except Refused as refusal:
        return HttpResponse(str(refusal), status=422, content_type="text/plain; charset=utf-8")
    return HttpResponse(status=204)


@never_cache
@require_POST
def screen(request: StaffRequest, pk: int) -> HttpResponse:
    """What the policy and the network say to the text as it stands. Nothing is kept."""
    return screened(request, the_case(request, pk, timezone.now()))


def screened(
    request: StaffRequest, case: Case, refusal: Refused | None = None, status: int = 200
) -> HttpResponse:
    form = AnswerForm(request.POST)
    form.is_valid()
    text, lang = form.cleaned_data.get("text", ""), form.cleaned_data.get("lang", "")
    checked = checking.check(case, text, lang, by=request.user, now=timezone.now())
    speaks = form.cleaned_data.get("stance") != Stance.POSITION and speaks_for_institution(text)
    context = {"case": case, "checked": checked, "refusal": refusal, "speaks": speaks}
    return render(request, "inbox/_screening.html", context, status=status)


@require_GET
def answers(request: StaffRequest, pk: int) -> HttpResponse:
    """Reusable answers, both languages side by side."""
    now = timezone.now()
    case = the_case(request, pk, now)
    context = {
        "case": case,
        "answers": queries.reusable_answers(case),
        "first": "en" if case.lang == "en" else "ar",
        "at": asked(request, now).at,
    }
    template = "inbox/_answers.html" if request.htmx else "inbox/answers.html"
    return render(request, template, context)


@require_GET
def positions(request: StaffRequest, pk: int) -> HttpResponse:
    """The official lines in force, narrowed by a search (P-69)."""
    now = timezone.now()
    case = the_case(request, pk, now)
    wanted = request.GET.get("q", "")[:200]
    context = {"case": case, "lines": positions_in_force(now, wanted), "wanted": wanted}
    context["line"] = key(request.GET.get("position", ""))
    template = "_line_list" if request.htmx.target == f"line-list-{case.pk}" else "_lines"
    return render(request, f"inbox/{template}.html", context)


@require_GET
def services(request: StaffRequest, pk: int) -> HttpResponse:
    """Links of e-services, the case's own service first (P-25)."""
    now = timezone.now()
    case = the_case(request, pk, now)
    context = {"case": case, "services": queries.services(case), "at": asked(request, now).at}
    template = "inbox/_services.html" if request.htmx else "inbox/services.html"
    return render(request, template, context)


@require_GET
def colleagues(request: StaffRequest, pk: int) -> HttpResponse:
    """Whom a note can call: those whom a resolution names for the account."""
    now = timezone.now()
    case = the_case(request, pk, now)
    named = authority.officers_for(case.account, Duty.ANSWER, now).exclude(pk=request.user.pk)
    return render(request, "inbox/_colleagues.html", {"case": case, "colleagues": named})
