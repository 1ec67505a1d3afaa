"""Automatic acknowledgement: how it stands, what it says, who decided (P-43)."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from barza.desk.accounts import authority
from barza.desk.accounts.delegation import HEADS
from barza.desk.accounts.models import Account, Duty
from barza.desk.core.errors import Refused
from barza.desk.duty import queries as duty
from barza.desk.inbox import actions
from barza.desk.inbox.acknowledging.preview import preview
from barza.desk.inbox.acknowledging.standing import Standing, standing
from barza.desk.inbox.forms import AcknowledgingForm
from barza.desk.people.http import StaffRequest


@never_cache
@require_safe
def overview(request: StaffRequest) -> HttpResponse:
    """The accounts that a resolution lets the person answer for."""
    now = timezone.now()
    accounts = _accounts(request, now)
    rows = [standing(account, now) for account in accounts.order_by("id")[:100]]
    return render(request, "inbox/acknowledgements.html", {"rows": rows})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: StaffRequest, pk: int) -> HttpResponse:
    """One account: its words as a citizen reads them, and the form for who decides."""
    now = timezone.now()
    found = get_object_or_404(_accounts(request, now), pk=pk)
    if request.method != "POST":
        return _page(request, standing(found, now), now)
    form = AcknowledgingForm(request.POST)
    try:
        if not form.is_valid():
            raise Refused(_("Look at the fields that are marked, and try again."))
        if "preview" in request.POST:
            return _page(request, standing(found, now), now, form)
        actions.set_acknowledging(found, by=request.user, now=now, **form.cleaned_data)
    except Refused as refusal:
        return _page(request, standing(found, now), now, form, refusal)
    messages.success(request, _("Saved. It is sent under your authority."), extra_tags="good")
    return HttpResponse(status=303, headers={"Location": f"/acknowledgements/{found.pk}"})


def _accounts(request: StaffRequest, now: datetime) -> Any:
    return authority.accounts_for(request.user, now, (Duty.ANSWER,)).filter(
        state=Account.State.ACTIVE
    )


def _page(
    request: StaffRequest,
    one: Standing,
    now: datetime,
    form: AcknowledgingForm | None = None,
    refusal: Refused | None = None,
) -> HttpResponse:
    form = form or AcknowledgingForm(initial=_initial(one))
    context = {
        "one": one,
        "account": one.account,
        "form": form,
        "refusal": refusal,
        "decides": request.user.role in HEADS,
        "previews": [
            (lang, label, preview(one.account, _text(form, lang), lang, now))
            for lang, label in (("ar", _("Arabic")), ("en", _("English")))
        ],
        "attended": duty.attended_from(one.account, now),
        "now": now,
    }
    status = 422 if refusal else 200
    return render(request, "inbox/acknowledgement.html", context, status=status)


def _initial(one: Standing) -> dict[str, str]:
    if one.setting is None:
        return {}
    words = {"text_ar": one.setting.text_ar, "text_en": one.setting.text_en}
    return {"mode": one.setting.mode, **words}


def _text(form: AcknowledgingForm, lang: str) -> str:
    """As it is typed; what can't be filled in stays as it stands."""
    return str(form[f"text_{lang}"].value() or "")
