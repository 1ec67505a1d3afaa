"""Who comes in by the institution's identity provider: only whom the directory has (P-61)."""

import logging
from http import HTTPStatus
from typing import Any, NoReturn

import requests
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base.constants import AuthError
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from barza.desk.core.errors import Refused
from barza.desk.people.actions.signing_in import refuse_sign_in
from barza.desk.people.models import Employee
from barza.desk.people.queries.signing_in import named_by, require_employed
from barza.desk.people.second_factor import BY_PROVIDER

from . import claims
from .provider import source

log = logging.getLogger(__name__)


class Staff(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    def is_open_for_signup(self, *_request_and_login: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> NoReturn:
        """The whole of it: allauth would go on to link or to make an account."""
        said: claims.Claims = sociallogin.claims
        try:
            claims.require_nonce(said, str(sociallogin.state.get("nonce", "")))
            employee = named_by(said, source())
            _require_employed(employee)
        except claims.Untrusted as untrusted:
            log.warning("a sign-in by the identity provider proved nothing: %s", untrusted)
            raise ImmediateHttpResponse(unfinished(request)) from None
        except Refused as refusal:
            log.warning("a sign-in by the identity provider was refused")
            raise ImmediateHttpResponse(refused(request, refusal)) from None
        onward = sociallogin.get_redirect_url(request)
        raise ImmediateHttpResponse(_come_in(request, employee, said, onward))

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: object,  # noqa: ARG002  allauth's signature
        error: str | None = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,  # noqa: ARG002
    ) -> NoReturn:
        if error != AuthError.CANCELLED:
            log.warning("a sign-in by the identity provider failed: %s", type(exception).__name__)
        raise ImmediateHttpResponse(unfinished(request))

    def get_requests_session(self) -> requests.Session:
        """Trusts the institution's own authority where one is named."""
        session: requests.Session = super().get_requests_session()
        if settings.OIDC and settings.OIDC.ca_file:
            session.verify = str(settings.OIDC.ca_file)
        return session


def unfinished(request: HttpRequest) -> HttpResponse:
    sentence = _("The sign-in with the institution's account was not finished. Begin again.")
    return refused(request, Refused(sentence, clause="P-85"))


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    context = {"refusal": refusal}
    return render(request, "account/sso_refused.html", context, status=HTTPStatus.FORBIDDEN)


def _require_employed(employee: Employee) -> None:
    try:
        require_employed(employee)
    except Refused:
        refuse_sign_in(employee, by=employee.username, now=timezone.now())
        raise


def _come_in(
    request: HttpRequest, employee: Employee, said: claims.Claims, onward: str | None
) -> HttpResponse:
    """As after a passphrase; the second factor is asked for unless the provider did."""
    if request.user.is_authenticated:
        get_adapter().logout(request)
    record_authentication(request, employee, method="socialaccount", provider=BY_PROVIDER)
    if said.has_second_factor(source()):
        record_authentication(request, employee, method="mfa", type=BY_PROVIDER)
    response: HttpResponse = perform_login(request, employee, redirect_url=onward)
    return response
