"""The review list: what officers said about the screening, for a second person to decide on."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from barza.desk.accounts.models import Account
from barza.desk.core import clauses
from barza.desk.core.errors import Refused
from barza.desk.inbox import actions, phrases, queries
from barza.desk.inbox.forms import RemarkFilterForm, WhyForm
from barza.desk.inbox.models import Remark
from barza.desk.people.http import StaffRequest

from .frame import frame

ASKED = ("state", "kind", "clause", "account")
AROUND = 240
"""Characters of a text shown on each side of what was marked in it."""


@never_cache
@require_safe
def review(request: StaffRequest) -> HttpResponse:
    return _page(request)


@require_POST
def agree(request: StaffRequest, pk: int) -> HttpResponse:
    return _decide(request, pk, actions.agree)


@require_POST
def disagree(request: StaffRequest, pk: int) -> HttpResponse:
    return _decide(request, pk, actions.disagree)


@require_POST
def withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    return _act(request, pk, actions.withdraw)


@require_POST
def reconsider(request: StaffRequest, pk: int) -> HttpResponse:
    return _act(request, pk, actions.reconsider)


def _decide(request: StaffRequest, pk: int, act: Callable[..., Remark]) -> HttpResponse:
    form = WhyForm(request.POST)
    if not form.is_valid():
        said = " ".join(str(error) for error in form.errors.get("why", []))
        return _page(request, status=422, refused={"pk": pk, "refusal": Refused(said)})
    return _act(request, pk, act, why=form.cleaned_data["why"])


def _act(request: StaffRequest, pk: int, act: Callable[..., Remark], **given: str) -> HttpResponse:
    """Whoever may not decide finds nothing here; what is refused stays beside the remark."""
    now = timezone.now()
    remark = get_object_or_404(queries.remarks_for(request.user, now), pk=pk)
    try:
        act(remark, by=request.user, now=now, **given)
    except Refused as refusal:
        typed = request.POST.get("why", "")
        refused = {"pk": pk, "refusal": refusal, "why": typed}
        return _page(request, status=422, refused=refused)
    if request.htmx:
        response = _page(request)
        response.headers["HX-Trigger"] = "desk:changed"
        return response
    place = f"/review{_query(request.GET)}"
    return HttpResponse(status=303, headers={"Location": place})


def _page(
    request: StaffRequest, status: int = 200, refused: dict[str, Any] | None = None
) -> HttpResponse:
    now = timezone.now()
    accounts = queries.moderated_ids(request.user, now)
    if not accounts:
        raise Http404
    form = RemarkFilterForm(request.GET, accounts=Account.objects.filter(pk__in=accounts))
    filters = form.filters()
    page = queries.remarks(request.user, filters, request.GET.get("after", ""), now)
    context = {
        "form": form,
        "remarks": [_shown(one, request.user.pk) for one in page.remarks],
        "states": _states(request.GET, filters.state),
        "at": _query(request.GET),
        "more": _query(request.GET, after=page.next) if page.next else "",
        "chosen": [
            (label, words, _query(request.GET, **{name: ""})) for name, label, words in form.said()
        ],
        "state": filters.state,
        "refused": refused or {},
    }
    if request.htmx.target == "reviews":
        return render(request, "inbox/_review.html", context, status=status)
    return render(request, "inbox/review.html", context | frame(request, now), status=status)


def _states(given: QueryDict, current: str) -> list[tuple[str, str, bool]]:
    return [
        (str(label), _query(given, state=value), value == current)
        for value, label in Remark.State.choices
    ]


def _query(given: QueryDict, **changed: str) -> str:
    """The address of the list as it is narrowed; a page further on is asked for by name."""
    values = {name: given.get(name, "")[:40] for name in ASKED} | changed
    query = urlencode({name: value for name, value in values.items() if value})
    return f"?{query}" if query else ""


def _shown(remark: Remark, me: int) -> dict[str, Any]:
    start, end = remark.start, remark.end
    return {
        "pk": remark.pk,
        "kind": remark.get_kind_display(),
        "is_missed": remark.kind == Remark.Kind.MISSED,
        "clause": remark.clause,
        "clause_name": clauses.name(remark.clause),
        "before": _cut(remark.text[:start], from_end=True),
        "words": remark.words,
        "after": _cut(remark.text[end:]),
        "lang": remark.lang if remark.lang in ("ar", "en") else "",
        "case": remark.case,
        "is_draft": remark.message_id is None,
        "by": remark.by.name,
        "at": phrases.moment(remark.at),
        "why": remark.why,
        "state": remark.state,
        "state_name": remark.get_state_display(),
        "is_mine": remark.by_id == me,
        "decided_by": remark.decided_by.name if remark.decided_by else "",
        "decided_at": phrases.moment(remark.decided_at) if remark.decided_at else "",
        "decided_why": remark.decided_why,
        "is_my_decision": remark.decided_by_id == me,
        "account": remark.account.name,
    }


def _cut(text: str, *, from_end: bool = False) -> str:
    if len(text) <= AROUND:
        return text
    return f"…{text[-AROUND:]}" if from_end else f"{text[:AROUND]}…"
