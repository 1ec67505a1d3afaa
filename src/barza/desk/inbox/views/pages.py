"""The desk: queues, list, and beside them the case that is open."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from barza.desk.accounts.queries import any_in_use
from barza.desk.cases.models import Case
from barza.desk.core.errors import Refused
from barza.desk.inbox import queries, rows
from barza.desk.people.administering import administers
from barza.desk.people.http import StaffRequest

from .asking import Asked, asked
from .frame import frame
from .work import work

LIVE = "X-Barza-Live"
"""A header: the page is open already and asks only for what may have changed on it."""


@never_cache
@require_safe
def desk(request: StaffRequest) -> HttpResponse:
    if administers(request.user) and not any_in_use():
        return redirect("/setup")  # nothing can arrive here yet
    now = timezone.now()
    asking = asked(request, now)
    if request.htmx.target == "more":
        return render(request, "inbox/_rows.html", the_list(request, asking, None, now))
    return _page(request, asking, now, None)


@never_cache
@require_safe
def case(request: StaffRequest, pk: int) -> HttpResponse:
    now = timezone.now()
    asking, found = asked(request, now), the_case(request, pk, now)
    if request.htmx.target == "work":
        return render(request, "inbox/_work.html", work(request, found, asking, now))
    return _page(request, asking, now, found)


def the_case(request: StaffRequest, pk: int, now: datetime) -> Case:
    """The gate: a case of an account that no resolution opens to the person is not there."""
    return get_object_or_404(queries.opened(request.user, now), pk=pk)


def after_act(request: StaffRequest, case: Case, *, event: str = "") -> HttpResponse:
    """After an act: the case as it stands now, or back to its page."""
    if request.htmx:
        response = shown(request, case)
        response.headers["HX-Trigger"] = ", ".join(filter(None, ["desk:changed", event]))
        return response
    return HttpResponse(
        status=303, headers={"Location": f"/case/{case.pk}?{request.GET.urlencode()}"}
    )


def refused(request: StaffRequest, case: Case, refusal: Refused, **kept: Any) -> HttpResponse:
    """A refusal stands beside what the person was doing, and what they wrote stays."""
    return shown(request, case, status=422, refusal=refusal, **kept)


def shown(request: StaffRequest, case: Case, status: int = 200, **more: Any) -> HttpResponse:
    now = timezone.now()
    asking, found = asked(request, now), the_case(request, case.pk, now)
    if request.htmx:
        context = work(request, found, asking, now) | more
        return render(request, "inbox/_work.html", context, status=status)
    return _page(request, asking, now, found, status=status, **more)


def _page(
    request: StaffRequest,
    asking: Asked,
    now: datetime,
    case: Case | None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    context = the_list(request, asking, case, now)
    context |= frame(request, now, asking)
    if case:
        context |= work(request, case, asking, now)
    template = "inbox/_live.html" if request.headers.get(LIVE) else "inbox/desk.html"
    return render(request, template, context | more, status=status)


def the_list(
    request: StaffRequest, asking: Asked, case: Case | None, now: datetime
) -> dict[str, Any]:
    open_case = case.pk if case else None
    if asking.text:
        found = queries.search(request.user, asking.text, now, asking.after)
        shown: SafeString | list[rows.Shown] = rows.hits(
            found.rows, open_case=open_case, at=asking.at, now=now
        )
        following = found.next
    else:
        page = queries.page(request.user, asking.queue, asking.filters, asking.after, now)
        shown = rows.shown(
            page.rows, me=request.user.pk, open_case=open_case, at=asking.at, now=now
        )
        following = page.next
    return {
        "asked": asking,
        "queue": asking.queue.value,
        "queue_name": asking.queue.label,
        "at": asking.at,
        "rows": shown,
        "more": asking.more(following) if following else "",
        "chosen": [(label, words, asking.without(name)) for name, label, words in asking.said],
    }
