"""One's own out-of-hours work: hours by class, the choice, the balance (P-68)."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from barza.desk.core.errors import Refused
from barza.desk.duty import actions, queries
from barza.desk.duty.forms import ChoiceForm
from barza.desk.duty.models import Klass, OvertimeEntry
from barza.desk.people.http import StaffRequest

from .common import key, misread, shown, went


@never_cache
@require_safe
def mine(request: StaffRequest) -> HttpResponse:
    return _mine(request)


@require_POST
def choose(request: StaffRequest, pk: int) -> HttpResponse:
    form = ChoiceForm(request.POST)
    own = get_object_or_404(OvertimeEntry, pk=pk, employee=request.user)
    try:
        if not form.is_valid():
            raise misread()
        actions.choose(own, by=request.user, now=timezone.now(), **form.cleaned_data)
    except Refused as refusal:
        return _mine(request, refusal)
    return went(request, "/overtime", _("Your choice is noted."))


def _mine(request: StaffRequest, refusal: Refused | None = None) -> HttpResponse:
    now = timezone.now()
    found = queries.of_person(request.user, key(request, "before"))
    balance = queries.balance(request.user, now)
    return shown(
        request,
        "overtime/mine.html",
        refusal,
        entries=found.rows,
        older=found.older,
        balance=balance,
        classes=[(klass.label, balance.by_class.get(klass, 0)) for klass in Klass],
        reads=queries.reads_ledger(request.user),
    )
