"""snac2: a small server with ActivityPub and Mastodon's client API, behind nginx.

Out of the machine's own archive, else out of Debian trixie's, whose program runs on bookworm
too. It wants a proxy before it: alone it drops kept-alive connections without saying so.
"""

import http.client
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

from .apt import need, unpacked
from .processes import Unavailable, free_port, run, running, until_it_answers

PEOPLE = ("citycouncil", "alice", "bob")
"""The institution first."""
_BACK = "http://127.0.0.1/callback"


@dataclass(frozen=True)
class Snac:
    base_url: str
    tokens: dict[str, str]


@contextmanager
def snac(folder: Path) -> Iterator[Snac]:
    need("nginx-light")
    program = str(unpacked("snac2", "trixie") / "usr/bin/snac")
    _needs_its_libraries(program)
    inner, outer, base = free_port(), free_port(), folder / "base"
    _settle(program, base, inner, f"127.0.0.1:{outer}")
    passwords = {name: _person(program, base, name) for name in PEOPLE}
    nginx = [
        "nginx",
        "-p",
        str(folder),
        "-c",
        str(_proxy(folder, outer, inner)),
        "-e",
        f"{folder}/nginx.log",
    ]
    with (
        running([program, "httpd", str(base)], folder / "snac.log"),
        running(nginx, folder / "nginx.out") as proxy,
    ):
        address = f"http://127.0.0.1:{outer}"
        until_it_answers(f"{address}/api/v1/instance", proxy, 30)
        yield Snac(address, {name: _token(address, name, passwords[name]) for name in PEOPLE})


def _needs_its_libraries(program: str) -> None:
    """Asked of the program: since 2024 the packages have other names, and answer to these too."""
    if "not found" in run("ldd", program):
        need("libcurl4", "libssl3")
    if "not found" in (said := run("ldd", program)):
        raise Unavailable(f"snac2 lacks libraries here: {said}")


def _settle(program: str, base: Path, port: int, host: str) -> None:
    run(program, "init", str(base), given=f"127.0.0.1\n{port}\n{host}\n\n\n")
    file = base / "server.json"
    settings = json.loads(file.read_text())
    settings |= {"protocol": "http", "disable_email_notifications": True, "cssurls": []}
    settings |= {"badlogin_retries": 1000, "queue_retry_minutes": 1}
    file.write_text(json.dumps(settings))


def _person(program: str, base: Path, name: str) -> str:
    """The password that snac chose."""
    said = run("sh", "-c", f'"{program}" adduser "{base}" {name} 2>&1', given="\n")
    found = re.search(r"^User password is (\S+)", said, re.M)
    if found is None:
        raise RuntimeError(f"snac made no {name}: {said[-300:]}")
    return found[1]


def _proxy(folder: Path, outer: int, inner: int) -> Path:
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    owner = "user root;" if os.geteuid() == 0 else ""
    file = folder / "nginx.conf"
    file.write_text(
        f"daemon off; pid {folder}/nginx.pid; worker_processes 1; {owner}"
        "events { worker_connections 256; }"
        f"http {{ access_log off; client_max_body_size 64m; {temporary}"
        f"server {{ listen 127.0.0.1:{outer}; location / {{ proxy_pass http://127.0.0.1:{inner};"
        "proxy_set_header Host $http_host; } } }"
    )
    return file


def _token(address: str, name: str, password: str) -> str:
    """The OAuth code flow that a person would go through in a browser."""
    told = {"client_name": "tests", "redirect_uris": _BACK, "scopes": "read write follow"}
    app = json.loads(_post(address, "/api/v1/apps", told)[1])
    login = {"login": name, "passwd": password, "redir": _BACK, "cid": app["client_id"]}
    place, _ = _post(address, "/oauth/x-snac-login", {**login, "state": "x"})
    grant = {
        "grant_type": "authorization_code",
        "code": parse_qs(urlsplit(place).query)["code"][0],
        "redirect_uri": _BACK,
        "client_id": app["client_id"],
        "client_secret": app["client_secret"],
    }
    return str(json.loads(_post(address, "/oauth/token", grant)[1])["access_token"])


def _post(address: str, path: str, form: dict[str, str]) -> tuple[str, str]:
    """Where it sends us, and what it says."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=20)
    try:
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", path, urlencode(form), kind)
        response = connection.getresponse()
        return response.getheader("Location", ""), response.read().decode()
    finally:
        connection.close()
