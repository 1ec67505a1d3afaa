"""The floor of the desk's pages: a bare Django view that renders 50 indexed rows.

A site of its own: no middleware, no session, no user, no translation.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from barza.desk import settings as desk

SECRET_KEY, ALLOWED_HOSTS, DATABASES = desk.SECRET_KEY, desk.ALLOWED_HOSTS, desk.DATABASES
DEFAULT_AUTO_FIELD, AUTH_USER_MODEL = desk.DEFAULT_AUTO_FIELD, desk.AUTH_USER_MODEL
LANGUAGE_CODE, TIME_ZONE, USE_TZ = desk.LANGUAGE_CODE, desk.TIME_ZONE, True
NOT_NEEDED = ("allauth", "barza.desk.conduct", "barza.desk.web")
INSTALLED_APPS = [app for app in desk.INSTALLED_APPS if not app.startswith(NOT_NEEDED)]

MIDDLEWARE: list[str] = []
ROOT_URLCONF = "barza.bench.floor_site"
ROWS = """<!doctype html><title>rows</title><table>{% for case in cases %}
<tr><td>{{ case.pk }}<td>{{ case.author }}<td>{{ case.excerpt }}<td>{{ case.kind }}
<td>{{ case.state }}<td>{{ case.last_at }}{% endfor %}</table>"""
MEMORY = ("django.template.loaders.locmem.Loader", {"rows.html": ROWS})
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {"loaders": [("django.template.loaders.cached.Loader", [MEMORY])]},
    }
]


def rows(request: HttpRequest) -> HttpResponse:
    from barza.desk.cases.models import Case

    return render(request, "rows.html", {"cases": Case.objects.order_by("-pk")[:50]})


urlpatterns = [path("", rows)]
