"""Where networks call us. Verifies and stores, nothing else: the intake reads it later."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from barza.connectors.base import Capability, Connector
from barza.connectors.errors import ConnectorError, Expired, Forged, Temporary, Unknown
from barza.desk.accounts.models import Account

from . import actions
from .connectors import NotConnected, connector_of
from .models import ReceivedEvent

LARGEST = 1024 * 1024
"""Bytes of one webhook."""
ACCEPTED, UNREADABLE, FORGED, NOWHERE, TOO_LARGE, LATER = 202, 400, 403, 404, 413, 503


@csrf_exempt
@login_not_required
@require_POST
def receive(request: HttpRequest, account: int) -> HttpResponse:
    """Answers with a status and no words: whoever forges learns nothing.

    ``LATER`` has the network call again; what it never repeats, the next look finds.
    """
    now = timezone.now()
    body = request.read(LARGEST + 1)
    if len(body) > LARGEST:
        return HttpResponse(status=TOO_LARGE)
    found = Account.objects.filter(pk=account, state=Account.State.ACTIVE).first()
    connector = _listening(found) if found else None
    if found is None or connector is None:
        return HttpResponse(status=NOWHERE)
    try:
        items = connector.read(body, request.headers, now)
    except ConnectorError as error:
        return HttpResponse(status=_status_of(error))
    actions.store(found, items, ReceivedEvent.Via.WEBHOOK, now)
    return HttpResponse(status=ACCEPTED)


def _listening(account: Account) -> Connector | None:
    try:
        connector = connector_of(account)
    except NotConnected:
        return None
    return connector if Capability.WEBHOOK in connector.capabilities else None


def _status_of(error: ConnectorError) -> int:
    match error:
        case Forged():
            return FORGED
        case Temporary() | Unknown() | Expired():
            return LATER
    return UNREADABLE
