"""Theme and, by Django's own view, language; and the home of the settings."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django.views.i18n import set_language

from barza.desk.people.administering import administers
from barza.desk.people.http import StaffRequest

from . import settings

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


@never_cache
@require_safe
def setup(request: StaffRequest) -> HttpResponse:
    """What is to be done next on a new desk, and where everything is set (P-07)."""
    if not (request.user.manages or administers(request.user)):
        raise Http404
    now = timezone.now()
    steps = settings.steps(now)
    following = next((step for step in steps if not step.is_done), None)
    context = {"steps": steps, "following": following, "groups": settings.groups(now)}
    return render(request, "web/setup.html", context)
