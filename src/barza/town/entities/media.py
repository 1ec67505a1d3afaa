"""MediaAttachment."""

from typing import Any

from barza.town.store.records import Media
from barza.town.town import Town


def attachment(town: Town, media: Media) -> dict[str, Any]:
    url = f"{town.base_url}/media/{media.id}"
    return {
        "id": str(media.id), "type": media.type, "url": url, "preview_url": url,
        "remote_url": None, "preview_remote_url": None, "text_url": None, "meta": {},
        "description": media.description or None, "blurhash": None,
    }  # fmt: skip
