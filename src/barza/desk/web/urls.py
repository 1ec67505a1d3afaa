from django.urls import path

from . import installing, views

app_name = "web"
urlpatterns = [
    path("setup", views.setup, name="setup"),
    path("language", views.language, name="language"),
    path("theme", views.theme, name="theme"),
    path("manifest.webmanifest", installing.manifest, name="manifest"),
    path("service-worker.js", installing.service_worker, name="service_worker"),
    path("offline", installing.offline, name="offline"),
]
