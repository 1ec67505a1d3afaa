"""An account's connection: how it stands; connecting, testing, disconnecting (P-70, P-85)."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from barza.connectors.base import Price
from barza.desk.accounts import actions as accounts
from barza.desk.accounts import factor
from barza.desk.accounts import queries as register
from barza.desk.accounts.deciders import SENIOR, may
from barza.desk.accounts.models import Account
from barza.desk.accounts.views.shared import act, the_account, the_kept
from barza.desk.channels import actions, queries, spending
from barza.desk.channels.connectors import NotConnected, kind_of
from barza.desk.channels.forms.connection import (
    BudgetForm,
    ConnectForm,
    DisconnectForm,
    name_of,
)
from barza.desk.people import second_factor
from barza.desk.people.http import StaffRequest

TEMPLATE = "channels/connection.html"


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def connection(request: StaffRequest, pk: int) -> HttpResponse:
    if request.method == "GET":
        account = the_kept(request, pk)
        return render(request, TEMPLATE, _context(request, account, timezone.now()))
    account, now = _keeper(request, pk), timezone.now()
    context = _context(request, account, now)
    if "form" not in context:
        raise Http404
    form = context["form"] = _form(account, context["standing"], request.POST)
    if not form.is_valid():
        return render(request, TEMPLATE, context, status=422)
    return act(
        request,
        lambda: actions.connect(
            account,
            form.given(),
            factor_at=second_factor.proved_at(request, request.user),
            by=request.user,
            now=now,
        ),
        template=TEMPLATE,
        context=context,
        done=_("Connected: the network says that these are the credentials of %(handle)s.")
        % {"handle": account.handle},
        onward=_page(account),
    )


@never_cache
@require_POST
def try_out(request: StaffRequest, pk: int) -> HttpResponse:
    account, now = _keeper(request, pk), timezone.now()
    return act(
        request,
        lambda: actions.try_out(account, by=request.user, now=now),
        template=TEMPLATE,
        context=_context(request, account, now),
        done=_("It works: the network says that we are %(handle)s.") % {"handle": account.handle},
        onward=_page(account),
    )


@never_cache
@require_POST
def disconnect(request: StaffRequest, pk: int) -> HttpResponse:
    account, now = _keeper(request, pk), timezone.now()
    form = DisconnectForm(request.POST)
    context = {**_context(request, account, now), "disconnect": form}
    if not form.is_valid():
        return render(request, TEMPLATE, context, status=422)
    return act(
        request,
        lambda: accounts.disconnect(account, **form.cleaned_data, by=request.user, now=now),
        template=TEMPLATE,
        context=context,
        done=_("Disconnected. Withdraw the credentials on the network as well."),
        onward=_page(account),
    )


@never_cache
@require_POST
def budget(request: StaffRequest, pk: int) -> HttpResponse:
    account, now = the_kept(request, pk), timezone.now()
    if not may(request.user, SENIOR) or not _prices(account):
        raise Http404
    form = BudgetForm(request.POST)
    context = {**_context(request, account, now), "budget": form}
    if not form.is_valid():
        return render(request, TEMPLATE, context, status=422)
    return act(
        request,
        lambda: actions.set_budget(account, **form.cleaned_data, by=request.user, now=now),
        template=TEMPLATE,
        context=context,
        done=_("The budget is set, from this month on."),
        onward=_page(account),
    )


def _prices(account: Account) -> tuple[Price, ...]:
    try:
        return kind_of(account).prices
    except NotConnected:
        return ()


def _costs(request: StaffRequest, account: Account, now: datetime) -> dict[str, Any]:
    """Where the network charges: the month so far, and for those who decide, the budget."""
    if not _prices(account):
        return {}
    month = spending.month(account, timezone.localdate(now))
    decides = may(request.user, SENIOR)
    return {"month": month, "budget": BudgetForm({"usd": month.budget}) if decides else None}


def _keeper(request: StaffRequest, pk: int) -> Account:
    """The account, to those whom a resolution lets open its credentials; 404 to all others."""
    account = the_account(request, pk)
    if not register.keeps_credentials(request.user, account, timezone.now()):
        raise Http404
    return account


def _context(request: StaffRequest, account: Account, now: datetime) -> dict[str, Any]:
    standing = queries.standing(account, now)
    context: dict[str, Any] = {
        "account": account,
        "standing": standing,
        "tokens": [(name_of(name), since) for name, since in standing.tokens],
        "locked": register.is_locked(account),
        "keeps": register.keeps_credentials(request.user, account, now),
        "sees_custody": True,
        "here": "connection",
        **_costs(request, account, now),
    }
    if context["keeps"] and standing.is_known:
        proved = second_factor.proved_at(request, request.user)
        context |= {
            "form": _form(account, standing),
            "disconnect": DisconnectForm(),
            "is_fresh": factor.is_fresh(proved, now),
            "prove": second_factor.page_to_prove(request, request.user),
        }
    return context


def _form(account: Account, standing: queries.Standing, posted: Any = None) -> ConnectForm:
    held = {name for name, _since in standing.tokens}
    return ConnectForm(posted, kind=kind_of(account), held=held)


def _page(account: Account) -> str:
    return f"/accounts/{account.pk}/connection"
