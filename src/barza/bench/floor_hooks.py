"""The floor of the webhooks: a bare Django view that inserts one row. A site of its own."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path

from barza.desk import settings as desk

SECRET_KEY, ALLOWED_HOSTS, DATABASES = desk.SECRET_KEY, desk.ALLOWED_HOSTS, desk.DATABASES
USE_TZ = True
INSTALLED_APPS: list[str] = []
MIDDLEWARE: list[str] = []
ROOT_URLCONF = "barza.bench.floor_hooks"
TABLE = "CREATE TABLE floor_hook (id bigserial PRIMARY KEY, body text NOT NULL)"


def insert(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO floor_hook (body) VALUES (%s)", [request.body.decode()])
    return HttpResponse(status=202)


urlpatterns = [path("", insert)]
