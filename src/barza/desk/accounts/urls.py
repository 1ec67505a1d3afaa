from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("barza.desk.accounts.official_urls")),
    path("", include("barza.desk.accounts.register_urls")),
    path("", include("barza.desk.accounts.resolution_urls")),
    path("", include("barza.desk.accounts.public_register_urls")),
    path("", include("barza.desk.accounts.approval_urls")),
    path("", include("barza.desk.accounts.leaving_urls")),
]
