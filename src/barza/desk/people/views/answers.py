"""What these pages answer after an act."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse


def done(request: HttpRequest, place: str, sentence: str) -> HttpResponse:
    """On to a page that says what was done."""
    messages.success(request, sentence)
    return HttpResponse(status=303, headers={"Location": place})


def key(given: str) -> int | None:
    """A key out of an address; what is none begins at the beginning."""
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 19 else None
