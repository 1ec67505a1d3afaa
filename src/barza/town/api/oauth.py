"""/api/v1/apps and /oauth: enough to practise connecting an account.

The town never asks for a password. A token is given only to someone who already holds one:
the ``code`` or ``password`` of the request must be an account's own access token.
"""

import secrets
from typing import Any

from starlette.responses import Response

from barza.town.errors import Refused, bad_token, unprocessable
from barza.town.store import accounts

from .call import Call, answer, route

SCOPES = "read write follow push profile"


async def register(call: Call) -> Response:
    form = call.form
    if not form.text("client_name"):
        raise unprocessable("Application name can't be blank")
    addresses = form.text("redirect_uris") or "urn:ietf:wg:oauth:2.0:oob"
    scopes = form.text("scopes") or "read"
    return answer(
        {
            "id": "1", "name": form.text("client_name"), "website": form.text("website") or None,
            "client_id": secrets.token_urlsafe(24), "client_secret": secrets.token_urlsafe(24),
            "client_secret_expires_at": 0, "redirect_uri": addresses,
            "redirect_uris": addresses.split("\n"), "scopes": scopes.split(), "vapid_key": "",
        }
    )  # fmt: skip


async def token(call: Call) -> Response:
    given = call.form.text("code") or call.form.text("password")
    who = accounts.by_token(call.town.store, given) if given else None
    if who is None:
        raise Refused(400, "invalid_grant")
    return answer(_token(call, who.token))


def _token(call: Call, token: str) -> dict[str, Any]:
    scope = call.form.text("scope") or SCOPES
    created = int(call.town.store.now().timestamp())
    return {"access_token": token, "token_type": "Bearer", "scope": scope, "created_at": created}


async def verify_app(call: Call) -> Response:
    if call.viewer is None:
        raise bad_token()
    return answer({"id": "1", "name": "Practice town", "website": None, "scopes": SCOPES.split(),
                   "redirect_uri": "", "redirect_uris": [], "vapid_key": ""})  # fmt: skip


async def metadata(call: Call) -> Response:
    base = call.town.base_url
    return answer(
        {
            "issuer": f"{base}/", "token_endpoint": f"{base}/oauth/token",
            "app_registration_endpoint": f"{base}/api/v1/apps",
            "scopes_supported": SCOPES.split(), "grant_types_supported": ["authorization_code"],
            "response_types_supported": ["code"],
        }
    )  # fmt: skip


ROUTES = [
    route("/api/v1/apps", POST=register),
    route("/api/v1/apps/verify_credentials", GET=verify_app),
    route("/oauth/token", POST=token),
    route("/.well-known/oauth-authorization-server", GET=metadata),
]
