"""Instance, in its first and its second version."""

from typing import Any

from barza.town.store import accounts
from barza.town.town import Town
from barza.town.writing.length import LINK_LENGTH, MAX_LENGTH

from .account import account

VERSION = "4.5.0"
"""The Mastodon whose answers these are. Clients choose their calls by it."""

TITLE = "Practice town – ميدان تدريب"
ABOUT = "A practice ground: nothing here is real. ميدان تدريب: لا شيء هنا حقيقي."
MEDIA_TYPES = {
    "image/jpeg": "image", "image/png": "image", "image/gif": "image", "image/webp": "image",
    "video/mp4": "video", "video/webm": "video", "audio/mpeg": "audio", "audio/ogg": "audio",
}  # fmt: skip
MEDIA_BYTES = 16 * 1024 * 1024
MEDIA_FILES = 4
ALT_LENGTH = 1500


def _configuration() -> dict[str, Any]:
    return {
        "accounts": {"max_featured_tags": 10, "max_pinned_statuses": 5},
        "statuses": {
            "max_characters": MAX_LENGTH, "max_media_attachments": MEDIA_FILES,
            "characters_reserved_per_url": LINK_LENGTH,
        },
        "media_attachments": {
            "supported_mime_types": list(MEDIA_TYPES), "description_limit": ALT_LENGTH,
            "image_size_limit": MEDIA_BYTES, "image_matrix_limit": 33177600,
            "video_size_limit": MEDIA_BYTES, "video_frame_rate_limit": 120,
            "video_matrix_limit": 8294400,
        },
        "polls": {
            "max_options": 4, "max_characters_per_option": 50, "min_expiration": 300,
            "max_expiration": 2629746,
        },
    }  # fmt: skip


def _streaming(town: Town) -> str:
    return town.base_url.replace("http", "ws", 1)


def instance_v1(town: Town) -> dict[str, Any]:
    people = accounts.everyone(town.store)
    written = town.store.number("SELECT COUNT(*) FROM status WHERE deleted_at IS NULL")
    return {
        "uri": town.domain, "title": TITLE, "short_description": ABOUT, "description": ABOUT,
        "email": "town@practice.example", "version": VERSION, "languages": ["ar", "en"],
        "urls": {"streaming_api": _streaming(town)},
        "stats": {"user_count": len(people), "status_count": written, "domain_count": 0},
        "thumbnail": f"{town.base_url}/static/header.svg", "registrations": False,
        "approval_required": False, "invites_enabled": False, "configuration": _configuration(),
        "contact_account": account(town, people[0]), "rules": [],
    }  # fmt: skip


def instance_v2(town: Town) -> dict[str, Any]:
    people = accounts.everyone(town.store)
    urls = {
        "streaming": _streaming(town), "status": None, "about": f"{town.base_url}/",
        "privacy_policy": None, "terms_of_service": None,
    }  # fmt: skip
    return {
        "domain": town.domain, "title": TITLE, "version": VERSION, "description": ABOUT,
        "source_url": f"{town.base_url}/", "usage": {"users": {"active_month": len(people)}},
        "thumbnail": {"url": f"{town.base_url}/static/header.svg"}, "icon": [],
        "languages": ["ar", "en"], "api_versions": {"mastodon": 6}, "rules": [],
        "configuration": {
            **_configuration(), "urls": urls, "vapid": {"public_key": ""},
            "translation": {"enabled": False}, "limited_federation": True,
        },
        "registrations": {
            "enabled": False, "approval_required": False, "message": None, "min_age": None,
            "reason_required": False, "url": None,
        },
        "contact": {"email": "town@practice.example", "account": account(town, people[0])},
    }  # fmt: skip
