"""Mastodon.py with our session under it: endpoints and parameters are its, faults are ours."""

import logging
from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar

from mastodon import Mastodon, MastodonError, MastodonNetworkError
from pydantic import BaseModel, ValidationError

from barza.connectors.errors import ConnectorError, Expired, Permanent, Temporary, Trouble
from barza.connectors.faults import unclear

from .models import Account
from .session import READ, Session

M = TypeVar("M", bound=BaseModel)
SPOKEN = "4.0.0"
"""The version of the client API that we rely on."""
log = logging.getLogger(__name__)


class Client:
    def __init__(self, base_url: str, token: str) -> None:
        self.base_url, self.token = base_url.rstrip("/"), token
        self.session = Session()
        self._one_at_a_time = Lock()  # a stream is read in another thread than the rest
        self._library = Mastodon(
            access_token=token,
            api_base_url=base_url,
            session=self.session,
            ratelimit_method="throw",
            version_check_mode="none",
            request_timeout=READ,
            mastodon_version=SPOKEN,
        )
        # Not asked for: Mastodon.py 2.3 recurses without end when a server states no version.
        self._library.mastodon_major = int(SPOKEN[0])

    def call(self, ask: Callable[[Mastodon], object]) -> Any:
        """The network's own JSON, as sent. Raises ``ConnectorError`` only."""
        with self._one_at_a_time:
            try:
                ask(self._library)
            except MastodonError as error:
                raise _ours(error) from error
            return self.session.answer

    def whoami(self) -> Account:
        """snac answers 422 to a token that it does not know."""
        try:
            return self.one(Account, lambda library: library.account_verify_credentials())
        except Permanent as error:
            if "answered 422" in str(error):
                raise Expired("The server does not know our token") from error
            raise

    def one(self, model: type[M], ask: Callable[[Mastodon], object], taken: bool = False) -> M:
        return checked(model, self.call(ask), taken=taken)

    def many(self, model: type[M], ask: Callable[[Mastodon], object]) -> list[M]:
        answer = self.call(ask)
        if not isinstance(answer, list):
            raise unclear("The server did not answer with a list", taken=False)
        return _readable(model, answer)


def _readable(model: type[M], answers: list[object]) -> list[M]:
    """One entry that cannot be read must not stand in the way of the others for ever."""
    good: list[M] = []
    for answer in answers:
        try:
            good.append(checked(model, answer))
        except ConnectorError as error:
            log.warning("Passed over one entry: %s", error)
    if answers and not good:
        raise Temporary("Nothing in the server's answer can be read")
    return good


def checked(model: type[M], answer: object, *, taken: bool = False) -> M:
    try:
        return model.model_validate(answer)
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise unclear(
            f"The server's answer has no usable {where or 'content'}",
            taken=taken,
            trouble=Trouble.UNREADABLE,
        ) from error


def _ours(error: MastodonError) -> ConnectorError:
    cause = error.__context__ if isinstance(error, MastodonNetworkError) else None
    return cause if isinstance(cause, ConnectorError) else Permanent(str(error)[:300])
