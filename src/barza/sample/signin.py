"""Who can sign in to the sample, and with what. Knows neither Django nor the database.

The passphrases are known to everybody who reads this project; the second factor is this
installation's own, made out of its session key. A desk that others can reach is not to hold
the sample.
"""

import argparse
import base64
import hashlib
import hmac
import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from barza.desk import environment

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Person:
    username: str
    job_en: str
    passphrase: str


def read(name: str) -> Any:
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


def people() -> list[Person]:
    return [Person(row["username"], row["job_en"], row["passphrase"]) for row in read("employees")]


def secret(username: str) -> str:
    """The person's TOTP secret in Base32, as an authenticator application takes it."""
    return base64.b32encode(_key(username)).decode()


def code(username: str, at: float | None = None) -> str:
    """The code of the half minute ``at`` (seconds since 1970; empty: now), RFC 6238."""
    totp = TOTP(_key(username), 6, SHA1(), 30)  # noqa: S303 what authenticators speak
    return totp.generate(int(time.time() if at is None else at)).decode()


def _key(username: str) -> bytes:
    """20 bytes, as RFC 4226 recommends."""
    installation = environment.read().secret_key.encode()
    return hmac.digest(
        installation, f"sample second factor of {username}".encode(), hashlib.sha256
    )[:20]


def main(arguments: list[str]) -> int:
    """``barza code USERNAME``"""
    parser = argparse.ArgumentParser(
        prog="barza code", description="The second factor of a sample employee, this half minute."
    )
    parser.add_argument("username", choices=[person.username for person in people()])
    sys.stdout.write(code(parser.parse_args(arguments).username) + "\n")
    return 0
