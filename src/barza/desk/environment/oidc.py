"""The institution's identity provider, where staff sign in once for everything (OpenID Connect)."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, SecretStr, StringConstraints, field_validator

from . import given

PREFIX = "BARZA_OIDC_"
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
Text = Annotated[str, StringConstraints(min_length=1, max_length=500)]


class Oidc(BaseModel):
    """``claim`` of the signed token is compared with ``field`` of the employee. ``mfa_amr`` and
    ``mfa_acr``: what the provider calls a sign-in with a second factor (RFC 8176, OIDC Core 2)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    issuer: str
    client_id: Text
    client_secret: SecretStr
    ca_file: Path | None = None
    claim: Text = "employee_number"
    field: Literal["employee_no", "email"] = "employee_no"
    scopes: tuple[str, ...] = ("openid", "profile", "email")
    mfa_amr: frozenset[str] = frozenset({"mfa"})
    mfa_acr: frozenset[str] = frozenset()
    name_ar: Text = "حساب المؤسسة"
    name_en: Text = "the institution's account"

    @field_validator("issuer")
    @classmethod
    def _address(cls, url: str) -> str:
        if not is_safe(url) or urlsplit(url).query:
            raise ValueError(
                "write the issuer's https:// address, as its discovery document has it"
            )
        return url

    @field_validator("ca_file")
    @classmethod
    def _there(cls, path: Path | None) -> Path | None:
        if path and not path.is_file():
            raise ValueError("there is no such file")
        return path

    @field_validator("scopes", "mfa_amr", "mfa_acr", mode="before")
    @classmethod
    def _words(cls, written: Any) -> Any:
        return written.replace(",", " ").split() if isinstance(written, str) else written

    @field_validator("scopes")
    @classmethod
    def _openid(cls, scopes: tuple[str, ...]) -> tuple[str, ...]:
        if "openid" not in scopes:
            raise ValueError("openid must be among them")
        return scopes


def is_safe(url: str) -> bool:
    """Whether what is said there is said in private: HTTPS, or this very machine."""
    parts = urlsplit(url)
    return bool(parts.hostname) and (
        parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
    )


def read(variables: Mapping[str, str]) -> Oidc | None:
    """None where no issuer is given. Raises ``ValueError`` that says what to correct."""
    if not variables.get(f"{PREFIX}ISSUER"):
        return None
    return given.made(Oidc, PREFIX, variables, in_file="client_secret")
