from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("barza.desk.channels.urls")),
    path("account/", include("barza.desk.people.urls")),
    path("", include("barza.desk.web.urls")),
    path("", include("barza.desk.inbox.urls")),
]
