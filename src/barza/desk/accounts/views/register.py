"""The list of accounts, one account, and asking for a new one."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from barza.desk.accounts import actions, queries
from barza.desk.accounts.deciders import ASK, may
from barza.desk.accounts.forms.register import (
    FilterForm,
    RequestForm,
    RiskFormSet,
    risk_lines,
)
from barza.desk.accounts.models import Account, Duty
from barza.desk.accounts.wording import told
from barza.desk.people.http import StaffRequest

from .shared import act, before, the_account
from .steps import offered


@require_GET
def accounts(request: StaffRequest) -> HttpResponse:
    now = timezone.now()
    if not queries.opens_register(request.user, now):
        raise Http404
    form = FilterForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    page = queries.page(
        request.user,
        now,
        tool=wanted.get("tool", ""),
        state=wanted.get("state", ""),
        after=request.GET.get("after", ""),
    )
    names = queries.kind_names()
    rows = [
        {
            "account": row,
            "kind": names.get(row.tool, row.tool),
            "review_overdue": queries.is_review_overdue(row, timezone.localdate(now)),
            "look_overdue": queries.is_attestation_overdue(
                row,
                row.attested_at,  # type: ignore[attr-defined]  # annotated by the query
                now,
            ),
        }
        for row in page.rows
    ]
    context = {
        "form": form,
        "rows": rows,
        "filtered": any(wanted.values()),
        "onward": _query(wanted, page.older),
        "may_ask": may(request.user, ASK),
        "sees_reports": queries.sees_reports(request.user),
    }
    return render(request, "accounts/list.html", context)


@require_GET
def account(request: StaffRequest, pk: int) -> HttpResponse:
    now = timezone.now()
    theirs = the_account(request, pk)
    asked = theirs.requests.select_related("asked_by", "decided_by", "serves").order_by("-pk")
    context = {
        "account": theirs,
        "kind": queries.kind_names().get(theirs.tool, theirs.tool),
        "asked": asked.first(),
        "closing": getattr(theirs, "closing", None),
        "risks": theirs.risks.order_by("pk"),
        "locked": queries.is_locked(theirs),
        "review_overdue": queries.is_review_overdue(theirs, timezone.localdate(now)),
        "resolutions": [
            {"resolution": one, "duties": [Duty(duty).label for duty in one.duties]}
            for one in queries.resolutions_naming(theirs, now)
        ],
        "timeline": _timeline(theirs),
        "steps": offered(request.user, theirs),
        "may_change_risks": may(request.user, ASK) and theirs.state != Account.State.CLOSED,
        "sees_custody": queries.sees_custody(request.user, theirs, now),
        "here": "account",
    }
    return render(request, "accounts/one.html", context)


@require_http_methods(["GET", "POST"])
def ask(request: StaffRequest) -> HttpResponse:
    if not may(request.user, ASK):
        raise Http404
    if request.method == "GET":
        unit = {"unit": request.user.unit_id}
        context = {"form": RequestForm(initial=unit), "risks": RiskFormSet(prefix="risk")}
        return render(request, "accounts/request.html", context)
    form, risks = RequestForm(request.POST), RiskFormSet(request.POST, prefix="risk")
    context = {"form": form, "risks": risks}
    if not (form.is_valid() & risks.is_valid()):
        return render(request, "accounts/request.html", context, status=422)
    return act(
        request,
        lambda: actions.request_account(
            form.identity(),
            form.grounds(risk_lines(risks)),
            by=request.user,
            now=timezone.now(),
        ),
        template="accounts/request.html",
        context=context,
        done=_("The request waits for senior management."),
        onward=reverse("accounts:accounts"),
    )


@require_http_methods(["GET", "POST"])
def risks(request: StaffRequest, pk: int) -> HttpResponse:
    theirs = the_account(request, pk)
    if not may(request.user, ASK):
        raise Http404
    if request.method == "GET":
        known = list(theirs.risks.order_by("pk").values("what", "likelihood", "impact", "measure"))
        context = {"account": theirs, "risks": RiskFormSet(initial=known, prefix="risk")}
        return render(request, "accounts/risks.html", context)
    lines = RiskFormSet(request.POST, prefix="risk")
    context = {"account": theirs, "risks": lines}
    if not lines.is_valid():
        return render(request, "accounts/risks.html", context, status=422)
    return act(
        request,
        lambda: actions.set_risks(theirs, risk_lines(lines), by=request.user, now=timezone.now()),
        template="accounts/risks.html",
        context=context,
        done=_("The risk sheet is kept."),
        onward=reverse("accounts:account", args=[theirs.pk]),
    )


@require_GET
def rotations(request: StaffRequest) -> HttpResponse:
    """What has to be replaced: to those who manage all of it, to others for what they keep."""
    now = timezone.now()
    if not queries.opens_register(request.user, now):
        raise Http404
    accounts = queries.in_custody(request.user, now)
    page = queries.rotations(accounts, before(request))
    return render(request, "accounts/rotations.html", {"page": page})


def _timeline(account: Account) -> list[dict[str, Any]]:
    acts = queries.timeline(account)
    names = queries.names_of(acts)
    return [
        {"act": one, "event": told(one), "who": names.get(one.actor, one.actor_name)}
        for one in acts
    ]


def _query(wanted: dict[str, Any], after: str) -> str:
    """The address of the next page, with the filters; empty at the end."""
    kept = {name: value for name, value in wanted.items() if value}
    return f"?{urlencode({**kept, 'after': after})}" if after else ""
