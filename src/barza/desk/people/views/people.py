"""The list of the staff, and the page of one person."""

from datetime import datetime, timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from barza.connectors.registry import CONNECTORS
from barza.desk.core.paging import key
from barza.desk.people.forms.people import (
    WEEKDAYS,
    FilterForm,
    JobForm,
    LanguageForm,
    PlatformTestForm,
    ReadinessForm,
    RoleForm,
    TopicForm,
)
from barza.desk.people.http import StaffRequest
from barza.desk.people.models import Employee
from barza.desk.people.queries import directory as lists
from barza.desk.people.queries.listing import page, people_seen_by
from barza.desk.people.queries.profile import Profile, profile

NETWORKS = sorted({*CONNECTORS, "facebook", "instagram", "x", "youtube"})
"""Offered when a platform test is typed; the register of accounts may have others."""
YEAR = timedelta(days=365)


@never_cache
@require_safe
def directory(request: StaffRequest) -> HttpResponse:
    if not request.user.manages:
        raise Http404
    form = FilterForm(request.GET)
    filters = form.filters()
    found = page(request.user, filters, key(request.GET.get("after", "")))
    chosen = {name: str(request.GET[name]) for name in form.fields if request.GET.get(name)}
    more = urlencode(chosen | {"after": str(found.after)}) if found.after else ""
    context = {
        "form": form,
        "people": found.rows,
        "more": more,
        "is_narrowed": bool(chosen),
        "may_import": lists.may_hand_in(request.user),
        "last_reading": lists.last_reading(request.user),
    }
    return render(request, "people/directory.html", context)


@never_cache
@require_safe
def person(request: StaffRequest, pk: int) -> HttpResponse:
    return shown(request, the_person(request, pk), timezone.now())


def the_person(request: StaffRequest, pk: int) -> Employee:
    """The gate: somebody whom the viewer need not see is not there."""
    return get_object_or_404(people_seen_by(request.user), pk=pk)


def shown(
    request: StaffRequest, employee: Employee, now: datetime, status: int = 200, **more: Any
) -> HttpResponse:
    """``more`` may hold a bound form under its name, and a ``refusal``."""
    found = profile(employee, request.user, now)
    context = {
        **_forms(found, now),
        "profile": found,
        "employee": employee,
        "may": found.may,
        "networks": NETWORKS,
        "weekdays": _said(found),
        **more,
    }
    return render(request, "people/person.html", context, status=status)


def _forms(found: Profile, now: datetime) -> dict[str, Any]:
    """Those that the viewer may fill in."""
    may, forms = found.may, dict[str, Any]()
    if may.assess:
        forms |= {"language_form": LanguageForm(), "topic_form": TopicForm()}
    if may.test:
        today = timezone.localdate(now)
        dates = {"passed_on": today, "valid_until_on": today + YEAR}
        forms["test_form"] = PlatformTestForm(initial={**dates, "version": today.year})
    if may.is_self:
        forms["readiness_form"] = ReadinessForm(initial=_declared(found))
    if may.decide:
        employee = found.employee
        jobs = {"job_ar": employee.job_ar, "job_en": employee.job_en}
        forms |= {
            "job_form": JobForm(initial=jobs),
            "role_form": RoleForm(initial={"role": employee.role}),
        }
    return forms


def _declared(found: Profile) -> dict[str, Any] | None:
    one = found.readiness
    return {name: getattr(one, name) for name in ReadinessForm.base_fields} if one else None


def _said(found: Profile) -> list[Any]:
    """The declared days, in the order of a week here."""
    one = found.readiness
    return [name for number, name in WEEKDAYS if one and number in one.weekdays]
