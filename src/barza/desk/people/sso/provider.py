"""The provider as allauth asks it: where it is, and what it is asked for."""

import secrets
from functools import cached_property
from typing import Any

from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.utils import generate_code_challenge
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import reverse

from barza.desk.environment.oidc import Oidc

from . import claims

NAME = "institution"
WELL_KNOWN = "/.well-known/openid-configuration"


class IdentityProvider(OpenIDConnectProvider):  # type: ignore[misc]  # allauth has no types
    """Asks for a sign-in and nothing else, whatever the request would add."""

    def get_redirect_from_request_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        nonce = secrets.token_urlsafe(32)
        return {
            "process": AuthProcess.LOGIN,
            "next_url": get_next_redirect_url(request),
            "scope": list(source().scopes),
            "auth_params": {"nonce": nonce},
            "nonce": nonce,
        }

    def get_pkce_params(self) -> dict[str, str]:
        challenge: dict[str, str] = generate_code_challenge()
        return challenge

    def get_oauth2_adapter(self, request: HttpRequest) -> "Asking":
        return Asking(request)


class Asking(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # allauth has no types
    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request, NAME)

    def get_provider(self) -> IdentityProvider:
        """Out of the settings: none can be added in the database."""
        chosen = source()
        app = SocialApp(
            provider=IdentityProvider.id,
            provider_id=NAME,
            name=NAME,
            client_id=chosen.client_id,
            secret=chosen.client_secret.get_secret_value(),
            settings={"server_url": f"{chosen.issuer.rstrip('/')}{WELL_KNOWN}"},
        )
        return IdentityProvider(self.request, app=app)

    @cached_property
    def openid_config(self) -> dict[str, Any]:
        """Raises ``claims.Untrusted``, or what ``requests`` raises."""
        found = claims.discovered(_asked(self.get_provider().server_url), source())
        return found.model_dump()

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:  # noqa: ARG002
        """As it is registered with the provider, whatever host the request names."""
        return f"{settings.ORIGIN}{reverse('sso_callback')}"

    def parse_token(self, data: dict[str, Any]) -> SocialToken:
        """Of no use here: nothing is asked with it, and nothing kept."""
        return SocialToken(token=str(data["access_token"]))

    def complete_login(
        self,
        request: HttpRequest,  # noqa: ARG002  allauth's signature
        app: SocialApp,  # noqa: ARG002
        token: SocialToken,  # noqa: ARG002
        *,
        response: dict[str, Any],
    ) -> SocialLogin:
        """The person is found once the state is known too, in ``adapter.Staff``."""
        keys = _asked(self.openid_config["jwks_uri"])
        try:
            said = claims.proved(response.get("id_token", ""), keys, source())
        except claims.Untrusted as untrusted:
            raise OAuth2Error(str(untrusted)) from None
        login = SocialLogin(account=SocialAccount(provider=NAME, uid=said.sub))
        login.claims = said
        return login


def source() -> Oidc:
    """Raises ``Http404`` where the institution has none."""
    chosen: Oidc | None = settings.OIDC
    if chosen is None:
        raise Http404
    return chosen


def _asked(url: str) -> Any:
    with get_adapter().get_requests_session() as session:
        answer = session.get(url, allow_redirects=False)
        answer.raise_for_status()
        return answer.json()
