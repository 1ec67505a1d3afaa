"""Calls to a PDS in the name of one account. The session is renewed where it has run out.

An access token lasts two hours, a refresh token two months; the app password makes new ones.
A call that is refused for the token's age was not obeyed, so it may be made again.
"""

from threading import Lock
from typing import Any, TypeVar

from pydantic import BaseModel

from barza.connectors import asking
from barza.connectors.asking import Answer, checked
from barza.connectors.errors import ConnectorError, Expired, Missing, Permanent
from barza.connectors.faults import refusal, unclear

from .models import Session

M = TypeVar("M", bound=BaseModel)
_OLD = ("ExpiredToken", "InvalidToken")
_GONE = ("RecordNotFound", "NotFound", "CouldNotLocateRecord")
_PERSON_NEEDED = (
    "AccountTakedown",
    "AccountDeactivated",
    "AccountSuspended",
    "AuthFactorTokenRequired",
)


class Client:
    def __init__(self, base_url: str, identifier: str, password: str) -> None:
        self.base_url = base_url.rstrip("/")
        self.http = asking.opened(f"{self.base_url}/xrpc/")
        self._identifier, self._password = identifier, password
        self._known: Session | None = None
        self._one_at_a_time = Lock()

    @property
    def session(self) -> Session:
        with self._one_at_a_time:
            if self._known is None:
                self._known = self._log_in()
            return self._known

    def get(self, model: type[M], method: str, **params: Any) -> M:
        return checked(model, self._call("GET", method, params=params).json())

    def post(self, model: type[M], method: str, *, taken: bool = False, **options: Any) -> M:
        answer = self._call("POST", method, taken=taken, **options).json()
        if answer is None:
            raise unclear("The server did not answer with JSON", taken=taken)
        return checked(model, answer, taken=taken)

    def _call(self, verb: str, method: str, *, taken: bool = False, **options: Any) -> Answer:
        session = self.session
        answer = self._ask(verb, method, session.access, taken=taken, **options)
        if _error(answer) in _OLD:
            session = self._renewed(session)
            answer = self._ask(verb, method, session.access, taken=taken, **options)
        if not answer.is_success:
            raise _refused(answer, taken=taken)
        return answer

    def _ask(self, verb: str, method: str, token: str, *, taken: bool, **options: Any) -> Answer:
        headers = {"Authorization": f"Bearer {token}", **options.pop("headers", {})}
        return asking.ask(self.http, verb, method, taken=taken, headers=headers, **options)

    def _renewed(self, old: Session) -> Session:
        """Of several threads that find the token too old, the first renews it."""
        with self._one_at_a_time:
            if self._known is old or self._known is None:
                self._known = self._refreshed(old) or self._log_in()
            return self._known

    def _refreshed(self, old: Session) -> Session | None:
        method = "com.atproto.server.refreshSession"
        answer = self._ask("POST", method, old.refresh, taken=False)
        if answer.status in (400, 401):
            return None
        return _session(answer)

    def _log_in(self) -> Session:
        said = {"identifier": self._identifier, "password": self._password}
        method = "com.atproto.server.createSession"
        return _session(asking.ask(self.http, "POST", method, json=said))


def _session(answer: Answer) -> Session:
    if not answer.is_success:
        raise _refused(answer, taken=False)
    return checked(Session, answer.json())


def _error(answer: Answer) -> str:
    said = None if answer.is_success else answer.json()
    return str(said.get("error", "")) if isinstance(said, dict) else ""


def _refused(answer: Answer, *, taken: bool) -> ConnectorError:
    """The network names its refusals: some names say more than the number."""
    said, error = answer.json(), _error(answer)
    words = str(said.get("message", ""))[:300] if isinstance(said, dict) else ""
    message = f"The server answered {answer.status}: {words or error}"
    if error in _OLD or error in _PERSON_NEEDED:
        return Expired(message)
    if error in _GONE:
        return Missing(message)
    if error == "InvalidSwap":
        return Taken(message)
    return refusal("The server", answer.status, answer.headers, words, taken=taken)


class Taken(Permanent):
    """There is a record of that name already."""
