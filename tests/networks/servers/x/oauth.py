"""Whether a call is signed by OAuth 1.0a, worked out anew from RFC 5849."""

import hmac
import re
import time
from base64 import b64encode
from dataclasses import dataclass, field
from hashlib import sha1
from urllib.parse import parse_qsl, quote, unquote

_PART = re.compile(r'(\w+)="([^"]*)"')
AGE = 300


def escaped(text: str) -> str:
    return quote(text, safe="~")


@dataclass
class Signatures:
    """``tokens``: from a token to its secret and the number of its user."""

    key: str
    secret: str
    tokens: dict[str, tuple[str, str]]
    seen: set[str] = field(default_factory=set)

    def user(self, method: str, url: str, query: str, header: str) -> str | None:
        """Who signed; None: nobody that we know, or not now, or not this."""
        given = {name: unquote(value) for name, value in _PART.findall(header)}
        token_secret, user = self.tokens.get(given.get("oauth_token", ""), ("", ""))
        fresh = abs(time.time() - int(given.get("oauth_timestamp", "0"))) < AGE
        nonce = given.get("oauth_nonce", "")
        if not user or given.get("oauth_consumer_key") != self.key or nonce in self.seen:
            return None
        signed = {name: value for name, value in given.items() if name.startswith("oauth_")}
        signature = signed.pop("oauth_signature", "")
        pairs = [*parse_qsl(query, keep_blank_values=True), *signed.items()]
        said = "&".join(sorted(f"{escaped(name)}={escaped(value)}" for name, value in pairs))
        base = "&".join(map(escaped, (method, url, said)))
        secret = f"{escaped(self.secret)}&{escaped(token_secret)}"
        expected = b64encode(hmac.digest(secret.encode(), base.encode(), sha1)).decode()
        if not (fresh and hmac.compare_digest(expected, signature)):
            return None
        self.seen.add(nonce)
        return user
