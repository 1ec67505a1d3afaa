"""Words that wait for a second person, and what became of them (P-44)."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from barza.desk.accounts import actions, authority
from barza.desk.accounts.delegation import HEADS
from barza.desk.accounts.models import Approval, Duty
from barza.desk.accounts.queries import resolutions as queries
from barza.desk.core.errors import Refused
from barza.desk.core.paging import key, newest_first
from barza.desk.people.http import StaffRequest

STATES = [("asked", gettext_lazy("Waiting")), ("done", gettext_lazy("Decided"))]


class WhyForm(forms.Form):
    because = forms.CharField(max_length=500, required=False)


@never_cache
@require_safe
def listed(request: StaffRequest) -> HttpResponse:
    return _page(request)


@require_POST
def approve(request: StaffRequest, pk: int) -> HttpResponse:
    said = _("Approved. It can leave in these very words within a day.")
    return _act(request, pk, "approve", said, with_reason=True)


@require_POST
def decline(request: StaffRequest, pk: int) -> HttpResponse:
    return _act(request, pk, "decline", _("Sent back with your reason."), with_reason=True)


@require_POST
def withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    return _act(request, pk, "withdraw_approval", _("The question is taken back."))


def _act(
    request: StaffRequest, pk: int, verb: str, said: str, *, with_reason: bool = False
) -> HttpResponse:
    now = timezone.now()
    approval = get_object_or_404(_visible(request, now), pk=pk)
    form = WhyForm(request.POST)
    given = {"because": request.POST.get("because", "")[:500]} if with_reason else {}
    try:
        if not form.is_valid():
            raise Refused(" ".join(str(one) for one in form.errors.get("because", [])))
        getattr(actions, verb)(approval, by=request.user, now=now, **given)
    except Refused as refusal:
        return _page(request, 422, refused={"pk": pk, "refusal": refusal, **given})
    messages.success(request, said)
    return redirect("approvals:listed")


def _visible(request: StaffRequest, now: Any) -> Any:
    """One's own questions, and for heads those on accounts that a resolution opens to them."""
    opened = authority.accounts_for(request.user, now, (Duty.ANSWER,))
    return queries.approvals_for(request.user, opened, decides=request.user.role in HEADS)


def _page(
    request: StaffRequest, status: int = 200, refused: dict[str, Any] | None = None
) -> HttpResponse:
    now = timezone.now()
    state = "done" if request.GET.get("state") == "done" else "asked"
    rows = _visible(request, now)
    waiting = rows.filter(state=Approval.State.ASKED, expires_at__gt=now)
    shown = waiting if state == "asked" else rows.exclude(pk__in=waiting.values("pk"))
    page = newest_first(shown, key(request.GET.get("before", "")), queries.PAGE)
    context = {
        "rows": page.rows,
        "more": f"?state={state}&before={page.older}" if page.older else "",
        "tabs": [(label, f"?state={value}", value == state) for value, label in STATES],
        "state": state,
        "me": request.user.pk,
        "decides": request.user.role in HEADS,
        "now": now,
        "refused": refused or {},
    }
    return render(request, "accounts/approvals.html", context, status=status)
