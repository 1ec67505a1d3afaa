"""The list of resolutions and one of them, with what may be done now."""

import hashlib
from datetime import datetime, timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from barza.desk.accounts import checks, document
from barza.desk.accounts.actions.resolutions.breaking_glass import PROPOSE, done_under
from barza.desk.accounts.actions.resolutions.rules import DECIDE
from barza.desk.accounts.forms import STANDINGS, FilterForm
from barza.desk.accounts.models import Resolution, Suspension
from barza.desk.accounts.queries import resolutions as queries
from barza.desk.accounts.wording import told
from barza.desk.audit.queries import about
from barza.desk.core.paging import key, newest_first
from barza.desk.people.http import StaffRequest
from barza.desk.people.models import Employee, Role

MOST_ACTS = 50
KEEP = DECIDE | {Role.PERSONNEL}


@never_cache
@require_safe
def listed(request: StaffRequest) -> HttpResponse:
    now = timezone.now()
    form = FilterForm(request.GET)
    form.is_valid()
    asked, standing = form.cleaned_data.get("q", ""), form.cleaned_data.get("standing", "")
    rows = queries.standing(queries.visible(request.user), standing, now)
    page = newest_first(
        queries.search(rows, asked), key(request.GET.get("before", "")), queries.PAGE
    )
    opening = queries.in_force(page.rows, now)
    kept = {name: value for name, value in {"q": asked, "standing": standing}.items() if value}
    context = {
        "rows": [row(one, one.pk in opening, now) for one in page.rows],
        "form": form,
        "tabs": [
            (label, f"?{urlencode(kept | {'standing': value})}", value == standing)
            for value, label in STANDINGS
        ],
        "more": f"?{urlencode(kept | {'before': page.older})}" if page.older else "",
        "narrowed": bool(kept),
        "words": asked,
        "standing": standing,
        "may_decide": request.user.role in DECIDE,
        "may_propose": request.user.role in DECIDE | set(PROPOSE),
    }
    return render(request, "accounts/resolutions.html", context)


@never_cache
@require_safe
def one(request: StaffRequest, pk: int) -> HttpResponse:
    return page(request, found(request, pk))


def found(request: StaffRequest, pk: int) -> Resolution:
    """Whoever may not see it finds nothing."""
    return get_object_or_404(queries.visible(request.user), pk=pk)


def page(
    request: StaffRequest,
    resolution: Resolution,
    status: int = 200,
    **said: Any,
) -> HttpResponse:
    """One resolution; ``said`` are a refusal and the form that it is about."""
    now = timezone.now()
    opening = resolution.pk in queries.in_force([resolution], now)
    shown = row(resolution, opening, now)
    me = request.user
    other = me.pk != resolution.employee_id
    live = resolution.state == Resolution.State.ISSUED and not resolution.revoked_at
    acts = about(resolution).order_by("-id")[:MOST_ACTS]
    context = {
        "resolution": resolution,
        "shown": shown,
        "checks": checks.all_of(resolution, now) if shown["is_draft"] else [],
        "suspensions": _suspensions(resolution, me),
        "copies": resolution.signedcopy_set.select_related("by").order_by("-at"),
        "acts": [(told(act)["event"], act) for act in acts],
        "done_under": _done_under(resolution),
        "may_decide": me.role in DECIDE and other,
        "may_revoke": me.role in DECIDE and live and resolution.to_at > now,
        "may_suspend": me.role in KEEP and live and resolution.to_at > now,
        "may_keep": me.role in KEEP and live,
        "may_confirm": me.role in DECIDE | set(PROPOSE)
        and other
        and me.pk != resolution.drafted_by_id,
        **said,
    }
    return render(request, "accounts/resolution.html", context, status=status)


SEE_PRECAUTIONS = frozenset({Role.PERSONNEL, Role.SENIOR_MANAGEMENT})


def _suspensions(resolution: Resolution, me: Employee) -> list[Suspension]:
    """Why a precaution was ordered, and that it was one, is for those of its own file (P-60)."""
    found = list(queries.suspensions(resolution))
    if me.role in SEE_PRECAUTIONS or me.pk == resolution.employee_id:
        return found
    return [one for one in found if one.origin != Suspension.Origin.PRECAUTION]


def _done_under(resolution: Resolution) -> list[tuple[str, Any]]:
    """An emergency's report: each act under it."""
    if not resolution.is_break_glass or not resolution.number:
        return []
    return [(told(act)["event"], act) for act in done_under(resolution)[:MOST_ACTS]]


def row(resolution: Resolution, opens: bool, now: datetime) -> dict[str, Any]:
    """How it stands, in one word of the page's language, and its tone."""
    tone, standing = _standing(resolution, opens, now)
    return {
        "one": resolution,
        "tone": tone,
        "standing": standing,
        "opens": opens,
        "is_draft": resolution.state == Resolution.State.DRAFT,
        "last_day": timezone.localtime(resolution.to_at - timedelta(seconds=1)),
    }


def _standing(resolution: Resolution, opens: bool, now: datetime) -> tuple[str, str]:
    if resolution.state == Resolution.State.DRAFT:
        return "", "draft"
    if resolution.state == Resolution.State.WITHDRAWN:
        return "", "withdrawn"
    if resolution.revoked_at is not None and resolution.revoked_at <= now:
        return "late", "revoked"
    if resolution.to_at <= now:
        return "", "expired"
    if opens:
        return "good", "in_force"
    return ("accent", "ahead") if resolution.from_at > now else ("soon", "halted")


@never_cache
@require_safe
def paper(request: StaffRequest, pk: int, lang: str) -> HttpResponse:
    """The document for signing, as a PDF."""
    if lang not in document.LANGUAGES:
        raise Http404
    resolution = found(request, pk)
    made = document.pdf(resolution, lang)
    name = f"resolution-{resolution.pk}-v{resolution.version}-{lang}.pdf"
    return HttpResponse(
        made,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


@never_cache
@require_safe
def signed(request: StaffRequest, pk: int, copy: int) -> HttpResponse:
    kept = get_object_or_404(found(request, pk).signedcopy_set, pk=copy)
    try:
        with kept.file.open("rb") as stored:
            content = stored.read()
    except FileNotFoundError as missing:
        raise Http404 from missing
    if hashlib.sha256(content).hexdigest() != kept.sha256:
        raise Http404  # not the paper that was signed
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'attachment; filename="signed-{kept.sha256[:12]}.pdf"',
            "X-Content-Type-Options": "nosniff",
        },
    )
