"""Who stands at the other end in the tests: a network's server, and citizens on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, ClassVar, Protocol

import httpx
from mastodon import Mastodon

from barza.connectors import registry
from barza.connectors.base import Connector
from barza.connectors.bluesky.ids import POSTS, name
from barza.connectors.mastodon.models import canonical
from barza.connectors.plain import to_text
from barza.connectors.wordpress.reading import split

from .servers.bluesky import Bluesky, Person


class Peer(Protocol):
    """``ask`` begins a matter; ``reply`` goes on below a post or an answer of the institution."""

    network: str
    base_url: str
    credentials: Mapping[str, str]
    patience: float
    """Seconds within which what one side does reaches the other."""
    idempotent: bool
    """Sending with the same key again gives the same text back."""
    deletes: bool
    publishing: ClassVar[str]
    """Path of the call that publishes."""
    secret: ClassVar[str]
    """Name of the credential without which nobody is let in."""
    nowhere: ClassVar[str]
    """An id that the network could have given, and never has."""
    edits: ClassVar[bool]
    """What was written can be changed."""

    def ask(self, text: str, post: str) -> str: ...
    def reply(self, text: str, below: str) -> str: ...
    def whisper(self, text: str) -> str: ...
    def rewrite(self, id: str, text: str) -> None: ...
    def sees(self, text: str) -> bool: ...


def connect(peer: Peer, base_url: str = "", **changed: str) -> Connector:
    return registry.open(
        peer.network,
        base_url=base_url or peer.base_url,
        credentials={**peer.credentials, **changed},
    )


@dataclass
class MastodonPeer:
    """Drives one citizen through the same client API, with the citizen's own token."""

    base_url: str
    credentials: Mapping[str, str]
    citizen: str
    institution: str
    patience: float
    idempotent: bool
    deletes: bool
    network: str = "mastodon"
    publishing: ClassVar[str] = "/api/v1/statuses"
    secret: ClassVar[str] = "access_token"
    nowhere: ClassVar[str] = "999999999"
    edits: ClassVar[bool] = True

    def __post_init__(self) -> None:
        self._api = Mastodon(
            access_token=self.citizen,
            api_base_url=self.base_url,
            version_check_mode="none",
            ratelimit_method="throw",
        )

    def close(self) -> None:
        self._api.session.close()

    def ask(self, text: str, post: str) -> str:  # noqa: ARG002
        return self._write(f"@{self.institution} {text}")

    def reply(self, text: str, below: str) -> str:
        """Without naming the institution, as people do below a post."""
        return self._write(text, in_reply_to_id=below)

    def whisper(self, text: str) -> str:
        return self._write(f"@{self.institution} {text}", visibility="direct")

    def _write(self, text: str, **how: Any) -> str:
        return canonical(self._api.status_post(text, **how).id)

    def rewrite(self, id: str, text: str) -> None:
        self._api.status_update(id, f"@{self.institution} {text}")

    def sees(self, text: str) -> bool:
        notes = self._api.notifications(limit=40)
        return any(note.status and text in to_text(note.status.content) for note in notes)


@dataclass
class WordPressPeer:
    """A reader with an account; what is asked begins below a post, as on any blog."""

    base_url: str
    credentials: Mapping[str, str]
    citizen: tuple[str, str]
    admin: tuple[str, str]
    network: str = "wordpress"
    patience: float = 5
    idempotent: bool = False
    deletes: bool = True
    publishing: ClassVar[str] = "/wp-json/wp/v2/posts"
    secret: ClassVar[str] = "application_password"
    nowhere: ClassVar[str] = "comment:999999"
    edits: ClassVar[bool] = True

    def __post_init__(self) -> None:
        self._http = httpx.Client(base_url=f"{self.base_url}/wp-json/wp/v2/", timeout=30)

    def close(self) -> None:
        self._http.close()

    def ask(self, text: str, post: str) -> str:
        return self._comment({"post": split(post)[1], "content": text})

    def reply(self, text: str, below: str) -> str:
        kind, number = split(below)
        if kind == "posts":
            return self.ask(text, below)
        above = self._http.get(f"comments/{number}").raise_for_status().json()
        return self._comment({"post": above["post"], "parent": number, "content": text})

    def whisper(self, text: str) -> str:
        raise NotImplementedError("WordPress has no private messages")

    def _comment(self, body: dict[str, Any]) -> str:
        done = self._http.post("comments", json=body, auth=self.citizen).raise_for_status()
        return f"comment:{done.json()['id']}"

    def rewrite(self, id: str, text: str) -> None:
        """Readers cannot change a comment; the site's administrator can."""
        path = f"comments/{split(id)[1]}"
        self._http.post(path, json={"content": text}, auth=self.admin).raise_for_status()

    def sees(self, text: str) -> bool:
        found = self._http.get("comments", params={"per_page": 100}).raise_for_status().json()
        return any(text in to_text(comment["content"]["rendered"]) for comment in found)


