from collections.abc import Mapping
from typing import Any

from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from barza.desk.conduct import actions, forms, queries, standing
from barza.desk.conduct.models import Concern, ConcernFile
from barza.desk.core.errors import Refused
from barza.desk.core.paging import key
from barza.desk.people.http import StaffRequest

from .acting import Verb, done, served

State = Concern.State
VERBS: Mapping[str, Verb] = {
    "take": Verb(forms.NothingForm, actions.take, _("The concern is in your hands.")),
    "say": Verb(forms.MessageForm, actions.say, _("The message is sent.")),
    "answer": Verb(forms.AnswerForm, actions.answer, _("The concern is answered.")),
    "escalate": Verb(
        forms.EscalateForm, actions.escalate, _("The concern is with senior management now.")
    ),
    "not-resolved": Verb(
        forms.NotResolvedForm,
        actions.not_resolved,
        _("The concern is open again, with a fresh clock."),
    ),
    "withdraw": Verb(forms.NothingForm, actions.withdraw_concern, _("The concern is withdrawn.")),
}


@require_GET
def page(request: StaffRequest) -> HttpResponse:
    """One's own concerns; for those who answer concerns, the queue first."""
    now, is_desk = timezone.now(), request.user.role in (standing.DESK, standing.ABOVE)
    shown = request.GET.get("show", "desk" if is_desk else "mine")
    shown = shown if is_desk and shown in ("desk", "settled") else "mine"
    found = queries.queue(
        request.user,
        desk=shown != "mine",
        opened=shown == "desk",
        after=request.GET.get("after", ""),
    )
    return render(
        request,
        "conduct/concerns.html",
        {"queue": found, "shown": shown, "is_desk": is_desk, "now": now, **_roles(request)},
    )


def new(request: StaffRequest) -> HttpResponse:
    form = forms.ConcernForm(request.POST or None, request.FILES or None, filer=request.user)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.file_concern(by=request.user, now=timezone.now(), **form.cleaned_data)
        except Refused as said:
            refusal = said
        else:
            return done(request, _("The concerns desk has your concern."), _address(made.pk))
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "refusal": refusal}
    return render(request, "conduct/concern_new.html", context, status=status)


@require_GET
def one(request: StaffRequest, pk: int) -> HttpResponse:
    concern = actions.look_at_concern(pk, by=request.user, now=timezone.now())
    if concern is None:
        raise Http404
    return _shown(request, concern)


@require_POST
def act(request: StaffRequest, pk: int, verb: str) -> HttpResponse:
    now = timezone.now()
    concern = queries.concerns_for(request.user).filter(pk=pk).first()
    if concern is None:
        actions.turned_away(Concern, pk, by=request.user, now=now)
    if concern is None or verb not in VERBS:
        raise Http404
    wanted = VERBS[verb]
    form = wanted.form(request.POST, request.FILES)
    if not form.is_valid():
        return _shown(request, concern, {verb: form}, status=422)
    try:
        wanted.act(concern, by=request.user, now=now, **form.cleaned_data)
    except Refused as refusal:
        return _shown(request, concern, {verb: form}, refusal, status=422)
    return done(request, wanted.said, _address(pk))


@require_GET
def attachment(request: StaffRequest, pk: int, file: int) -> HttpResponse:
    now = timezone.now()
    concern = queries.concerns_for(request.user).filter(pk=pk).first()
    if concern is None:
        actions.turned_away(Concern, pk, by=request.user, now=now)
        raise Http404
    stored = get_object_or_404(ConcernFile, pk=file, message__concern=concern)
    actions.open_attachment(concern, sha256=stored.sha256, by=request.user, now=now)
    return served(stored)


@require_GET
def missing(request: StaffRequest) -> HttpResponse:
    """Who hasn't acknowledged the present rule; for human resources."""
    now, after = timezone.now(), key(request.GET.get("after", "")) or 0
    found = queries.not_acknowledged(request.user, now, after=after)
    if found is None:
        raise Http404
    return render(request, "conduct/missing.html", {"missing": found})


def _shown(
    request: StaffRequest,
    concern: Concern,
    bound: Mapping[str, Form] | None = None,
    refusal: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    filled = dict(bound or {})
    context: dict[str, Any] = {
        "concern": concern,
        "messages_of": concern.messages.select_related("author")
        .prefetch_related("files")
        .order_by("pk"),
        "is_filer": concern.filer_id == request.user.pk,
        "forms": [
            (verb, filled.get(verb) or VERBS[verb].form(auto_id=f"{verb}-%s"))
            for verb in _offered(request, concern)
        ],
        "refusal": refusal,
        "now": timezone.now(),
    }
    return render(request, "conduct/concern.html", context, status=status)


def _offered(request: StaffRequest, concern: Concern) -> list[str]:
    """In the order of the page."""
    if concern.filer_id == request.user.pk:
        if concern.state == State.ANSWERED:
            return ["not-resolved"] if concern.reopened_at is None else []
        return ["say", "withdraw"] if concern.is_open else []
    if not concern.is_open:
        return []
    is_above = request.user.role == standing.ABOVE
    verbs = [] if concern.acknowledged_at else ["take"]
    if concern.state == State.ESCALATED:
        return [*verbs, "answer", "say"] if is_above else ["say"]
    return [*verbs, "answer", "say", "escalate"]


def _roles(request: StaffRequest) -> dict[str, bool]:
    return {"is_personnel": request.user.role == standing.DESK}


def _address(pk: int) -> str:
    return reverse("concerns:one", args=[pk])
