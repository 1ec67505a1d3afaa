"""A week of an account's rota, and the form that puts people on it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from barza.desk.accounts.models import Account
from barza.desk.core import calendar as working
from barza.desk.core.errors import Refused
from barza.desk.duty import actions, queries, rules
from barza.desk.duty.classes import midnight
from barza.desk.duty.forms import ShiftForm
from barza.desk.duty.models import Shift
from barza.desk.duty.spans import Span
from barza.desk.people.http import StaffRequest

from .common import key, misread, shown, went

FURTHEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the week as it stands: shifts, each with whether it goes on from the day before,
    and the hours ahead without anybody.
    """

    on: date
    shifts: list[tuple[Shift, bool]]
    gaps: list[Span]
    is_today: bool


@never_cache
@require_safe
def rota(request: StaffRequest) -> HttpResponse:
    return _rota(request, None)


@require_POST
def assign(request: StaffRequest) -> HttpResponse:
    now = timezone.now()
    account = _account(request, now)
    form = _form(account, now, request.POST)
    try:
        if not form.is_valid():
            raise misread()
        actions.assign_shift(account=account, by=request.user, now=now, **form.cleaned_data)
    except Refused as refusal:
        return _rota(request, form, refusal)
    week = rules.week_of(timezone.localdate(form.cleaned_data["start_at"]))
    return went(
        request,
        f"/duty/rota?account={account.pk}&week={week}",
        _("%(officer)s is on duty, with %(backup)s behind.") % form.cleaned_data,
    )


def _rota(
    request: StaffRequest, form: ShiftForm | None, refusal: Refused | None = None
) -> HttpResponse:
    now = timezone.now()
    accounts = list(queries.accounts_seen(request.user, now))
    if not accounts:
        return shown(request, "duty/no_rota.html")
    account, week = _account(request, now), _week(request, now)
    keeps = queries.keeps(request.user, account, now)
    shifts = queries.week(account, week)
    return shown(
        request,
        "duty/rota.html",
        refusal,
        accounts=accounts,
        account=account,
        week=week,
        last=week + timedelta(days=6),
        before=week - timedelta(days=7),
        after=week + timedelta(days=7),
        days=_days(shifts, week, now),
        endings=queries.endings(account, shifts, now),
        keeps=keeps,
        form=(form or _form(account, now)) if keeps else None,
    )


def _form(account: Account, now: datetime, given: QueryDict | None = None) -> ShiftForm:
    """Offers whom a resolution names now; the action asks again for when the shift begins."""
    return ShiftForm(queries.named_for(account, now).order_by("id"), given)


def _account(request: StaffRequest, now: datetime) -> Account:
    seen = queries.accounts_seen(request.user, now)
    wanted = key(request, "account")
    if wanted is not None:
        return get_object_or_404(seen, pk=wanted)
    first = seen.first()
    if first is None:
        raise Http404
    return first


def _week(request: StaffRequest, now: datetime) -> date:
    """The Sunday of the week in the address; this week where it isn't one, or is far away."""
    today = timezone.localdate(now)
    try:
        wanted = parse_date(request.GET.get("week", "")) or today
    except ValueError:
        wanted = today
    return rules.week_of(wanted if abs(wanted - today) < FURTHEST else today)


def _days(shifts: list[Shift], week: date, now: datetime) -> list[Day]:
    known = working.load()
    days = []
    for number in range(7):
        on = week + timedelta(days=number)
        whole = Span(midnight(known, on), midnight(known, on + timedelta(days=1)))
        here = [shift for shift in shifts if shift.span.overlaps(whole)]
        ahead = Span(max(whole.start, now), whole.end)
        gaps = rules.gaps(ahead, [shift.span for shift in here]) if ahead.start < ahead.end else []
        shown_here = [(shift, shift.start_at < whole.start) for shift in here]
        days.append(Day(on, shown_here, gaps, on == timezone.localdate(now)))
    return days
