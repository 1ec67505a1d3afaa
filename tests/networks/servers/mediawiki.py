"""MediaWiki out of Debian: PHP's own server, and an SQLite file for a database."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from .apt import need
from .processes import free_port, run, running, until_it_answers

PEOPLE = ("CityCouncil", "Alice", "Bob")
"""The institution first."""
_WIKI = Path("/usr/share/mediawiki")
_PHP = ["php", "-d", "memory_limit=256M", "-d", "display_errors=0", "-d", "sendmail_path=/bin/true"]
_GRANTS = "basic,editpage,createeditmovepage,viewmywatchlist,editmywatchlist"


@dataclass(frozen=True)
class MediaWiki:
    """``passwords`` are bot passwords, of the user ``NAME@tests``."""

    base_url: str
    passwords: dict[str, str]
    folder: Path

    def maintenance(self, script: str, *options: str, given: str | None = None) -> str:
        with _settings(self.folder):
            return run(*_PHP, f"{_WIKI}/maintenance/{script}.php", *options, given=given)


@contextmanager
def mediawiki(folder: Path) -> Iterator[MediaWiki]:
    need("mediawiki", "php-cli", "php-sqlite3", "php-xml", "php-mbstring", "php-intl", "php-curl")
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    passwords = {name: secrets.token_hex(16) for name in (*PEOPLE, "WikiAdmin")}
    wiki = MediaWiki(url, passwords, folder)
    _install(folder, url)
    for name in passwords:
        rank = ("--sysop", "--bureaucrat") if name == "WikiAdmin" else ()
        wiki.maintenance("createAndPromote", "--force", *rank, name, secrets.token_hex(12))
        told = ("--appid", "tests", "--grants", _GRANTS, name, passwords[name])
        wiki.maintenance("createBotPassword", *told)
    command = [*_PHP, "-S", f"127.0.0.1:{port}", "-t", str(_WIKI)]
    router = str(Path(__file__).with_name("wiki") / "router.php")
    several = {"PHP_CLI_SERVER_WORKERS": "3", "MW_CONFIG_FILE": str(_file(folder))}
    with running([*command, router], folder / "php.log", several) as process:
        until_it_answers(f"{url}/api.php", process)
        yield wiki


def _install(folder: Path, url: str) -> None:
    conf, data = folder / "conf", folder / "db"
    conf.mkdir()
    data.mkdir()
    # With a folder for the settings it looks for no others of this machine.
    run(*_PHP, f"{_WIKI}/maintenance/install.php", "--confpath", str(conf), "--dbtype", "sqlite",
        "--dbpath", str(data), "--dbname", "wiki", "--server", url, "--scriptpath", "",
        "--pass", secrets.token_hex(12), "City Wiki", "WikiAdmin")  # fmt: skip
    with _file(folder).open("a") as file:
        file.write(
            '\n$wgArticlePath = "/wiki/$1";\n$wgRateLimits = [];\n$wgEnableEmail = false;\n'
            f'$wgCacheDirectory = "{folder}/cache";\n$wgTmpDirectory = "{folder}";\n'
            "$wgPasswordAttemptThrottle = [];\n$wgPingback = false;\n"
        )


def _file(folder: Path) -> Path:
    return folder / "conf/LocalSettings.php"


@contextmanager
def _settings(folder: Path) -> Iterator[None]:
    with patch.dict(os.environ, MW_CONFIG_FILE=str(_file(folder))):
        yield
