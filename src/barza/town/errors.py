"""How the town says no: always as Mastodon does, ``{"error": …}`` with a status code."""

from collections.abc import Mapping


class Refused(Exception):
    """The request is refused with HTTP ``status`` and the text of Mastodon's own server."""

    def __init__(self, status: int, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status, self.message, self.headers = status, message, headers


def not_found() -> Refused:
    return Refused(404, "Record not found")


def bad_token() -> Refused:
    return Refused(401, "The access token is invalid")


def not_allowed() -> Refused:
    return Refused(403, "This action is not allowed")


def unprocessable(reason: str) -> Refused:
    return Refused(422, f"Validation failed: {reason}")
