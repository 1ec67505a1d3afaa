"""Credentials in custody. A secret is on a page once, and no cache keeps that page (P-85)."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from barza.desk.accounts import actions, factor, queries
from barza.desk.accounts.forms.custody import (
    CodesForm,
    ConfirmForm,
    EnterForm,
    GenerateForm,
    TokenForm,
    ViewForm,
)
from barza.desk.accounts.models import Account, Credential
from barza.desk.core.errors import Refused
from barza.desk.people import second_factor
from barza.desk.people.http import StaffRequest

from .shared import act, the_account, the_kept


@require_GET
def credentials(request: StaffRequest, pk: int) -> HttpResponse:
    account = the_kept(request, pk)
    return render(request, "accounts/credentials.html", _context(request, account))


@never_cache
@sensitive_post_parameters()
@require_POST
def enter(request: StaffRequest, pk: int) -> HttpResponse:
    account = _keeper(request, pk)
    form = EnterForm(request.POST)
    context = {**_context(request, account), "enter": form}
    if not form.is_valid():
        return render(request, "accounts/credentials.html", context, status=422)
    given = form.cleaned_data
    return act(
        request,
        lambda: actions.enter_credential(
            account,
            kind=Credential.Kind(given["kind"]),
            name=given["name"],
            value=given["value"],
            by=request.user,
            now=timezone.now(),
        ),
        template="accounts/credentials.html",
        context=context,
        done=_("It is in custody."),
        onward=_page(account),
    )


@never_cache
@require_POST
def generate(request: StaffRequest, pk: int) -> HttpResponse:
    """The answer shows the new password, once, to set it on the network."""
    account = _keeper(request, pk)
    form = GenerateForm(request.POST)
    context = {**_context(request, account), "generate": form}
    if not form.is_valid():
        return render(request, "accounts/credentials.html", context, status=422)
    try:
        row, secret = actions.generate_password(
            account, name=form.cleaned_data["name"], by=request.user, now=timezone.now()
        )
    except Refused as refusal:
        context["refusal"] = refusal
        return render(request, "accounts/credentials.html", context, status=422)
    shown = {"account": account, "credential": row, "secret": str(secret), "is_new": True}
    return render(request, "accounts/shown.html", shown)


@require_POST
def confirm(request: StaffRequest, pk: int, credential: int) -> HttpResponse:
    """Somebody saw the network take the new password."""
    account = _keeper(request, pk)
    row = get_object_or_404(Credential, pk=credential, account=account)
    form = ConfirmForm(request.POST)
    context = _context(request, account)
    if not form.is_valid():
        return render(request, "accounts/credentials.html", context, status=422)
    return act(
        request,
        lambda: actions.confirm_password(
            row, **form.cleaned_data, by=request.user, now=timezone.now()
        ),
        template="accounts/credentials.html",
        context=context,
        done=_("The former values are forgotten."),
        onward=_page(account),
    )


@never_cache
@sensitive_post_parameters()
@require_POST
def codes(request: StaffRequest, pk: int) -> HttpResponse:
    account = _keeper(request, pk)
    form = CodesForm(request.POST)
    context = {**_context(request, account), "codes": form}
    if not form.is_valid():
        return render(request, "accounts/credentials.html", context, status=422)
    return act(
        request,
        lambda: actions.replace_recovery_codes(
            account, _lines(form.cleaned_data["codes"]), by=request.user, now=timezone.now()
        ),
        template="accounts/credentials.html",
        context=context,
        done=_("The recovery codes are in custody."),
        onward=_page(account),
    )


@never_cache
@require_http_methods(["GET", "POST"])
def ask_view(request: StaffRequest, pk: int, credential: int) -> HttpResponse:
    """The reason is asked for here; the answer holds the button that shows the secret."""
    account = _keeper(request, pk)
    row = get_object_or_404(Credential, pk=credential, account=account)
    factor_at, now = second_factor.proved_at(request, request.user), timezone.now()
    form = ViewForm(request.POST if request.method == "POST" else None)
    context = {
        "account": account,
        "credential": row,
        "form": form,
        "is_fresh": factor.is_fresh(factor_at, now),
        "prove": second_factor.page_to_prove(request, request.user),
    }
    if request.method == "GET" or not form.is_valid():
        status = 200 if request.method == "GET" else 422
        return render(request, "accounts/view.html", context, status=status)
    try:
        context["token"] = actions.request_view(
            row,
            reason=form.cleaned_data["reason"],
            factor_at=factor_at,
            by=request.user,
            now=now,
        )
    except Refused as refusal:
        context["refusal"] = refusal
        return render(request, "accounts/view.html", context, status=422)
    return render(request, "accounts/view.html", context)


@never_cache
@sensitive_post_parameters()
@require_POST
def show(request: StaffRequest, pk: int, credential: int) -> HttpResponse:
    account = _keeper(request, pk)
    row = get_object_or_404(Credential, pk=credential, account=account)
    form = TokenForm(request.POST)
    token = form.cleaned_data["token"] if form.is_valid() else ""
    context: dict[str, Any] = {"account": account, "credential": row}
    try:
        seen = actions.view_once(token, by=request.user, now=timezone.now())
    except Refused as refusal:
        asked = {"form": ViewForm(), "is_fresh": True, "refusal": refusal}
        return render(request, "accounts/view.html", {**context, **asked}, status=422)
    context = {"account": account, "credential": seen.credential, "secret": str(seen.secret)}
    return render(request, "accounts/shown.html", context)


def _keeper(request: StaffRequest, pk: int) -> Account:
    """The account, to those whom a resolution lets open its credentials; 404 to all others."""
    account = the_account(request, pk)
    if not queries.keeps_credentials(request.user, account, timezone.now()):
        raise Http404
    return account


def _context(request: StaffRequest, account: Account) -> dict[str, Any]:
    return {
        "account": account,
        "rows": queries.credentials_of(account),
        "unconfirmed": queries.unconfirmed(account),
        "locked": queries.is_locked(account),
        "keeps": queries.keeps_credentials(request.user, account, timezone.now()),
        "enter": EnterForm(),
        "generate": GenerateForm(),
        "codes": CodesForm(),
        "sees_custody": True,
        "here": "credentials",
    }


def _page(account: Account) -> str:
    return reverse("accounts:credentials", args=[account.pk])


def _lines(typed: str) -> list[str]:
    """One code a line; some networks write theirs with a space inside."""
    return [line.strip() for line in typed.splitlines() if line.strip()]
