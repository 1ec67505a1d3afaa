"""How often one address may send us something without signing in."""

from django.core.cache import cache
from django.utils.crypto import salted_hmac

MOST = 5
SECONDS = 60 * 60


def lets(what: str, address: str) -> bool:
    """Counts this one; of the address, only a keyed hash is kept, for an hour."""
    key = f"throttle:{what}:{salted_hmac('throttle', address).hexdigest()}"
    if cache.add(key, 1, SECONDS):
        return True
    try:
        return cache.incr(key) <= MOST
    except ValueError:  # it expired between the two
        return cache.add(key, 1, SECONDS)
