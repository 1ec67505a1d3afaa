"""What an identity provider says: of itself, and in a signed token of a person."""

import hmac
from collections.abc import Mapping
from typing import Annotated, Any

import jwt
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from barza.desk.environment.oidc import Oidc, is_safe

ALGORITHMS = frozenset(
    {*("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"), *("ES256", "ES384", "ES512", "EdDSA")}
)
"""Signatures of a key pair. None at all, and shared secrets, are refused (RFC 8725, 3.1)."""
LEEWAY = 60
"""Seconds by which the two clocks may differ."""
LARGEST = 20_000
"""Characters of a token."""
NEEDED = ("exp", "iat", "iss", "aud", "sub", "nonce")


class Untrusted(Exception):
    """What came from the provider proves nothing. The text says which check failed."""


def _private(url: str) -> str:
    if not is_safe(url):
        raise ValueError("not https")
    return url


Address = Annotated[str, AfterValidator(_private)]


class Discovered(BaseModel):
    """Where the provider is asked (OpenID Connect Discovery 1.0, 3)."""

    model_config = ConfigDict(frozen=True)

    issuer: str
    authorization_endpoint: Address
    token_endpoint: Address
    jwks_uri: Address
    token_endpoint_auth_methods_supported: list[str] = ["client_secret_basic"]


class Claims(BaseModel):
    """Of the token, once it is proved; with whatever else it says."""

    model_config = ConfigDict(frozen=True, extra="allow")

    sub: str = Field(min_length=1, max_length=255)
    nonce: str
    azp: str | None = None
    amr: list[str] = []
    acr: str | None = None
    email_verified: bool = False

    def says(self, name: str) -> str:
        """The claim as text; empty where there is none of that kind."""
        value = self.model_dump().get(name)
        plain = isinstance(value, str | int) and not isinstance(value, bool)
        return str(value).strip() if plain else ""

    def has_second_factor(self, source: Oidc) -> bool:
        """Whether the provider says that it asked for more than one proof."""
        return bool(source.mfa_amr.intersection(self.amr)) or self.acr in source.mfa_acr


def discovered(document: Any, source: Oidc) -> Discovered:
    """Raises ``Untrusted`` where another issuer speaks, or not in private."""
    try:
        found = Discovered.model_validate(document)
    except ValidationError as error:
        raise Untrusted("discovery") from error
    if found.issuer != source.issuer:
        raise Untrusted("issuer of the discovery")
    return found


def proved(token: str, keys: Any, source: Oidc) -> Claims:
    """What the token says, after every check but that of the nonce (OIDC Core 3.1.3.7).

    Raises ``Untrusted``.
    """
    if not isinstance(token, str) or len(token) > LARGEST:
        raise Untrusted("size")
    try:
        header = jwt.get_unverified_header(token)
        if header.get("alg") not in ALGORITHMS:
            raise Untrusted("algorithm")
        said = jwt.decode(
            token,
            key=_key(keys, header),
            algorithms=[header["alg"]],
            audience=source.client_id,
            issuer=source.issuer,
            leeway=LEEWAY,
            options={"require": list(NEEDED)},
        )
        claims = Claims.model_validate(said)
    except (jwt.PyJWTError, ValidationError, ValueError, TypeError) as error:
        raise Untrusted(type(error).__name__) from error
    _require_for_us(said, claims, source)
    return claims


def require_nonce(claims: Claims, nonce: str) -> None:
    """That the token answers the question which this browser asked."""
    if not nonce or not hmac.compare_digest(claims.nonce.encode(), nonce.encode()):
        raise Untrusted("nonce")


def _key(keys: Any, header: Mapping[str, Any]) -> Any:
    offered = jwt.PyJWKSet.from_dict(keys).keys
    fitting = [one for one in offered if header.get("kid") in (one.key_id, None)]
    if len(fitting) != 1:
        raise Untrusted("key")
    return fitting[0]


def _require_for_us(said: Mapping[str, Any], claims: Claims, source: Oidc) -> None:
    """A token for several must name us as the one who asked."""
    several = isinstance(said["aud"], list) and len(said["aud"]) > 1
    if claims.azp != source.client_id and (several or claims.azp is not None):
        raise Untrusted("authorised party")
