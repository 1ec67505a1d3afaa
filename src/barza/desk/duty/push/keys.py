"""The desk's own key as a sender (VAPID, RFC 8292).

It is derived from a secret of the deployment, which is kept as the vault's is, and never stored.
"""

import base64
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from py_vapid import Vapid02

from barza.desk.core.envelope import SHORTEST_SECRET, WrongKey

ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""How many points secp256r1 has (FIPS 186-5, SP 800-186)."""
SEED_BYTES = 48
"""More than the order has, so that no key is likelier than another (FIPS 186-5, A.2.1)."""
VALID_FOR = timedelta(hours=12)
"""A signature may be valid for a day at most (RFC 8292, 2)."""


def public_key() -> str:
    """As a browser wants it: the uncompressed point in base64url."""
    point = _private_key().public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return base64.urlsafe_b64encode(point).rstrip(b"=").decode()


def authorization(endpoint: str, now: datetime) -> str:
    """The header that says who sends: signed for this push service alone, and for some hours."""
    parts = urlsplit(endpoint)
    claims = {
        "aud": f"{parts.scheme}://{parts.netloc}",
        "exp": int((now + VALID_FOR).timestamp()),
        "sub": contact(),
    }
    header: str = Vapid02(_private_key()).sign(claims)["Authorization"]
    return header


def contact() -> str:
    """Whom the push service may turn to."""
    return settings.ORIGIN if settings.HTTPS else f"mailto:{settings.DEFAULT_FROM_EMAIL}"


def _private_key() -> ec.EllipticCurvePrivateKey:
    secret = settings.ENVIRONMENT.push_key.strip()
    if len(secret) < SHORTEST_SECRET:
        raise WrongKey(f"The key of notifications must have at least {SHORTEST_SECRET} characters.")
    seed = HKDF(SHA256(), SEED_BYTES, salt=None, info=b"barza vapid").derive(secret.encode())
    return ec.derive_private_key(int.from_bytes(seed) % (ORDER - 1) + 1, ec.SECP256R1())
