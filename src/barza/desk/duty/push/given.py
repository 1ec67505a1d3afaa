"""A subscription as a browser hands it over: from outside, so typed and checked at the edge."""

import base64
import re
from typing import Annotated

from cryptography.hazmat.primitives.asymmetric import ec
from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

from .services import is_allowed

POINT_BYTES, SECRET_BYTES = 65, 16
BASE64URL = re.compile(r"[A-Za-z0-9_-]+={0,2}")


def _service(endpoint: str) -> str:
    if not is_allowed(endpoint):
        raise ValueError("not the address of a push service that this desk may call")
    return endpoint


def _point(key: str) -> str:
    """A public key of the browser's: an uncompressed point that lies on secp256r1."""
    ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _bytes(key, POINT_BYTES))
    return key.rstrip("=")


def _secret(key: str) -> str:
    _bytes(key, SECRET_BYTES)
    return key.rstrip("=")


def _bytes(key: str, length: int) -> bytes:
    if not BASE64URL.fullmatch(key):
        raise ValueError("not base64url")
    found = plain(key.rstrip("="))
    if len(found) != length:
        raise ValueError(f"not {length} bytes long")
    return found


def plain(key: str) -> bytes:
    return base64.urlsafe_b64decode(key + "=" * (-len(key) % 4))


class Given(BaseModel):
    """Raises ``pydantic.ValidationError`` for what is no subscription, or leads elsewhere."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    endpoint: Annotated[str, StringConstraints(max_length=1000), AfterValidator(_service)]
    p256dh: Annotated[str, StringConstraints(max_length=90), AfterValidator(_point)]
    auth: Annotated[str, StringConstraints(max_length=26), AfterValidator(_secret)]
