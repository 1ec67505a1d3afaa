"""Applications joined to accounts (P-86)."""

from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from barza.desk.accounts import actions, pictures, queries
from barza.desk.accounts.deciders import SECURITY, may
from barza.desk.accounts.forms.custody import (
    AllowForm,
    AppFormSet,
    AttestForm,
    UnknownForm,
    seen_apps,
)
from barza.desk.accounts.forms.register import BecauseForm
from barza.desk.accounts.models import Account, AllowedApp, UnknownApp
from barza.desk.people.http import StaffRequest

from .shared import act, before, the_kept


@require_http_methods(["GET", "POST"])
def of_account(request: StaffRequest, pk: int) -> HttpResponse:
    """The inventory, when somebody last looked, and the form to say what stands there today."""
    account = the_kept(request, pk)
    if request.method == "GET":
        return render(request, "accounts/applications.html", _context(request, account))
    form = AttestForm(request.POST, request.FILES)
    apps = AppFormSet(request.POST, prefix="app")
    context = {**_context(request, account), "form": form, "apps": apps}
    if not (form.is_valid() & apps.is_valid()):
        return render(request, "accounts/applications.html", context, status=422)
    return act(
        request,
        lambda: actions.attest(
            account,
            seen_apps(apps),
            screenshot=form.cleaned_data["screenshot"],
            note=form.cleaned_data["note"],
            by=request.user,
            now=timezone.now(),
        ),
        template="accounts/applications.html",
        context=context,
        done=_("What you saw is on record. The next look is due in 90 days."),
        onward=reverse("accounts:applications", args=[account.pk]),
    )


@require_GET
def screenshot(request: StaffRequest, pk: int, attestation: int) -> FileResponse:
    account = the_kept(request, pk)
    made = get_object_or_404(account.attestations, pk=attestation)
    kind = str(made.screenshot.name).rpartition(".")[2]
    response = FileResponse(
        made.screenshot.open("rb"), content_type=pictures.TYPES.get(kind, "image/png")
    )
    response["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "POST"])
def allow_list(request: StaffRequest) -> HttpResponse:
    """What may be joined to an account; and what was found that may not."""
    _require_manager(request)
    if request.method == "GET":
        return render(request, "accounts/allowed.html", _list(request))
    form = AllowForm(request.POST)
    context = {**_list(request), "form": form}
    if not form.is_valid():
        return render(request, "accounts/allowed.html", context, status=422)
    return act(
        request,
        lambda: actions.allow_app(**form.cleaned_data, by=request.user, now=timezone.now()),
        template="accounts/allowed.html",
        context=context,
        done=_("The application is on the allow-list."),
        onward=reverse("accounts:allow-list"),
    )


@require_POST
def disallow(request: StaffRequest, app: int) -> HttpResponse:
    _require_manager(request)
    allowed = get_object_or_404(AllowedApp, pk=app)
    form = BecauseForm(request.POST)
    because = form.cleaned_data["because"] if form.is_valid() else ""
    return act(
        request,
        lambda: actions.disallow_app(allowed, because=because, by=request.user, now=timezone.now()),
        template="accounts/allowed.html",
        context=_list(request),
        done=_("The application is off the allow-list."),
        onward=reverse("accounts:allow-list"),
    )


@require_POST
def decide(request: StaffRequest, unknown: int) -> HttpResponse:
    _require_manager(request)
    found = get_object_or_404(UnknownApp, pk=unknown)
    form = UnknownForm(request.POST)
    given = form.cleaned_data if form.is_valid() else {"allow": False, "because": ""}
    return act(
        request,
        lambda: actions.decide_unknown(found, **given, by=request.user, now=timezone.now()),
        template="accounts/allowed.html",
        context=_list(request),
        done=_("The decision is on record."),
        onward=reverse("accounts:allow-list"),
    )


def _require_manager(request: StaffRequest) -> None:
    if not request.user.manages:
        raise Http404


def _list(request: StaffRequest) -> dict[str, Any]:
    return {
        "allowed": queries.allow_list(),
        "unknown": queries.unknown_apps(before=before(request)),
        "form": AllowForm(),
        "decide": UnknownForm(),
        "may_decide": may(request.user, SECURITY),
    }


def _context(request: StaffRequest, account: Account) -> dict[str, Any]:
    now = timezone.now()
    looks = queries.attestations(account)
    inventory = list(queries.inventory(account))
    known = [
        {"name": app.name, "publisher": app.publisher, "permissions": app.permissions}
        for app in inventory
    ]
    return {
        "account": account,
        "inventory": inventory,
        "looks": looks,
        "overdue": queries.is_attestation_overdue(account, looks[0].at if looks else None, now),
        "keeps": queries.keeps_credentials(request.user, account, now),
        "form": AttestForm(),
        "apps": AppFormSet(initial=known, prefix="app"),
        "sees_custody": True,
        "here": "applications",
    }
