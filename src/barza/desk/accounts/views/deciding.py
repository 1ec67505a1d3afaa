"""What is decided about resolutions: one action each, and back to the page."""

from collections.abc import Callable
from typing import Any

from django import forms
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
    AmendForm,
    BecauseForm,
    DraftForm,
    EmergencyForm,
    IssueForm,
    SignedForm,
    SuspendForm,
)
from barza.desk.accounts.models import Resolution
from barza.desk.core.errors import Refused
from barza.desk.people.http import StaffRequest
from barza.desk.people.models import Role

from . import resolutions

Act = Callable[[Resolution], object]
GET_OR_POST = ("GET", "HEAD", "POST")


@never_cache
@require_http_methods(GET_OR_POST)
def draft(request: StaffRequest) -> HttpResponse:
    return _made(request, DraftForm, DECIDE, "draft", _("The draft is saved."))


@never_cache
@require_http_methods(GET_OR_POST)
def emergency(request: StaffRequest) -> HttpResponse:
    said = _("Proposed. It opens nothing before a second person confirms it.")
    return _made(request, EmergencyForm, DECIDE | set(PROPOSE), "break_glass", said)


def _made(
    request: StaffRequest, kind: type[forms.Form], may: frozenset[Role], verb: str, said: str
) -> HttpResponse:
    """A page of its own with one form, for those who may."""
    if request.user.role not in may:
        raise Http404
    form = kind(request.POST or None)
    refusal = None
    if request.method == "POST" and form.is_valid():
        values = form.values() if hasattr(form, "values") else form.cleaned_data
        try:
            made = getattr(actions, verb)(by=request.user, now=timezone.now(), **values)
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, said)
            return redirect("resolutions:one", pk=made.pk)
    context = {"form": form, "refusal": refusal, "is_emergency": verb == "break_glass"}
    status = 422 if request.method == "POST" else 200
    return render(request, "accounts/resolution_new.html", context, status=status)


@require_POST
def issue(request: StaffRequest, pk: int) -> HttpResponse:
    form = IssueForm(request.POST)
    return _act(request, pk, "issue", form, _("The resolution is in force as dated."))


@require_POST
def amend(request: StaffRequest, pk: int) -> HttpResponse:
    form = AmendForm(request.POST)
    said = _("The resolution is amended. Print, sign and keep the new version.")
    return _act(request, pk, "amend", form, said)


@require_POST
def suspend(request: StaffRequest, pk: int) -> HttpResponse:
    form = SuspendForm(request.POST)
    given = {"because": form.cleaned_data["because"], "until": form.until()} if _ok(form) else {}
    return _act(request, pk, "suspend", form, _("Suspended from this moment."), given)


@require_POST
def lift(request: StaffRequest, pk: int) -> HttpResponse:
    return _act(request, pk, "lift", BecauseForm(request.POST), _("The suspension is lifted."))


@require_POST
def revoke(request: StaffRequest, pk: int) -> HttpResponse:
    said = _("Revoked. The person's sessions end with their next request.")
    return _act(request, pk, "revoke", BecauseForm(request.POST), said)


@require_POST
def withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    return _act(request, pk, "withdraw", forms.Form(request.POST), _("The draft is withdrawn."))


@require_POST
def confirm(request: StaffRequest, pk: int) -> HttpResponse:
    said = _("Confirmed. It is in force from this moment, and reported when it ends.")
    return _act(request, pk, "confirm", forms.Form(request.POST), said)


@require_POST
def keep(request: StaffRequest, pk: int) -> HttpResponse:
    resolutions.found(request, pk)  # the gate, before anything is read
    form = SignedForm(request.POST, request.FILES)
    given = {"content": form.cleaned_data["file"].read()} if _ok(form) else {}
    said = _("The signed copy is kept, with its hash.")
    return _act(request, pk, "keep_signed_copy", form, said, given)


def _ok(form: forms.Form) -> bool:
    return bool(form.is_valid())


def _act(
    request: StaffRequest,
    pk: int,
    verb: str,
    form: forms.Form,
    said: str,
    given: dict[str, Any] | None = None,
) -> HttpResponse:
    """What is refused, or can't be read, is said on the resolution's own page; nothing is lost."""
    resolution = resolutions.found(request, pk)
    if not form.is_valid():
        sentence = " ".join(str(one) for errors in form.errors.values() for one in errors)
        refusal = Refused(sentence)
        return resolutions.page(request, resolution, 422, refusal=refusal, at=verb, typed=form)
    values = given if given is not None else _values(form)
    try:
        getattr(actions, verb)(resolution, by=request.user, now=timezone.now(), **values)
    except Refused as refusal:
        return resolutions.page(request, resolution, 422, refusal=refusal, at=verb, typed=form)
    messages.success(request, said)
    return redirect("resolutions:one", pk=pk)


def _values(form: forms.Form) -> dict[str, Any]:
    values: dict[str, Any] = form.values() if hasattr(form, "values") else form.cleaned_data
    return values
