"""Envelope encryption of small secrets (AES-256-GCM, NIST SP 800-38D).

Each secret has a random key of its own, and that key is wrapped by the institution's key, which
is derived (HKDF, RFC 5869) for one purpose and never stored. ``about`` names what the secret
belongs to; it is bound to the ciphertext, so that a row put in another's place does not open.

    EnvelopeError
    ├── WrongKey     sealed under another institution's key
    └── Tampered     altered, or belonging to something else
"""

import secrets
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
NONCE_BYTES = 12
SHORTEST_SECRET = 32
"""Characters in the institution's key: less is a password, and could be guessed."""


class EnvelopeError(Exception):
    """The secret cannot be opened."""


class WrongKey(EnvelopeError):
    """Sealed under another key than the one in hand."""


class Tampered(EnvelopeError):
    """The ciphertext was altered, or belongs to something else."""


@dataclass(frozen=True, slots=True)
class Sealed:
    ciphertext: bytes
    wrapped_key: bytes
    key_id: str


@dataclass(frozen=True, slots=True)
class Wrapping:
    """The key that wraps every secret's own key, for one purpose."""

    key: bytes = field(repr=False)
    id: str

    @classmethod
    def of(cls, secret: str, purpose: str) -> Self:
        """Raises ``WrongKey`` when the institution's key is too short to be one."""
        if len(secret.strip()) < SHORTEST_SECRET:
            raise WrongKey(
                f"The institution's key must have at least {SHORTEST_SECRET} characters."
            )
        derived = HKDF(SHA256(), KEY_BYTES, salt=None, info=f"barza {purpose}".encode())
        key = derived.derive(secret.strip().encode())
        return cls(key, sha256(key).hexdigest()[:16])

    def seal(self, plain: str, *, about: str) -> Sealed:
        own = AESGCM.generate_key(KEY_BYTES * 8)
        return Sealed(_encrypt(own, plain.encode(), about), self._wrap(own, about), self.id)

    def open(self, sealed: Sealed, *, about: str) -> str:
        """Raises ``WrongKey`` or ``Tampered``."""
        return _decrypt(self._unwrap(sealed, about), sealed.ciphertext, about).decode()

    def rewrap(self, sealed: Sealed, *, about: str, into: "Wrapping") -> Sealed:
        """The same secret under another institution's key, without opening the secret."""
        own = self._unwrap(sealed, about)
        return Sealed(sealed.ciphertext, into._wrap(own, about), into.id)

    def _wrap(self, own: bytes, about: str) -> bytes:
        return _encrypt(self.key, own, f"key of {about}")

    def _unwrap(self, sealed: Sealed, about: str) -> bytes:
        if sealed.key_id != self.id:
            raise WrongKey(
                f"Sealed under key {sealed.key_id}, but the key in hand is {self.id}. "
                "Put the right vault key back, or store the secret again."
            )
        return _decrypt(self.key, sealed.wrapped_key, f"key of {about}")


def _encrypt(key: bytes, plain: bytes, about: str) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, about.encode())


def _decrypt(key: bytes, sealed: bytes, about: str) -> bytes:
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], about.encode())
    except (InvalidTag, ValueError) as error:  # ValueError: cut short
        raise Tampered(f"The {about} was altered or put in another's place.") from error
