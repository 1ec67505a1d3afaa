"""What these pages answer after an act."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse


def done(request: HttpRequest, place: str, sentence: str) -> HttpResponse:
    """On to a page that says what was done."""
    messages.success(request, sentence)
    return HttpResponse(status=303, headers={"Location": place})
