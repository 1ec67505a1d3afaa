"""The desk as an app on a telephone: its manifest, its service worker, its page without a network.

All three are public and the same for everybody: nothing here is about a person.
"""

import hashlib
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from barza.desk.core.models import Institution

PAPER, ACCENT = "#f6f7f6", "#0a6270"
"""``--paper`` and ``--accent`` of barza.css by day."""
ICONS = (("192", "any"), ("512", "any"), ("512", "maskable"))
ICON, BADGE = "web/icon-192.png", "web/badge-96.png"
KEPT = ("web/barza.css", "web/icon-192.png")
"""Files that the page without a network needs."""


@login_not_required
@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """W3C Web Application Manifest, in the language that the address asks for."""
    with translation.override("en" if request.GET.get("lang") == "en" else "ar"):
        said = JsonResponse(_manifest(), json_dumps_params={"ensure_ascii": False})
    said["Content-Type"] = "application/manifest+json; charset=utf-8"
    said["Cache-Control"] = "max-age=3600"
    return said


@login_not_required
@require_safe
def service_worker(_request: HttpRequest) -> HttpResponse:
    """At the root, so that its scope is the whole desk. A browser asks for it anew each time."""
    kept = [static(one) for one in KEPT]
    version = hashlib.sha256((_page() + "".join(kept)).encode()).hexdigest()[:12]
    context = {"kept": kept, "version": version, "icon": static(ICON), "badge": static(BADGE)}
    script = render_to_string("web/service-worker.js", context)
    said = HttpResponse(script, content_type="text/javascript; charset=utf-8")
    said["Cache-Control"] = "no-cache"
    return said


@login_not_required
@require_safe
def offline(_request: HttpRequest) -> HttpResponse:
    said = HttpResponse(_page())
    said["Cache-Control"] = "no-cache"
    return said


def _page() -> str:
    """In both languages, without the request: neither cookies nor the person are in it."""
    with translation.override("ar"):
        return render_to_string("web/offline.html", {"hotline": _hotline()})


def _hotline() -> str:
    return Institution.objects.order_by("pk").values_list("hotline", flat=True).first() or ""


def _manifest() -> dict[str, Any]:
    language = translation.get_language()
    return {
        "id": "/",
        "name": _("Barza: the desk"),
        "short_name": _("Barza"),
        "description": _("The institution's accounts, at one desk."),
        "lang": language,
        "dir": "rtl" if translation.get_language_bidi() else "ltr",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": ACCENT,
        "icons": [_icon(size, purpose) for size, purpose in ICONS],
        "shortcuts": [{"name": _("Duty"), "url": "/duty"}],
    }


def _icon(size: str, purpose: str) -> dict[str, str]:
    name = f"web/icon-{size}.png" if purpose == "any" else f"web/icon-{purpose}-{size}.png"
    return {
        "src": static(name),
        "sizes": f"{size}x{size}",
        "type": "image/png",
        "purpose": purpose,
    }
