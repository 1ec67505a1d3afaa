"""What a person chooses for their own eyes: theme and, by Django's own view, language."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

THEMES = ("light", "dark")
A_YEAR = 365 * 24 * 3600

language = login_not_required(require_POST(set_language))


@login_not_required
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Remembers light or dark in a cookie, so that no page flashes; anything else forgets it."""
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    response = HttpResponseRedirect(wanted if safe else "/")
    chosen = request.POST.get("theme", "")
    if chosen in THEMES:
        response.set_cookie(
            "theme", chosen, max_age=A_YEAR, samesite="Lax", secure=request.is_secure()
        )
    else:
        response.delete_cookie("theme", samesite="Lax")
    return response
