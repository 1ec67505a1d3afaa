"""The calendar address: made, ended, and read by calendar programs, which cannot sign in."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from barza.desk.core.errors import Refused
from barza.desk.duty import actions, ical, queries
from barza.desk.duty.feeding import token_of
from barza.desk.duty.spans import Span
from barza.desk.people.http import StaffRequest

from .common import shown, went

PAST, AHEAD = timedelta(days=30), timedelta(days=92)
MOST = 500


@never_cache
@require_POST
def feed(request: StaffRequest) -> HttpResponse:
    """Makes an address and shows it, this once."""
    token = actions.make_feed(by=request.user, now=timezone.now())
    address = settings.ORIGIN + reverse("duty:feed_file", args=[token])
    return shown(request, "duty/feed.html", address=address)


@require_POST
def revoke(request: StaffRequest) -> HttpResponse:
    try:
        actions.revoke_feed(by=request.user, now=timezone.now())
    except Refused as refusal:
        return shown(request, "duty/feed.html", refusal)
    return went(request, "/duty", _("The calendar address no longer works."))


@login_not_required
@never_cache
@require_safe
def shifts(_request: HttpRequest, token: str) -> HttpResponse:
    """A person's own shifts, by the secret in the address; what isn't one is not found."""
    now, known = timezone.now(), token_of(token)
    if known is None:
        raise Http404
    span = Span(now - PAST, now + AHEAD)
    own = queries.shifts_of(known.employee, span)[:MOST]
    host = urlsplit(settings.ORIGIN).hostname or "barza"
    with translation.override(known.employee.interface_language):
        text = ical.calendar(own, known.employee_id, host, now)
    return HttpResponse(text, content_type="text/calendar; charset=utf-8")
