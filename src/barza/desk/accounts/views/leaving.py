"""One page on which everything ends that somebody could do here (P-61, P-85)."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from barza.desk.accounts import actions, queries
from barza.desk.accounts.actions.leaving import is_left_over, live
from barza.desk.core.errors import Refused
from barza.desk.people.http import StaffRequest
from barza.desk.people.models import Employee, Role

MAY = frozenset({Role.PERSONNEL, Role.SENIOR_MANAGEMENT})


@never_cache
@require_http_methods(("GET", "HEAD", "POST"))
def leaving(request: StaffRequest, pk: int) -> HttpResponse:
    if request.user.role not in MAY:
        raise Http404
    employee = get_object_or_404(Employee, pk=pk)
    now = timezone.now()
    refusal = None
    if request.method == "POST":
        try:
            actions.leave(employee, by=request.user, now=now)
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, _("Everything that this person could do here has ended."))
            return redirect("leaving:leaving", pk=pk)
    known = queries.revealed_to(employee)
    context = {
        "employee": employee,
        "resolutions": live(employee, now),
        "known": known,
        "replaced": sum(not one.is_current for one in known),
        "may_end": employee.pk != request.user.pk
        and (employee.is_active or is_left_over(employee, now)),
        "refusal": refusal,
    }
    return render(request, "accounts/leaving.html", context, status=422 if refusal else 200)
