"""The public register of resolutions: numbers, jobs and accounts, and nobody's name (P-62)."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from barza.desk.accounts.queries import resolutions as queries
from barza.desk.core.models import Institution
from barza.desk.core.paging import key, newest_first

from .resolutions import row

FRESH = {"Cache-Control": "public, max-age=60"}


@login_not_required
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    page = newest_first(queries.public_register(), key(request.GET.get("before", "")), queries.PAGE)
    opening = queries.in_force(page.rows, now)
    shown = [row(one, one.pk in opening, now) for one in page.rows]
    context = {
        "rows": [one | {"standing": _told(one["standing"])} for one in shown],
        "more": f"?before={page.older}" if page.older else "",
        "institution": Institution.objects.first(),
    }
    return render(request, "accounts/register.html", context)


@login_not_required
@require_safe
def as_json(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    page = newest_first(queries.public_register(), key(request.GET.get("before", "")), queries.PAGE)
    opening = queries.in_force(page.rows, now)
    said = {
        "resolutions": [_public(row(one, one.pk in opening, now)) for one in page.rows],
        "next": f"/register.json?before={page.older}" if page.older else None,
    }
    return JsonResponse(said, json_dumps_params={"ensure_ascii": False}, headers=FRESH)


def _told(standing: str) -> str:
    """That somebody is suspended is told to nobody outside: the job may name them."""
    return "not_in_force" if standing == "halted" else standing


def _public(shown: dict[str, Any]) -> dict[str, Any]:
    one = shown["one"]
    return {
        "number": one.number,
        "job": {"ar": one.job_ar, "en": one.job_en},
        "issued_by": {"ar": one.issued_by_ar, "en": one.issued_by_en},
        "issued_on": one.issued_on.isoformat() if one.issued_on else None,
        "accounts": [account.label for account in one.accounts.all()],
        "duties": list(one.duties),
        "from": one.from_at.isoformat(),
        "to": one.to_at.isoformat(),
        "standing": _told(shown["standing"]),
    }
