"""Whose calendar a secret address is."""

import hashlib
import hmac

from .models import FeedToken


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def token_of(token: str) -> FeedToken | None:
    """The address in force that belongs to this token, of a person who still works here.

    Found by digest, which tells nothing about the token, and compared in constant time.
    """
    digest = digest_of(token)
    kept = FeedToken.objects.filter(
        digest=digest, revoked_at=None, employee__is_active=True
    ).select_related("employee")
    found = kept.first()
    return found if found and hmac.compare_digest(found.digest, digest) else None
