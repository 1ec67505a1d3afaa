from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("barza.desk.accounts.official_urls")),
    path("", include("barza.desk.accounts.register_urls")),
]
