from datetime import datetime
from itertools import islice
from typing import Any

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from barza.desk.audit import queries as audit
from barza.desk.conduct import actions, queries, rights, rule
from barza.desk.conduct.forms import AcknowledgeForm
from barza.desk.conduct.own_rows import act_row
from barza.desk.conduct.record import Row, Section, sections
from barza.desk.conduct.sections import ACT_COLUMNS
from barza.desk.core.errors import Refused
from barza.desk.core.paging import key
from barza.desk.people.http import StaffRequest

from .acting import done

FIRST = 5
"""Rows of a section on the page; the export has all of them."""


@require_GET
def page(request: StaffRequest) -> HttpResponse:
    return _page(request)


@require_POST
def acknowledge(request: StaffRequest) -> HttpResponse:
    form = AcknowledgeForm(request.POST)
    version = form.cleaned_data["version"] if form.is_valid() else ""
    try:
        actions.acknowledge(version=version, by=request.user, now=timezone.now())
    except Refused as refusal:
        return _page(request, refusal, status=422)
    return done(
        request, _("Thank you. It is noted that you have read the rule."), reverse("record:page")
    )


@require_GET
def acts(request: StaffRequest) -> HttpResponse:
    """All that one did, paged by key."""
    found = audit.latest(
        before=key(request.GET.get("before", "")),
        actor=request.user.get_username(),
    )
    context = {
        "labels": list(ACT_COLUMNS.values()),
        "rows": [_cells(act_row(act), ACT_COLUMNS) for act in found.acts],
        "older": found.older,
    }
    return render(request, "conduct/acts.html", context)


@require_GET
def bill(request: StaffRequest) -> HttpResponse:
    context = {
        "employees": rights.of("employee", request.user),
        "institutions": rights.of("institution", request.user),
    }
    return render(request, "conduct/rights.html", context)


def export(request: StaffRequest) -> HttpResponse | FileResponse:
    """Says what will be in it; the button makes it."""
    if request.method != "POST":
        return render(request, "conduct/export.html", {"sections": sections()})
    now = timezone.now()
    name = f"record-{request.user.employee_no}-{timezone.localdate(now):%Y-%m-%d}.zip"
    file = actions.export_record(by=request.user, now=now)
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")


def _page(request: StaffRequest, refusal: Refused | None = None, status: int = 200) -> HttpResponse:
    now = timezone.now()
    context = {
        "rule": rule.present(now),
        "is_acknowledged": queries.has_acknowledged(request.user, now),
        "sections": [_shown(one, request) for one in sections()],
        "refusal": refusal,
    }
    return render(request, "conduct/me.html", context, status=status)


def _shown(section: Section, request: StaffRequest) -> dict[str, Any]:
    found = list(islice(section.rows(request.user), FIRST + 1))
    return {
        "key": section.key,
        "title": section.title,
        "empty": section.empty,
        "labels": list(section.columns.values()),
        "rows": [
            (_cells(row, section.columns), section.link(row) if section.link else "")
            for row in found[:FIRST]
        ],
        "has_more": len(found) > FIRST,
        "all_at": reverse("record:acts") if section.key == "acts" else "",
    }


def _cells(row: Row, columns: Any) -> list[dict[str, Any]]:
    return [
        {"label": label, "value": row.get(key), "is_time": isinstance(row.get(key), datetime)}
        for key, label in columns.items()
    ]
