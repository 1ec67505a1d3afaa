"""What every view of duty does the same way."""

from datetime import date, datetime, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from barza.desk.core import paging
from barza.desk.core.errors import Refused
from barza.desk.duty.forms import MonthForm
from barza.desk.people.http import StaffRequest


def shown(
    request: StaffRequest, template: str, refusal: Refused | None = None, **context: Any
) -> HttpResponse:
    """A page; one on which something was refused says so, with status 422."""
    context["refusal"] = refusal
    return render(request, template, context, status=422 if refusal else 200)


def went(request: StaffRequest, place: str, said: str) -> HttpResponse:
    """Done: on to a page that says so."""
    messages.success(request, said, extra_tags="good")
    return HttpResponse(status=303, headers={"Location": place})


def misread() -> Refused:
    return Refused(_("Look at the fields that are marked, and try again."))


def asked_month(request: StaffRequest, now: datetime) -> date:
    """The month in the address; this one where it is missing or isn't one."""
    form = MonthForm(request.GET)
    if form.is_valid():
        month: date = form.cleaned_data["m"]
        return month
    return timezone.localdate(now).replace(day=1)


def before(month: date) -> date:
    return (month - timedelta(days=1)).replace(day=1)


def following(month: date) -> date:
    return (month + timedelta(days=32)).replace(day=1)


def key(request: StaffRequest, name: str) -> int | None:
    """A number in the address; None where it is missing or isn't one."""
    return paging.key(request.GET.get(name, ""))


def text(request: StaffRequest, name: str) -> str:
    """Words in the address, without what the database does not keep."""
    return request.GET.get(name, "").replace("\0", "")
