"""Reports of impostors, to those who look at them (P-24); the kinds of tools (P-19)."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from barza.desk.accounts import actions, queries
from barza.desk.accounts.deciders import HEADS, may
from barza.desk.accounts.forms.custody import DecideReportForm
from barza.desk.accounts.forms.register import KindForm, KindNamesForm
from barza.desk.accounts.models import ImpostorReport
from barza.desk.audit import queries as audit
from barza.desk.people.http import StaffRequest

from .shared import act, before


@require_GET
def reports(request: StaffRequest) -> HttpResponse:
    if not queries.sees_reports(request.user):
        raise Http404
    states = ImpostorReport.State.choices
    state = request.GET.get("state", "")
    state = state if state in ImpostorReport.State.values else ""
    page = queries.report_page(request.user, state=state, before=before(request))
    context = {"page": page, "states": states, "state": state}
    return render(request, "accounts/reports.html", context)


@require_http_methods(["GET", "POST"])
def report(request: StaffRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.reports(request.user), pk=pk)
    form = DecideReportForm(request.POST if request.method == "POST" else None)
    context = {"report": found, "form": form}
    if request.method == "GET" or not form.is_valid():
        status = 200 if request.method == "GET" else 422
        return render(request, "accounts/report.html", context, status=status)
    return act(
        request,
        lambda: actions.decide_impostor(
            found, **form.cleaned_data, by=request.user, now=timezone.now()
        ),
        template="accounts/report.html",
        context=context,
        done=_("The decision is on record."),
        onward=reverse("accounts:reports"),
    )


@require_http_methods(["GET", "POST"])
def kinds(request: StaffRequest) -> HttpResponse:
    if not request.user.manages:
        raise Http404
    form = KindForm(request.POST if request.method == "POST" else None)
    counts = queries.counts_by_kind()
    rows = [{"kind": kind, "count": counts.get(kind.code, 0)} for kind in queries.kinds()]
    context = {"rows": rows, "form": form, "may_change": may(request.user, HEADS)}
    if request.method == "GET" or not form.is_valid():
        status = 200 if request.method == "GET" else 422
        return render(request, "accounts/kinds.html", context, status=status)
    return act(
        request,
        lambda: actions.add_kind(**form.cleaned_data, by=request.user, now=timezone.now()),
        template="accounts/kinds.html",
        context=context,
        done=_("The kind is in the register."),
        onward=reverse("accounts:kinds"),
    )


@require_http_methods(["GET", "POST"])
def kind(request: StaffRequest, code: str) -> HttpResponse:
    if not request.user.manages:
        raise Http404
    found = get_object_or_404(queries.kinds(), code=code)
    names = {"name_ar": found.name_ar, "name_en": found.name_en}
    form = KindNamesForm(request.POST if request.method == "POST" else None, initial=names)
    context = {
        "kind": found,
        "form": form,
        "history": audit.about(found),
        "may_change": may(request.user, HEADS),
    }
    if request.method == "GET" or not form.is_valid():
        status = 200 if request.method == "GET" else 422
        return render(request, "accounts/kind.html", context, status=status)
    return act(
        request,
        lambda: actions.rename_kind(
            found, **form.cleaned_data, by=request.user, now=timezone.now()
        ),
        template="accounts/kind.html",
        context=context,
        done=_("The names are changed; the former ones stay in its history."),
        onward=reverse("accounts:kind", args=[code]),
    )


@require_POST
def retire(request: StaffRequest, code: str) -> HttpResponse:
    if not request.user.manages:
        raise Http404
    found = get_object_or_404(queries.kinds(), code=code)
    context = {
        "kind": found,
        "form": KindNamesForm(initial={"name_ar": found.name_ar, "name_en": found.name_en}),
        "history": audit.about(found),
        "may_change": may(request.user, HEADS),
    }
    return act(
        request,
        lambda: actions.retire_kind(found, by=request.user, now=timezone.now()),
        template="accounts/kind.html",
        context=context,
        done=_("No new account can be of this kind."),
        onward=reverse("accounts:kinds"),
    )
