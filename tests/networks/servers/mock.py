"""mastodon-mock: a stand-in for Mastodon's client API that others wrote, with deletion, a stream
and idempotency keys, which snac lacks. It shares no code and no author with our own town."""

import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .processes import free_port, running, until_it_answers

PEOPLE = ("citycouncil", "alice", "bob")
"""The institution first."""


@dataclass(frozen=True)
class Mock:
    base_url: str
    tokens: dict[str, str]


@contextmanager
def mock(folder: Path) -> Iterator[Mock]:
    port, tokens = free_port(), {name: secrets.token_hex(16) for name in PEOPLE}
    settings = folder / "mock.toml"
    settings.write_text(_settings(folder, port, tokens))
    program = Path(sys.executable).with_name("mastodon_mock")
    place = ["--host", "127.0.0.1", "--port", str(port), "--domain", f"127.0.0.1:{port}"]
    command = [str(program), "serve", "--config", str(settings), *place, "--log-level", "warning"]
    with running(command, folder / "mock.log") as process:
        until_it_answers(f"http://127.0.0.1:{port}/api/v2/instance", process)
        yield Mock(f"http://127.0.0.1:{port}", tokens)


def _settings(folder: Path, port: int, tokens: dict[str, str]) -> str:
    accounts = "".join(
        f'[[seed.accounts]]\nusername = "{name}"\ndisplay_name = "{name.title()}"\n'
        f'access_token = "{token}"\nrole = "user"\n'
        for name, token in tokens.items()
    )
    return (
        f'[server]\nhost = "127.0.0.1"\nport = {port}\n[database]\npath = "{folder}/mock.sqlite"\n'
        "[auth]\npermissive = false\nenforce_scopes = true\n[rate_limit]\nenabled = false\n"
        + accounts
    )
