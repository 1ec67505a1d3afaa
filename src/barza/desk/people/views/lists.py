"""Lists of the staff out of the directory: handed in, looked at, taken over or dropped."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from barza.desk.core.errors import Refused
from barza.desk.people import actions, ldap
from barza.desk.people.directory import COLUMNS, written
from barza.desk.people.forms.directory import AgreeForm, ListForm
from barza.desk.people.http import StaffRequest
from barza.desk.people.models import DirectoryList
from barza.desk.people.queries import directory as queries
from barza.desk.people.trouble import Unreadable

from .answers import done

SHOWN = 200
"""Lines of each kind on the page; the numbers beside them are of all."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def hand_in(request: StaffRequest) -> HttpResponse:
    if not queries.may_hand_in(request.user):
        raise Http404
    if request.method != "POST":
        return _asked(request, ListForm())
    form = ListForm(request.POST, request.FILES)
    if not form.is_valid():
        return _asked(request, form, status=422)
    try:
        given = actions.hand_in_list(
            form.cleaned_data["file"],
            is_whole=form.cleaned_data["is_whole"],
            by=request.user,
            now=timezone.now(),
        )
    except Refused as refusal:
        return _asked(request, form, status=422, refusal=refusal)
    place = reverse("people:list", args=[given.pk])
    return done(request, place, _("The list is here. Nothing has changed yet: look at it first."))


@require_POST
def read_now(request: StaffRequest) -> HttpResponse:
    """Reads the directory's server, which may take a while, and shows what it would change."""
    source = settings.LDAP
    if source is None or not queries.may_hand_in(request.user):
        raise Http404
    try:
        given = actions.hand_in_list(
            ldap.read(source),
            is_whole=source.is_whole,
            origin=DirectoryList.Origin.DIRECTORY,
            by=request.user,
            now=timezone.now(),
        )
    except (Refused, Unreadable) as refusal:
        return _asked(request, ListForm(), status=422, refusal=refusal)
    place = reverse("people:list", args=[given.pk])
    return done(
        request, place, _("The directory is read. Nothing has changed yet: look at it first.")
    )


@never_cache
@require_safe
def look(request: StaffRequest, pk: int) -> HttpResponse:
    return _looked(request, _the_list(request, pk))


@require_POST
def apply(request: StaffRequest, pk: int) -> HttpResponse:
    found, form, now = _the_list(request, pk), AgreeForm(request.POST), timezone.now()
    agreed = form.cleaned_data["agreed"] if form.is_valid() else ""
    try:
        actions.apply_list(found, agreed=agreed, by=request.user, now=now)
    except Refused as refusal:
        return _looked(request, _the_list(request, pk), status=422, refusal=refusal)
    return done(request, reverse("people:list", args=[pk]), _("The list is taken over."))


@require_POST
def drop(request: StaffRequest, pk: int) -> HttpResponse:
    found: DirectoryList = _the_list(request, pk)
    try:
        actions.drop_list(found, by=request.user, now=timezone.now())
    except Refused as refusal:
        return _looked(request, _the_list(request, pk), status=422, refusal=refusal)
    return done(request, reverse("people:hand_in"), _("The list is dropped. Nothing has changed."))


@never_cache
@require_safe
def errors(request: StaffRequest, pk: int) -> HttpResponse:
    """The error file: what is wrong with which line, for the spreadsheet beside the list."""
    found = _the_list(request, pk)
    text = written(queries.plan(found, request.user, timezone.localdate()).problems)
    return HttpResponse(
        text.encode("utf-8-sig"),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="directory-{pk}-errors.csv"'},
    )


def _the_list(request: StaffRequest, pk: int) -> DirectoryList:
    return get_object_or_404(queries.lists_seen_by(request.user), pk=pk)


def _asked(request: StaffRequest, form: ListForm, status: int = 200, **more: Any) -> HttpResponse:
    latest = queries.lists_seen_by(request.user).order_by("-pk")[:10]
    context = {
        "form": form,
        "columns": COLUMNS,
        "lists": latest,
        "reads_directory": settings.LDAP is not None,
        "last_reading": queries.last_reading(request.user),
        **more,
    }
    return render(request, "people/hand_in.html", context, status=status)


def _looked(
    request: StaffRequest, found: DirectoryList, status: int = 200, **more: Any
) -> HttpResponse:
    context: dict[str, Any] = {"list": found, "first": f":{SHOWN}", **more}
    if found.is_open:
        context["plan"] = queries.plan(found, request.user, timezone.localdate())
    return render(request, "people/list.html", context, status=status)
