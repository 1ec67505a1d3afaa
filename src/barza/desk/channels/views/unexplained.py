"""What the desk did not do on our accounts: the list, and one of it (P-73)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from barza.desk.accounts.models import Account
from barza.desk.accounts.queries import visible
from barza.desk.channels import actions, queries
from barza.desk.channels.forms.unexplained import DisownForm, ExplainForm, FilterForm
from barza.desk.channels.models import UnexplainedItem
from barza.desk.core.errors import Refused
from barza.desk.core.paging import key
from barza.desk.people.http import StaffRequest


@require_GET
def unexplained(request: StaffRequest) -> HttpResponse:
    now = timezone.now()
    state = request.GET.get("state", "")
    form = FilterForm({"state": state or UnexplainedItem.State.OPEN})
    state = form.cleaned_data["state"] if form.is_valid() else UnexplainedItem.State.OPEN
    account = _account(request)
    page = queries.unexplained_page(
        request.user,
        now,
        state="" if state == "all" else state,
        account=account.pk if account else None,
        before=key(request.GET.get("before", "")),
    )
    onward: dict[str, Any] = {"state": state, "before": page.older}
    if account:
        onward["account"] = account.pk
    context = {
        "form": form,
        "page": page,
        "account": account,
        "is_open": state == UnexplainedItem.State.OPEN,
        "onward": f"?{urlencode(onward)}" if page.older else "",
    }
    return render(request, "channels/unexplained.html", context)


@require_GET
def item(request: StaffRequest, pk: int) -> HttpResponse:
    return _shown(request, _the_item(request, pk))


@require_POST
def explain(request: StaffRequest, pk: int) -> HttpResponse:
    found, form = _the_item(request, pk), ExplainForm(request.POST, prefix="explain")
    if not form.is_valid():
        return _shown(request, found, status=422, explain=form)
    try:
        actions.explain_item(found, **form.cleaned_data, by=request.user, now=timezone.now())
    except Refused as refusal:
        return _shown(request, found, status=422, explain=form, refusal=refusal)
    return _done(request, _("The explanation is on record."))


@require_POST
def disown(request: StaffRequest, pk: int) -> HttpResponse:
    found, form = _the_item(request, pk), DisownForm(request.POST, prefix="disown")
    if not form.is_valid():
        return _shown(request, found, status=422, disown=form)
    try:
        actions.disown_item(found, **form.cleaned_data, by=request.user, now=timezone.now())
    except Refused as refusal:
        return _shown(request, found, status=422, disown=form, refusal=refusal)
    return _done(request, _("Everything that opens the account is put down to be replaced."))


def _the_item(request: StaffRequest, pk: int) -> UnexplainedItem:
    return get_object_or_404(queries.unexplained(request.user, timezone.now()), pk=pk)


def _account(request: StaffRequest) -> Account | None:
    """The one that the list is narrowed to; 404 for one that the person may not see."""
    wanted = key(request.GET.get("account", ""))
    if wanted is None:
        return None
    found = visible(request.user, timezone.now()).filter(pk=wanted).first()
    if found is None:
        raise Http404
    return found


def _shown(
    request: StaffRequest, found: UnexplainedItem, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "item": found,
        "may_decide": queries.decides_unexplained(request.user) and found.state == "open",
        "explain": ExplainForm(prefix="explain"),
        "disown": DisownForm(prefix="disown"),
        "can_suspend": found.account.state == Account.State.ACTIVE,
        **more,
    }
    return render(request, "channels/item.html", context, status=status)


def _done(request: StaffRequest, said: str) -> HttpResponse:
    messages.success(request, said)
    return HttpResponseRedirect("/unexplained", status=303)
