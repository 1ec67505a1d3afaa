"""Knowing a browser again, and naming it so that its owner does."""

import hashlib
import secrets

COOKIE = "device"
COOKIE_AGE = 365 * 24 * 3600
"""Seconds: a telephone must still be known when its owner signs out on it."""
LONGEST_COOKIE = 100

BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
"""The first whose sign is in the browser's own words; each names those after it too."""
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
)


def cookie_of(kept: str) -> str:
    """The browser's cookie, or a new one where it has none."""
    return kept if 0 < len(kept) <= LONGEST_COOKIE else secrets.token_urlsafe(24)


def digest_of(cookie: str) -> str:
    return hashlib.sha256(cookie.encode()).hexdigest()


def label_of(user_agent: str) -> str:
    """``Chrome · Android``: what the browser says of itself, in two names that all know."""
    found = (_named(user_agent, BROWSERS), _named(user_agent, SYSTEMS))
    return " · ".join(name for name in found if name) or "?"


def _named(user_agent: str, names: tuple[tuple[str, str], ...]) -> str:
    return next((name for sign, name in names if sign in user_agent), "")
