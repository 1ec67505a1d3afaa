"""Where the institution's directory is, and which of its attributes say what (RFC 4510)."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    StringConstraints,
    field_validator,
    model_validator,
)

from . import given

PREFIX = "BARZA_LDAP_"
Names = tuple[str, ...]
"""Attributes in the order in which they are asked: the first that has a value counts."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=1000)]


class Kind(StrEnum):
    ACTIVE_DIRECTORY = "ad"
    INETORGPERSON = "inetorgperson"


FILTERS = {
    Kind.ACTIVE_DIRECTORY: "(&(objectCategory=person)(objectClass=user)(employeeID=*))",
    Kind.INETORGPERSON: "(&(objectClass=inetOrgPerson)(employeeNumber=*))",
}
ATTRIBUTES: dict[Kind, dict[str, str]] = {
    Kind.ACTIVE_DIRECTORY: {
        "employee_no": "employeeID",
        "username": "sAMAccountName",
        "name_ar": "displayName;lang-ar|msDS-PhoneticDisplayName|displayName|cn",
        "name_en": "displayName|cn",
        "job_ar": "title;lang-ar|title",
        "job_en": "title",
        "unit": "departmentNumber|department",
        "email": "mail",
        "active": "userAccountControl",
    },
    Kind.INETORGPERSON: {
        "employee_no": "employeeNumber",
        "username": "uid",
        "name_ar": "displayName;lang-ar|cn;lang-ar|displayName|cn",
        "name_en": "displayName;lang-en|cn;lang-en|displayName|cn",
        "job_ar": "title;lang-ar|title",
        "job_en": "title;lang-en|title",
        "unit": "departmentNumber|ou",
        "email": "mail",
        "active": "",
    },
}


class Ldap(BaseModel):
    """How the staff is read. ``limit``: which share of the staff a daily reading may take out or
    give another job by itself. ``seconds``: for all of a reading. ``most``: people in it.

    ``is_whole``: whoever the directory doesn't name has left.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    url: str
    kind: Kind = Kind.INETORGPERSON
    ca_file: Path | None = None
    bind_dn: Text
    password: SecretStr
    base_dn: Text
    filter: Text = ""
    attributes: dict[str, Names] = Field(default_factory=dict)
    page: int = Field(500, ge=1, le=1_000)
    most: int = Field(5_000, ge=1, le=5_000)
    seconds: int = Field(30, ge=1, le=300)
    is_whole: bool = True
    daily: bool = True
    limit: float = Field(0.1, gt=0, le=1)

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""

    @property
    def port(self) -> int:
        return urlsplit(self.url).port or (636 if self.is_ldaps else 389)

    @property
    def is_ldaps(self) -> bool:
        """Otherwise the connection is encrypted by StartTLS; it is never left in the open."""
        return self.url.casefold().startswith("ldaps:")

    @field_validator("url")
    @classmethod
    def _address(cls, url: str) -> str:
        parts = urlsplit(url)
        if parts.scheme not in ("ldaps", "ldap") or not parts.hostname or parts.username:
            raise ValueError("write ldaps://host or ldap://host (StartTLS), with a port if need be")
        if parts.path.strip("/") or parts.query:
            raise ValueError("only host and port stand here; the rest has variables of its own")
        return url

    @field_validator("ca_file")
    @classmethod
    def _there(cls, path: Path | None) -> Path | None:
        if path and not path.is_file():
            raise ValueError("there is no such file")
        return path

    @field_validator("attributes", mode="before")
    @classmethod
    def _pairs(cls, written: Any) -> Any:
        return _map(written) if isinstance(written, str) else written

    @model_validator(mode="before")
    @classmethod
    def _usual(cls, fields: dict[str, Any]) -> dict[str, Any]:
        """What such directories usually have, where nothing else is said."""
        kind = str(fields.get("kind", Kind.INETORGPERSON))
        if kind not in set(Kind):
            raise ValueError(f"{PREFIX}KIND must be ad or inetorgperson")
        usual = {name: _names(written) for name, written in ATTRIBUTES[Kind(kind)].items()}
        said = cls._pairs(fields.get("attributes", {}))
        if unknown := set(said) - set(usual):
            raise ValueError(
                f"{PREFIX}ATTRIBUTES names {', '.join(sorted(unknown))}, which is no column"
            )
        return {"filter": FILTERS[Kind(kind)], **fields, "attributes": usual | said}


def read(variables: Mapping[str, str]) -> Ldap | None:
    """None where no address is given. Raises ``ValueError`` that says what to correct."""
    if not variables.get(f"{PREFIX}URL"):
        return None
    return given.made(Ldap, PREFIX, variables, in_file="password")


def _map(written: str) -> dict[str, Names]:
    """``job_ar=title;lang-ar|title, unit=ou``: a column of the list, and where it stands."""
    pairs = [one.partition("=") for one in written.replace("\n", ",").split(",") if one.strip()]
    return {column.strip(): _names(names) for column, _is, names in pairs}


def _names(written: str) -> Names:
    return tuple(name.strip() for name in written.split("|") if name.strip())
