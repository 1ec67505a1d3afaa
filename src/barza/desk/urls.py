from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("barza.desk.channels.urls")),
    path("account/", include("barza.desk.people.urls")),
    path("", include("barza.desk.web.urls")),
    path("", include("barza.desk.drills.urls")),  # before the modules of training
    path("", include("barza.desk.people.pages")),
    path("", include("barza.desk.policy.urls")),
    path("", include("barza.desk.accounts.urls")),
    path("", include("barza.desk.duty.urls")),
    path("", include("barza.desk.conduct.urls")),
    path("", include("barza.desk.cases.urls")),
    path("", include("barza.desk.inbox.urls")),
]
