"""To the institution's identity provider, and back."""

import logging

from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from requests import RequestException

from barza.desk.people.sso.adapter import unfinished
from barza.desk.people.sso.claims import Untrusted
from barza.desk.people.sso.provider import Asking

log = logging.getLogger(__name__)


@login_not_required
@never_cache
@require_safe
def begin(request: HttpRequest) -> HttpResponse:
    """A link, not a form: our pages' policy (form-action) would stop a form on its way there."""
    if settings.OIDC is None:
        raise Http404
    try:
        away: HttpResponse = Asking(request).get_provider().redirect_from_request(request)
    except (RequestException, Untrusted) as error:
        log.warning("the identity provider can't be asked: %s", type(error).__name__)
        return unfinished(request)
    return away


@login_not_required
@never_cache
@require_safe
def come_back(request: HttpRequest) -> HttpResponse:
    if settings.OIDC is None:
        raise Http404
    try:
        back: HttpResponse = OAuth2CallbackView.adapter_view(Asking(request))(request)
    except Untrusted as untrusted:
        log.warning("the identity provider can't be trusted: %s", untrusted)
        return unfinished(request)
    return back
