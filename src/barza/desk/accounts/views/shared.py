"""What the pages of the register have in common."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from barza.desk.accounts import queries
from barza.desk.accounts.models import Account
from barza.desk.core.errors import Refused
from barza.desk.core.paging import key
from barza.desk.people.http import StaffRequest


def the_account(request: StaffRequest, pk: int) -> Account:
    """404 for one that the person may not see, as for one that is not there."""
    return get_object_or_404(
        queries.visible(request.user, timezone.now()).select_related("unit"), pk=pk
    )


def the_kept(request: StaffRequest, pk: int) -> Account:
    """The account, to those who may see what is in custody for it."""
    account = the_account(request, pk)
    if not queries.sees_custody(request.user, account, timezone.now()):
        raise Http404
    return account


def before(request: StaffRequest) -> int | None:
    """The key of the page that follows; nothing for what is no key."""
    return key(request.GET.get("before", ""))


def act(
    request: StaffRequest,
    action: Callable[[], Any],
    *,
    template: str,
    context: Mapping[str, Any],
    done: str,
    onward: str,
) -> HttpResponse:
    """Calls one action; says what was done and goes on, or shows the page with the refusal."""
    try:
        action()
    except Refused as refusal:
        return render(request, template, {**context, "refusal": refusal}, status=422)
    messages.success(request, done)
    response = HttpResponseRedirect(onward)
    response.status_code = 303
    return response
