"""What anybody reaches without signing in."""

from django.urls import path

from .views import official

app_name = "official"
urlpatterns = [
    path("official", official.official, name="official"),
    path("official.json", official.machine_readable, name="json"),
    path(".well-known/official-accounts.json", official.machine_readable, name="well-known"),
    path("official/schema.json", official.schema, name="schema"),
    path("official/report", official.report, name="report"),
    path("official/<int:pk>", official.sheet, name="sheet"),
]
