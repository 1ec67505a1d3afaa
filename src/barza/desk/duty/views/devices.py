"""On which devices a person is called, and turning it on for the one in hand."""

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from pydantic import ValidationError

from barza.desk.core.errors import Refused
from barza.desk.duty import actions, push, queries
from barza.desk.duty.push.devices import COOKIE, COOKIE_AGE
from barza.desk.people.http import StaffRequest

from .common import shown, went

PAGE = "/duty/devices"


@never_cache
@require_safe
def devices(request: StaffRequest) -> HttpResponse:
    return _devices(request)


@require_POST
def add(request: StaffRequest) -> HttpResponse:
    """What the browser's script hands over; the answer is for it: 200, or 422 with a sentence."""
    fields = {name: request.POST.get(name, "") for name in push.Given.model_fields}
    cookie = push.cookie_of(request.COOKIES.get(COOKIE, ""))
    label = push.label_of(request.headers.get("User-Agent", ""))
    try:
        given = _read(fields)
        device = push.digest_of(cookie)
        actions.subscribe(given, device=device, label=label, by=request.user, now=timezone.now())
    except Refused as refusal:
        return JsonResponse({"said": str(refusal)}, status=422)
    response = JsonResponse({"said": _("You are called on this device from now on.")})
    response.set_cookie(
        COOKIE,
        cookie,
        max_age=COOKIE_AGE,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )
    return response


@require_POST
def remove(request: StaffRequest, pk: int) -> HttpResponse:
    try:
        device = queries.device_of(request.user, pk)
        actions.unsubscribe(device, by=request.user, now=timezone.now())
    except Refused as refusal:
        return _devices(request, refusal)
    return went(request, PAGE, _("You are called on that device no more."))


@require_POST
def try_out(request: StaffRequest, pk: int) -> HttpResponse:
    try:
        device = queries.device_of(request.user, pk)
        actions.try_out(device, by=request.user, now=timezone.now())
    except Refused as refusal:
        return _devices(request, refusal)
    return went(request, PAGE, _("A trial is on its way. It should be on the device in a moment."))


def _read(fields: dict[str, str]) -> push.Given:
    try:
        return push.Given.model_validate(fields)
    except ValidationError as error:
        raise Refused(
            _(
                "This browser's notifications go through a service that this desk may not call. "
                "Use another browser, or tell whoever runs the desk."
            ),
            clause="P-43",
        ) from error


def _devices(request: StaffRequest, refusal: Refused | None = None) -> HttpResponse:
    kept = request.COOKIES.get(COOKIE, "")
    here, own = push.digest_of(kept) if kept else "", queries.devices_of(request.user)
    return shown(
        request,
        "duty/devices.html",
        refusal,
        devices=own,
        here=here,
        is_known=any(one.device == here for one in own),
        public_key=push.public_key(),
    )
