"""An officer's browser, as far as a benchmark needs one: signs in for real, reads pages."""

import re
import time
from datetime import UTC, datetime

import httpx

from barza.desk.people import totp

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def sign_in(url: str, username: str, passphrase: str, secret: str) -> httpx.Client:
    """Passphrase, then the authenticator's code. Raises ``SystemExit`` when not let in."""
    client = httpx.Client(base_url=url, follow_redirects=True, timeout=60)
    page = client.get("/account/login/")
    page = client.post(
        str(page.url),
        data=_form(page) | {"login": username, "password": passphrase},
        headers={"Referer": url},
    )
    code = totp.current_code(secret, datetime.now(UTC))
    page = client.post(str(page.url), data=_form(page) | {"code": code}, headers={"Referer": url})
    if page.status_code != 200 or "/account/" in page.url.path:
        raise SystemExit(f"could not sign in: {page.url} answered {page.status_code}")
    return client


def _form(page: httpx.Response) -> dict[str, str]:
    found = TOKEN.search(page.text)
    return {"csrfmiddlewaretoken": found[1]} if found else {}


def milliseconds(client: httpx.Client, address: str) -> float:
    started = time.perf_counter()
    page = client.get(address)
    took = (time.perf_counter() - started) * 1000
    page.raise_for_status()
    return took