@dataclass
class BlueskyPeer:
    """A citizen with an app password, who calls the PDS as any app does."""

    server: Bluesky
    patience: float = 15
    idempotent: bool = True
    deletes: bool = True
    network: str = "bluesky"
    publishing: ClassVar[str] = "/xrpc/com.atproto.repo.putRecord"
    secret: ClassVar[str] = "app_password"
    nowhere: ClassVar[str] = f"at://did:plc:{'a' * 24}/{POSTS}/{'3' * 13}"
    edits: ClassVar[bool] = False

    def __post_init__(self) -> None:
        self._ours, self.citizen = self.server.people
        self.base_url = self.server.base_url
        self.credentials: Mapping[str, str] = _secrets(self._ours)
        self._http = httpx.Client(base_url=f"{self.base_url}/xrpc/", timeout=30)
        secrets = {"identifier": self.citizen.handle, "password": self.citizen.password}
        token = self.call("com.atproto.server.createSession", **secrets)["accessJwt"]
        self._http.headers["Authorization"] = f"Bearer {token}"

    def close(self) -> None:
        self._http.close()

    def call(self, method: str, **said: Any) -> Any:
        return self._http.post(method, json=said).raise_for_status().json()

    def see(self, method: str, **asked: Any) -> Any:
        return self._http.get(method, params=asked).raise_for_status().json()

    def ask(self, text: str, post: str) -> str:  # noqa: ARG002
        named = f"@{self._ours.handle}"
        mention = {"$type": "app.bsky.richtext.facet#mention", "did": self._ours.did}
        index = {"byteStart": 0, "byteEnd": len(named)}
        return self.write(f"{named} {text}", facets=[{"index": index, "features": [mention]}])

    def reply(self, text: str, below: str) -> str:
        parent = self.ref(below)
        above = parent.pop("value").get("reply")
        return self.write(
            text, reply={"root": above["root"] if above else parent, "parent": parent}
        )

    def ref(self, uri: str) -> dict[str, Any]:
        did, collection, key = name(uri)
        asked = {"repo": did, "collection": collection, "rkey": key}
        return dict(self.see("com.atproto.repo.getRecord", **asked))

    def write(self, text: str, **more: Any) -> str:
        """Nobody answers what he can't see yet: the app view never tells of such an answer."""
        self.server.settle()
        at = datetime.now(UTC).isoformat().replace("+00:00", "Z")
        record = {"$type": POSTS, "text": text, "createdAt": at, **more}
        where = {"repo": self.citizen.did, "collection": POSTS}
        return str(self.call("com.atproto.repo.createRecord", **where, record=record)["uri"])

    def take_back(self, uri: str) -> None:
        where = {"repo": self.citizen.did, "collection": POSTS, "rkey": name(uri).key}
        self.call("com.atproto.repo.deleteRecord", **where)
        self.server.settle()

    def whisper(self, text: str) -> str:
        raise NotImplementedError("Bluesky has no private posts")

    def rewrite(self, id: str, text: str) -> None:
        raise NotImplementedError("Bluesky has no edits")

    def sees(self, text: str) -> bool:
        notes = self.see("app.bsky.notification.listNotifications", limit=100)["notifications"]
        return any(text in note["record"].get("text", "") for note in notes)


def _secrets(person: Person) -> dict[str, str]:
    return {"identifier": person.handle, "app_password": person.password}
