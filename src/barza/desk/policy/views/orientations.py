"""The register of objectives and orientations (P-74)."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from barza.desk.core.errors import Refused
from barza.desk.core.paging import key
from barza.desk.people.http import StaffRequest
from barza.desk.policy import actions, queries
from barza.desk.policy.forms import EndForm, FilterForm, OrientationForm
from barza.desk.policy.models import Orientation


@require_GET
def orientations(request: StaffRequest) -> HttpResponse:
    if not queries.sees(request.user):
        raise Http404
    form = FilterForm(request.GET)
    wanted = (
        {name: value for name, value in form.cleaned_data.items() if value}
        if form.is_valid()
        else {}
    )
    page = queries.page(**wanted, before=key(request.GET.get("before", "")))
    onward = {**wanted, "before": page.older}
    context = {
        "form": form,
        "page": page,
        "filtered": bool(wanted),
        "today": timezone.localdate(),
        "onward": f"?{urlencode(onward)}" if page.older else "",
        "may_adopt": queries.adopts(request.user),
    }
    return render(request, "policy/orientations.html", context)


@require_http_methods(["GET", "POST"])
def add(request: StaffRequest) -> HttpResponse:
    form = OrientationForm(request.POST or None)
    return _take(
        request,
        form,
        "policy/add.html",
        {},
        lambda: actions.add_orientation(**form.cleaned_data, by=request.user, now=timezone.now()),
        _("It is in the register."),
    )


@require_http_methods(["GET", "POST"])
def end(request: StaffRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Orientation, pk=pk)
    form = EndForm(request.POST or None)
    return _take(
        request,
        form,
        "policy/end.html",
        {"orientation": found},
        lambda: actions.end_orientation(
            found, **form.cleaned_data, by=request.user, now=timezone.now()
        ),
        _("Its last day is set."),
    )


def _take(
    request: StaffRequest,
    form: OrientationForm | EndForm,
    template: str,
    context: dict[str, Any],
    action: Callable[[], object],
    done: str,
) -> HttpResponse:
    """The page of an action of senior management's; 404 for all others."""
    if not queries.adopts(request.user):
        raise Http404
    context = {**context, "form": form}
    if request.method == "GET" or not form.is_valid():
        status = 200 if request.method == "GET" else 422
        return render(request, template, context, status=status)
    try:
        action()
    except Refused as refusal:
        return render(request, template, {**context, "refusal": refusal}, status=422)
    messages.success(request, done)
    return HttpResponseRedirect(reverse("policy:orientations"), status=303)
