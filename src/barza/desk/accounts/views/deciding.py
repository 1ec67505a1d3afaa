"""What is decided about resolutions: one action each, and back to the page."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from barza.desk.accounts.actions import resolutions as actions
from barza.desk.accounts.actions.resolutions.breaking_glass import PROPOSE
from barza.desk.accounts.actions.resolutions.rules import DECIDE
from barza.desk.accounts.forms import (
    ActionForm,
    AmendForm,
    BecauseForm,
    DraftForm,
    EmergencyForm,
    IssueForm,
    RedraftForm,
    SignedForm,
    SuspendForm,
    terms,
)
from barza.desk.accounts.models import Resolution
from barza.desk.core.errors import Refused
from barza.desk.people.http import StaffRequest
from barza.desk.people.models import Role

from . import resolutions

GET_OR_POST = ("GET", "HEAD", "POST")


@never_cache
@require_http_methods(GET_OR_POST)
def draft(request: StaffRequest) -> HttpResponse:
    return _made(request, DraftForm, DECIDE, actions.draft, _("The draft is saved."))


@never_cache
@require_http_methods(GET_OR_POST)
def emergency(request: StaffRequest) -> HttpResponse:
    said = _("Proposed. It opens nothing before a second person confirms it.")
    return _made(request, EmergencyForm, DECIDE | set(PROPOSE), actions.break_glass, said)


@never_cache
@require_http_methods(GET_OR_POST)
def redraft(request: StaffRequest, pk: int) -> HttpResponse:
    """A draft said anew, with the person's name and job as they are now."""
    resolution = resolutions.found(request, pk)
    is_draft = resolution.state == Resolution.State.DRAFT
    if request.user.role not in DECIDE or not is_draft or resolution.is_break_glass:
        raise Http404
    form = RedraftForm(request.POST or None, initial=terms(resolution))
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.redraft(resolution, by=request.user, now=timezone.now(), **form.values())
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, _("The draft is saved."))
            return redirect("resolutions:one", pk=pk)
    context = {"form": form, "refusal": refusal, "resolution": resolution}
    status = 422 if request.method == "POST" else 200
    return render(request, "accounts/resolution_new.html", context, status=status)


def _made(
    request: StaffRequest,
    kind: type[ActionForm],
    may: frozenset[Role],
    act: Callable[..., Resolution],
    said: str,
) -> HttpResponse:
    """A page of its own with one form, for those who may."""
    if request.user.role not in may:
        raise Http404
    form = kind(request.POST or None)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            made = act(by=request.user, now=timezone.now(), **form.values())
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, said)
            return redirect("resolutions:one", pk=made.pk)
    context = {"form": form, "refusal": refusal, "is_emergency": kind is EmergencyForm}
    status = 422 if request.method == "POST" else 200
    return render(request, "accounts/resolution_new.html", context, status=status)


@require_POST
def issue(request: StaffRequest, pk: int) -> HttpResponse:
    said = _("The resolution is in force as dated.")
    return _act(request, pk, actions.issue, IssueForm(request.POST), said)


@require_POST
def amend(request: StaffRequest, pk: int) -> HttpResponse:
    said = _("The resolution is amended. Print, sign and keep the new version.")
    return _act(request, pk, actions.amend, AmendForm(request.POST), said)


@require_POST
def suspend(request: StaffRequest, pk: int) -> HttpResponse:
    said = _("Suspended from this moment.")
    return _act(request, pk, actions.suspend, SuspendForm(request.POST), said)


@require_POST
def lift(request: StaffRequest, pk: int) -> HttpResponse:
    said = _("The suspension is lifted.")
    return _act(request, pk, actions.lift, BecauseForm(request.POST), said)


@require_POST
def revoke(request: StaffRequest, pk: int) -> HttpResponse:
    said = _("Revoked. The person's sessions end with their next request.")
    return _act(request, pk, actions.revoke, BecauseForm(request.POST), said)


@require_POST
def withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    said = _("The draft is withdrawn.")
    return _act(request, pk, actions.withdraw, ActionForm(request.POST), said)


@require_POST
def confirm(request: StaffRequest, pk: int) -> HttpResponse:
    said = _("Confirmed. It is in force from this moment, and reported when it ends.")
    return _act(request, pk, actions.confirm, ActionForm(request.POST), said)


@require_POST
def keep(request: StaffRequest, pk: int) -> HttpResponse:
    said = _("The signed copy is kept, with its hash.")
    form = SignedForm(request.POST, request.FILES)
    return _act(request, pk, actions.keep_signed_copy, form, said)


def _act(
    request: StaffRequest, pk: int, act: Callable[..., object], form: ActionForm, said: str
) -> HttpResponse:
    """What is refused, or can't be read, is said on the resolution's own page; nothing is lost."""
    resolution = resolutions.found(request, pk)
    refusal = None
    if form.is_valid():
        try:
            act(resolution, by=request.user, now=timezone.now(), **form.values())
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, said)
            return redirect("resolutions:one", pk=pk)
    else:
        refusal = Refused(" ".join(str(one) for each in form.errors.values() for one in each))
    at = request.resolver_match.url_name if request.resolver_match else ""
    return resolutions.page(request, resolution, 422, refusal=refusal, at=at, typed=form)
