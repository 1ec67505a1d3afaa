"""The pages about people; those of signing in are in ``urls``."""

from django.urls import URLPattern

app_name = "people"
urlpatterns: list[URLPattern] = []
