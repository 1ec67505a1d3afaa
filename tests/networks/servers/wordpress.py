"""WordPress out of Debian: PHP's own server, and a MariaDB that listens on a socket file only."""

import json
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from .apt import need
from .processes import free_port, run, running, until_it_answers

_SITE = Path(__file__).with_name("site")
_PHP = ["php", "-d", "sendmail_path=/bin/true", "-d", "memory_limit=256M", "-d", "display_errors=0"]
_PEOPLE = (
    ("siteadmin", "Site Admin", "administrator"),
    ("citycouncil", "City Council", "editor"),
    ("alice", "Alice Citizen", "subscriber"),
)


@dataclass(frozen=True)
class WordPress:
    """``passwords`` are application passwords."""

    base_url: str
    passwords: dict[str, str]


@contextmanager
def wordpress(folder: Path) -> Iterator[WordPress]:
    need("wordpress", "wordpress-theme-twentytwentythree", "php-cli", "php-mysql", "php-xml",
         "php-mbstring", "php-curl", "php-gd", "php-intl", "mariadb-server")  # fmt: skip
    with ExitStack() as stack:
        socket = stack.enter_context(_database(folder))
        port = free_port()
        url, www = f"http://127.0.0.1:{port}", _files(folder)
        _settings(folder, www, url, socket)
        passwords = _people(folder, www, url)
        command = [*_PHP, "-S", f"127.0.0.1:{port}", "-t", str(www), str(_SITE / "router.php")]
        several = {"PHP_CLI_SERVER_WORKERS": "4"}
        process = stack.enter_context(running(command, folder / "php.log", several))
        until_it_answers(f"{url}/wp-json/", process)
        yield WordPress(url, passwords)


@contextmanager
def _database(folder: Path) -> Iterator[Path]:
    data, socket = folder / "mysql", folder / "mysql.sock"
    # Root must say that it means it; a user is who he is, and can give nothing away to root.
    as_root = ["--user=root"] if os.geteuid() == 0 else []
    run("mariadb-install-db", "--no-defaults", *as_root, f"--datadir={data}",
        "--skip-test-db", "--auth-root-authentication-method=normal")  # fmt: skip
    command = [
        "mariadbd", "--no-defaults", *as_root, f"--datadir={data}", f"--socket={socket}",
        "--skip-networking", f"--pid-file={folder}/mysql.pid", "--performance-schema=OFF",
        "--innodb-flush-log-at-trx-commit=0", "--innodb-buffer-pool-size=64M",
    ]  # fmt: skip
    with running(command, folder / "mysql.log"):
        _until_it_takes(socket, "create database wordpress character set utf8mb4")
        yield socket


def _until_it_takes(socket: Path, statement: str) -> None:
    for _ in range(300):
        try:
            run("mariadb", "--no-defaults", f"--socket={socket}", "-uroot", "-e", statement)
            return
        except RuntimeError:
            time.sleep(0.1)
    raise RuntimeError("MariaDB did not start")


def _files(folder: Path) -> Path:
    www = folder / "www"
    shutil.copytree("/usr/share/wordpress", www, ignore=shutil.ignore_patterns("wp-config.php"))
    shutil.copytree("/var/lib/wordpress/wp-content", www / "wp-content", dirs_exist_ok=True)
    shutil.rmtree(www / "wp-content/plugins/akismet", ignore_errors=True)
    (www / "wp-content/mu-plugins").mkdir(exist_ok=True)
    shutil.copy(_SITE / "no-flood-rule.php", www / "wp-content/mu-plugins")
    shutil.copy(_SITE / "wp-config.php", www)
    return www


def _settings(folder: Path, www: Path, url: str, socket: Path) -> None:
    known = {"sock": str(socket), "salt": secrets.token_hex(12), "url": url}
    (www.parent / "site.json").write_text(json.dumps(known))


def _people(folder: Path, www: Path, url: str) -> dict[str, str]:
    people = [
        {"username": name, "name": shown, "role": role, "email": f"{name}@city.example",
         "password": secrets.token_hex(12)}
        for name, shown, role in _PEOPLE
    ]  # fmt: skip
    wish = folder / "people.json"
    wish.write_text(json.dumps({"url": url, "title": "City", "people": people}))
    said = run(*_PHP, str(_SITE / "install.php"), str(www), str(wish))
    found: dict[str, str] = json.loads(said)
    return found
