"""The institution and its units, as whoever administers enters them (P-07)."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from barza.desk.core.errors import Refused
from barza.desk.core.models import Institution
from barza.desk.people import actions
from barza.desk.people.administering import administers
from barza.desk.people.forms.setup import CloseUnitForm, InstitutionForm, NewUnitForm, UnitForm
from barza.desk.people.history import history
from barza.desk.people.http import StaffRequest
from barza.desk.people.models import Unit
from barza.desk.people.queries.units import tree

from .answers import done

INSTITUTION = "setup/institution.html"
UNIT_EVENTS = ("unit.added", "unit.changed", "unit.closed", "unit.reopened", "unit.deleted")
GET_OR_POST = ("GET", "HEAD", "POST")


def reader(request: StaffRequest) -> None:
    """The set-up is read by those who manage and those who administer; 404 to all others."""
    if not (request.user.manages or administers(request.user)):
        raise Http404


def filled(
    request: StaffRequest,
    form: forms.Form,
    act: Callable[..., Any],
    *,
    template: str,
    context: dict[str, Any],
    sentence: str,
    onward: str,
) -> HttpResponse:
    """A form that was sent: the action, and on; or the page again, with what was refused."""
    if not administers(request.user):
        raise Http404
    if not form.is_valid():
        return render(request, template, context, status=422)
    try:
        act(**form.cleaned_data, by=request.user, now=timezone.now())
    except Refused as refusal:
        return render(request, template, {**context, "refusal": refusal}, status=422)
    return done(request, onward, sentence)


@never_cache
@require_http_methods(GET_OR_POST)
def institution(request: StaffRequest) -> HttpResponse:
    reader(request)
    here = Institution.objects.first()
    known = {name: getattr(here, name, "") for name in InstitutionForm.base_fields}
    posted = request.POST if request.method == "POST" else None
    context: dict[str, Any] = {"institution": here, "history": history("institution.set")}
    if administers(request.user):
        context["form"] = InstitutionForm(posted, initial=known)
    if posted is None:
        return render(request, INSTITUTION, context)
    return filled(
        request,
        InstitutionForm(posted),
        actions.set_institution,
        template=INSTITUTION,
        context=context,
        sentence=_("The institution is entered."),
        onward=reverse("setup:institution"),
    )


@never_cache
@require_http_methods(GET_OR_POST)
def units(request: StaffRequest) -> HttpResponse:
    reader(request)
    posted = request.POST if request.method == "POST" else None
    form = NewUnitForm(posted)
    context = {
        "branches": tree(),
        "form": form if administers(request.user) else None,
        "history": history(*UNIT_EVENTS),
    }
    if posted is None:
        return render(request, "setup/units.html", context)
    return filled(
        request,
        form,
        actions.add_unit,
        template="setup/units.html",
        context=context,
        sentence=_("The unit is entered."),
        onward=reverse("setup:units"),
    )


@never_cache
@require_http_methods(GET_OR_POST)
def unit(request: StaffRequest, pk: int) -> HttpResponse:
    theirs, context = _unit(request, pk)
    if request.method != "POST":
        return render(request, "setup/unit.html", context)
    form = context["form"] = UnitForm(request.POST, unit=theirs)
    return filled(
        request,
        form,
        lambda **given: actions.change_unit(theirs, **given),
        template="setup/unit.html",
        context=context,
        sentence=_("The unit is changed."),
        onward=reverse("setup:unit", args=[pk]),
    )


@require_POST
def close_unit(request: StaffRequest, pk: int) -> HttpResponse:
    theirs, context = _unit(request, pk)
    form = context["close"] = CloseUnitForm(request.POST)
    return filled(
        request,
        form,
        lambda **given: actions.close_unit(theirs, **given),
        template="setup/unit.html",
        context=context,
        sentence=_("The unit is closed."),
        onward=reverse("setup:unit", args=[pk]),
    )


@require_POST
def reopen_unit(request: StaffRequest, pk: int) -> HttpResponse:
    theirs, context = _unit(request, pk)
    return filled(
        request,
        forms.Form(request.POST),
        lambda **given: actions.reopen_unit(theirs, **given),
        template="setup/unit.html",
        context=context,
        sentence=_("The unit is open again."),
        onward=reverse("setup:unit", args=[pk]),
    )


@require_POST
def delete_unit(request: StaffRequest, pk: int) -> HttpResponse:
    theirs, context = _unit(request, pk)
    return filled(
        request,
        forms.Form(request.POST),
        lambda **given: actions.delete_unit(theirs, **given),
        template="setup/unit.html",
        context=context,
        sentence=_("The unit is deleted."),
        onward=reverse("setup:units"),
    )


def _unit(request: StaffRequest, pk: int) -> tuple[Unit, dict[str, Any]]:
    if not administers(request.user):
        raise Http404
    theirs = get_object_or_404(Unit.objects.select_related("parent", "head"), pk=pk)
    known = {name: getattr(theirs, name) for name in UnitForm.base_fields}
    return theirs, {
        "unit": theirs,
        "form": UnitForm(initial=known, unit=theirs),
        "close": CloseUnitForm(initial={"closed_on": timezone.localdate()}),
    }
