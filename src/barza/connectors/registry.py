"""The networks that Barza knows. A new network is one new folder and one line here."""

from collections.abc import Mapping

from .base import Connector
from .bluesky.connector import BlueskyConnector
from .errors import Permanent
from .facebook.connector import FacebookConnector
from .feeds.connector import FeedsConnector
from .flickr.connector import FlickrConnector
from .ghost.connector import GhostConnector
from .mastodon.connector import MastodonConnector
from .mediawiki.connector import MediaWikiConnector
from .misago.connector import MisagoConnector
from .telegram.connector import TelegramConnector
from .wordpress.connector import WordPressConnector
from .x.connector import XConnector
from .youtube.connector import YouTubeConnector

CONNECTORS: dict[str, type[Connector]] = {
    connector.network: connector
    for connector in (
        FacebookConnector,
        FlickrConnector,
        BlueskyConnector,
        FeedsConnector,
        GhostConnector,
        MastodonConnector,
        MediaWikiConnector,
        MisagoConnector,
        TelegramConnector,
        WordPressConnector,
        XConnector,
        YouTubeConnector,
    )
}


def open(network: str, *, base_url: str, credentials: Mapping[str, str]) -> Connector:
    """Makes no call. Raises ``Permanent`` for a network that nobody has written yet."""
    if network not in CONNECTORS:
        raise Permanent(f"No connector for {network!r}")
    return CONNECTORS[network].open(base_url=base_url, credentials=credentials)
