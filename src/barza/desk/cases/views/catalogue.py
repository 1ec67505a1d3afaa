"""Service targets, services and areas (P-18, P-42)."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from barza.desk.cases import queries
from barza.desk.cases.actions import catalogue as actions
from barza.desk.cases.forms import AreaForm, ServiceForm, TargetForm
from barza.desk.cases.models import Area, Service, Target
from barza.desk.people.administering import administers
from barza.desk.people.history import history
from barza.desk.people.http import StaffRequest
from barza.desk.people.views.setup import GET_OR_POST, filled, reader


@never_cache
@require_http_methods(GET_OR_POST)
def targets(request: StaffRequest) -> HttpResponse:
    reader(request)
    today = timezone.localdate()
    form = TargetForm(
        request.POST if request.method == "POST" else None, initial={"valid_from_on": today}
    )
    context = {
        "promises": queries.promises(today),
        "missing": queries.missing_targets(today),
        "form": form if administers(request.user) else None,
        "history": history("target.set", "target.withdrawn"),
    }
    if request.method != "POST":
        return render(request, "catalogue/targets.html", context)
    return filled(
        request,
        form,
        lambda by, now, **_given: actions.set_target(**form.values(), by=by, now=now),
        template="catalogue/targets.html",
        context=context,
        sentence=_("The target is set."),
        onward=reverse("catalogue:targets"),
    )


@require_POST
def withdraw_target(request: StaffRequest, pk: int) -> HttpResponse:
    target = get_object_or_404(Target, pk=pk)
    today = timezone.localdate()
    return filled(
        request,
        forms.Form(request.POST),
        lambda **given: actions.withdraw_target(target, **given),
        template="catalogue/targets.html",
        context={"promises": queries.promises(today), "form": TargetForm()},
        sentence=_("The target is withdrawn."),
        onward=reverse("catalogue:targets"),
    )


@never_cache
@require_http_methods(GET_OR_POST)
def services(request: StaffRequest, pk: int | None = None) -> HttpResponse:
    """The list, with a form for a new one, or for the one that is named."""
    service = _one(request, Service, pk)
    posted = request.POST if request.method == "POST" else None
    names = ("name_ar", "name_en", "link", "unit")
    form = ServiceForm(posted, initial=_known(service, names), service=service)
    if service:
        form.keep_code()
    return _put(request, "services", service, form, actions.put_service)


@never_cache
@require_http_methods(GET_OR_POST)
def areas(request: StaffRequest, pk: int | None = None) -> HttpResponse:
    """The same of areas."""
    area = _one(request, Area, pk)
    posted = request.POST if request.method == "POST" else None
    form = AreaForm(posted, initial=_known(area, ("name_ar", "name_en", "wilayat")))
    if area:
        form.keep_code()
    return _put(request, "areas", area, form, actions.put_area)


def _put(
    request: StaffRequest, what: str, one: Service | Area | None, form: forms.Form, act: Any
) -> HttpResponse:
    template = f"catalogue/{what}.html"
    context = {
        "rows": getattr(queries, what)(),
        "one": one,
        "form": form if administers(request.user) else None,
        "history": history("service.put" if what == "services" else "area.put"),
    }
    if request.method != "POST":
        return render(request, template, context)
    return filled(
        request,
        form,
        lambda **given: act(one, **({"code": one.code} if one else {}), **given),
        template=template,
        context=context,
        sentence=_("It is kept."),
        onward=reverse(f"catalogue:{what}"),
    )


def _one(request: StaffRequest, kind: Any, pk: int | None) -> Any:
    reader(request)
    if pk is None:
        return None
    if not administers(request.user):
        raise Http404
    return get_object_or_404(kind, pk=pk)


def _known(one: Any, names: tuple[str, ...]) -> dict[str, Any] | None:
    if one is None:
        return None
    active = "no" if one.closed_on else "yes"
    return {name: getattr(one, name) for name in names} | {"is_active": active}
