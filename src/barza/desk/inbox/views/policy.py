"""A clause of the policy, in both languages: what findings lead to."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from barza.desk.core import clauses
from barza.desk.people.http import StaffRequest


@require_safe
def clause(request: StaffRequest, code: str) -> HttpResponse:
    """Into its sheet, or a page of its own."""
    if code not in clauses.CLAUSES:
        raise Http404
    template = "inbox/_clause.html" if request.htmx else "inbox/clause.html"
    return render(request, template, explained(code))


def explained(code: str) -> dict[str, Any]:
    """What a page says of a clause; a code that nobody knows has nothing to show but itself."""
    known = clauses.CLAUSES.get(code)
    return {
        "clause": known,
        "clause_name": clauses.name(code),
        "criticism": clauses.CRITICISM,
        "policy_version": settings.POLICY_VERSION,
    }
