"""Changes what stands on the network: each may be asked again without harm."""

from barza.connectors.errors import Missing, Permanent

from .client import Client, Taken
from .ids import key_of, name
from .models import Post, Removed
from .reading import posts
from .sending import now, write

LIKE, REPOST = "app.bsky.feed.like", "app.bsky.feed.repost"


def shown(client: Client, id: str) -> Post:
    """Raises ``Missing``."""
    name(id)
    found = posts(client, [id]).get(id)
    if found is None:
        raise Missing("This is not on the network, or not any more")
    return found


def delete(client: Client, id: str) -> None:
    did, collection, key = name(id)
    if did != client.session.did:
        raise Permanent("Only its author can take a post back")
    _remove(client, collection, key)


def mark(client: Client, collection: str, id: str, on: bool) -> None:
    """A like or a repost of ours. One given in another app has a name that the app view knows."""
    post = shown(client, id)
    given = post.viewer.like if collection == LIKE else post.viewer.repost
    key = key_of(f"{collection} {id}")
    if on and not given:
        subject = {"uri": post.uri, "cid": post.cid}
        record = {"$type": collection, "subject": subject, "createdAt": now()}
        try:
            write(client, collection, key, record, taken=False)
        except Taken:
            return
    elif not on:
        for one in {key, name(given).key if given else key}:
            _remove(client, collection, one)


def _remove(client: Client, collection: str, key: str) -> None:
    """The network takes it calmly where there is none."""
    said = {"repo": client.session.did, "collection": collection, "rkey": key}
    client.post(Removed, "com.atproto.repo.deleteRecord", json=said)
