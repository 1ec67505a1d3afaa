"""The Action API of one wiki: the session, the tokens, and what its refusals mean.

Not ``mwclient``: its last release is of August 2024, and it waits and repeats by itself.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, TypeVar
from urllib.parse import quote

import httpx

from barza.connectors.asking import checked
from barza.connectors.errors import ConnectorError, Expired, Missing, Permanent, Temporary
from barza.connectors.faults import retry_after, unclear
from barza.connectors.plain import to_text
from barza.connectors.web import Web

from .models import Edited, Login, Page, Site

LAG = 5
"""Seconds that the wiki's copies may be behind; beyond them it asks to come again (``maxlag``)."""
AGENT = "Barza (the desk of a public institution)"

T = TypeVar("T")
_LATER = {"maxlag", "ratelimited", "readonly", "editconflict"}
_AGAIN = {"badtoken", "assertuserfailed", "assertnameduserfailed", "notloggedin"}
_GONE = {"nosuchrevid", "nosuchpageid", "missingtitle", "nosuchsection", "pagedeleted"}


class _Anew(Temporary):
    """The session or its token is spent: nothing was done."""


class Client:
    """``site`` is asked once; logging in happens by itself, and once more when it is needed."""

    def __init__(self, base_url: str, username: str, password: str) -> None:
        self.base_url = base_url.rstrip("/")
        self._given = username, password
        self._token = ""
        self._logged_in = False
        self.web = Web(self.base_url, headers={"User-Agent": AGENT}, refused=lambda *_: None)

    @cached_property
    def site(self) -> Site:
        asked = "general|namespaces|namespacealiases"
        return checked(Site, self.query(meta="siteinfo|userinfo", siprop=asked))

    @property
    def me(self) -> str:
        return self.site.userinfo.name

    def query(self, **params: Any) -> dict[str, Any]:
        return self._once_more(lambda: self._query(**params))

    def pages(self, **params: Any) -> list[Page]:
        found = self.query(prop="revisions|info", rvslots="main", **params).get("pages", [])
        return [checked(Page, page) for page in found if "ns" in page]

    def edit(self, title: str, *, ns: int, **params: Any) -> Edited:
        """Writes a talk page, and no other (P-22). Raises ``Unknown`` where it may have."""
        if ns % 2 == 0:
            raise Permanent(
                f"{title} is no talk page: articles are not written by the institution itself, "
                "it proposes a change on the talk page, with source and affiliation (P-22)"
            )
        return self._once_more(lambda: self._edit(title, params))

    def address(self, title: str, heading: str = "") -> str:
        path = self.site.general.articlepath.replace("$1", quote(title.replace(" ", "_"), ":/"))
        anchor = f"#{quote(heading.replace(' ', '_'))}" if heading else ""
        return f"{self._root}{path}{anchor}"

    @property
    def _root(self) -> str:
        url = httpx.URL(self.base_url)
        return f"{url.scheme}://{url.netloc.decode()}"

    def _edit(self, title: str, params: dict[str, Any]) -> Edited:
        token = self._edit_token()
        body = {"title": title, "assertuser": self.me, "watchlist": "watch", **params}
        answer = self._post("edit", {**body, "maxlag": LAG, "token": token}, taken=True)
        done = checked(Edited, answer.get("edit"), taken=True)
        if done.result != "Success":
            why = "it asks for a captcha" if done.captcha else done.result
            raise Permanent(f"The wiki did not take the edit: {why}")
        return done

    def _edit_token(self) -> str:
        self._log_in()
        if not self._token:
            self._token = self._tokens("csrf")
        return self._token

    def _once_more(self, ask: Callable[[], T]) -> T:
        """A session that the wiki has forgotten is opened anew, once: nothing was done in it."""
        try:
            return ask()
        except _Anew:
            self._token, self._logged_in = "", False
            try:
                return ask()
            except _Anew as error:
                raise Expired(str(error)) from error

    def _log_in(self) -> None:
        if self._logged_in:
            return
        self.web.http.cookies.clear()
        name, password = self._given
        body = {"lgname": name, "lgpassword": password, "lgtoken": self._tokens("login")}
        done = checked(Login, self._post("login", body).get("login"))
        if done.result in ("Throttled", "Aborted") and done.wait:
            raise Temporary("The wiki lets us log in later", done.wait)
        if done.result != "Success":
            raise Expired(f"The wiki refuses our bot password: {done.result}")
        self._logged_in = True

    def _tokens(self, kind: str) -> str:
        found = self._get(action="query", meta="tokens", type=kind)
        token = (found.get("query") or {}).get("tokens", {}).get(f"{kind}token")
        if not isinstance(token, str):
            raise Temporary("The wiki gave no token")
        return token

    def _query(self, **params: Any) -> dict[str, Any]:
        self._log_in()
        found = self._get(action="query", **{"assert": "user"}, **params).get("query", {})
        if not isinstance(found, dict):
            raise Temporary("The wiki did not answer the question")
        return found

    def _get(self, **params: Any) -> dict[str, Any]:
        told = {"format": "json", "formatversion": 2, "maxlag": LAG, **params}
        return self._called("GET", "/api.php", params=told)

    def _post(self, action: str, body: dict[str, Any], taken: bool = False) -> dict[str, Any]:
        """The action stands in the address, so that a wiki's own logs tell what was asked."""
        told = {"action": action, "format": "json", "formatversion": 2}
        return self._called("POST", "/api.php", taken=taken, params=told, data=body)

    def _called(
        self, method: str, path: str, taken: bool = False, **options: Any
    ) -> dict[str, Any]:
        answer, headers = self.web.call(method, path, taken=taken, **options)
        if not isinstance(answer, dict):
            raise unclear("The wiki did not answer as MediaWiki does", taken=taken)
        error = answer.get("error")
        if isinstance(error, dict):
            raise _refused(error, headers, taken)
        return answer


def _refused(error: dict[str, Any], headers: httpx.Headers, taken: bool) -> ConnectorError:
    """MediaWiki answers 200 and names the refusal."""
    code = str(error.get("code", ""))
    message = f"The wiki refused ({code}): {to_text(str(error.get('info', '')))[:300]}"
    if code in _AGAIN:
        return _Anew(message)
    if code in _LATER:
        return Temporary(message, retry_after(headers, datetime.now(UTC)))
    if code in _GONE:
        return Missing(message)
    if code.startswith("internal_api_error"):
        return unclear(message, taken=taken)
    return Permanent(message)
