"""What Flickr's own description of its methods, and OAuth 1.0a, ask of every request."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote

from oauthlib.oauth1.rfc5849 import signature
from oauthlib.oauth1.rfc5849.utils import parse_authorization_header

_SPEC = json.loads((Path(__file__).parents[1] / "specs/flickr-methods.json").read_text())
METHODS: dict[str, Any] = _SPEC["methods"]
UPLOAD: dict[str, Any] = _SPEC["upload"]
ALWAYS = {"method", "format", "nojsoncallback"}
PERMISSIONS = ("none", "read", "write", "delete")


class Violation(Exception):
    """A request that Flickr's description does not know."""


class Unsigned(Exception):
    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class Holder:
    """Whom a token speaks for, and how far."""

    nsid: str
    name: str
    token: str
    secret: str
    permission: str = "delete"


def check(verb: str, params: dict[str, str]) -> str:
    """The method's name. Raises ``Violation``."""
    method = params.get("method", "")
    told = METHODS.get(method)
    if told is None:
        raise Violation(f"no method {method!r}")
    writes = told["permission"] in ("write", "delete")
    if (verb == "POST") != writes:
        raise Violation(f"{method} by {verb}")
    if params.get("format") != "json" or params.get("nojsoncallback") != "1":
        raise Violation("not asked for as JSON")
    known(told, {name: value for name, value in params.items() if name not in ALWAYS})
    return method


def known(told: dict[str, Any], params: dict[str, str]) -> None:
    if unknown := params.keys() - told["params"].keys():
        raise Violation(f"unknown: {', '.join(sorted(unknown))}")
    for name, rule in told["params"].items():
        if rule["required"] and not params.get(name):
            raise Violation(f"{name} is missing")
        if name in params and params[name] not in rule.get("one of", [params[name]]):
            raise Violation(f"{name} is {params[name]!r}")
        if name.endswith("_date") and name in params and not params[name].isdigit():
            raise Violation(f"{name} is no time")


@dataclass
class Door:
    """Who may come in: each signature is checked, each nonce is good once."""

    key: str
    secret: str
    holders: dict[str, Holder]
    nonces: set[str] = field(default_factory=set)

    def enter(self, verb: str, url: str, given: dict[str, str], authorization: str) -> Holder:
        if not authorization.startswith("OAuth "):
            raise Unsigned(97, "Missing signature")
        told = {name: unquote(value) for name, value in parse_authorization_header(authorization)}
        holder = self.holders.get(told.get("oauth_token", ""))
        if told.get("oauth_consumer_key") != self.key:
            raise Unsigned(100, "Invalid API Key (Key has invalid format)")
        if holder is None:
            raise Unsigned(98, "Invalid auth token")
        self._signed(verb, url, given, told, holder)
        if told["oauth_nonce"] in self.nonces:
            raise Unsigned(96, "Invalid signature: nonce used")
        self.nonces.add(told["oauth_nonce"])
        return holder

    def _signed(
        self, verb: str, url: str, given: dict[str, str], told: dict[str, str], holder: Holder
    ) -> None:
        fields = [(name, value) for name, value in told.items() if name != "oauth_signature"]
        params = [*given.items(), *((k, v) for k, v in fields if k != "realm")]
        signed = told.get("oauth_signature", "")
        asked: Any = SimpleNamespace(http_method=verb, uri=url, params=params, signature=signed)
        if told.get("oauth_signature_method") != "HMAC-SHA1" or not signature.verify_hmac_sha1(
            asked, self.secret, holder.secret
        ):
            raise Unsigned(96, "Invalid signature")


def may(holder: Holder, permission: str) -> None:
    if PERMISSIONS.index(holder.permission) < PERMISSIONS.index(permission):
        raise Unsigned(99, "Insufficient permissions")
