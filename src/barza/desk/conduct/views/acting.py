"""What the pages of concerns and of conduct files have in common: an act, a refusal, a file."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.functional import Promise
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from barza.desk.conduct import storing
from barza.desk.conduct.models import StoredFile
from barza.desk.people.http import StaffRequest


@dataclass(frozen=True, slots=True)
class Verb:
    """What a button does: the form that it sends, the action, and what is said afterwards."""

    form: type[Form]
    act: Callable[..., Any]
    said: str | Promise


def done(request: StaffRequest, said: str | Promise, to: str) -> HttpResponse:
    messages.success(request, str(said))
    response = HttpResponseRedirect(to)
    response.status_code = 303
    return response


def served(stored: StoredFile) -> HttpResponse:
    """The file as it was stored, to be saved and never to be shown in place."""
    try:
        content = storing.read(stored)
    except storing.Altered:
        sentence = _("This file is not as it was stored. Tell information security.")
        return HttpResponse(sentence, status=410, content_type="text/plain; charset=utf-8")
    response = HttpResponse(content, content_type=stored.media_type)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Content-Disposition"] = (
        content_disposition_header(True, stored.name) or "attachment"
    )
    return response
