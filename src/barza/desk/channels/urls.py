from django.urls import URLPattern, URLResolver, include, path

from . import webhooks
from .views import connection, unexplained

CHANNELS = [
    path("hooks/<int:account>/", webhooks.receive, name="webhook"),
    path("accounts/<int:pk>/connection", connection.connection, name="connection"),
    path("accounts/<int:pk>/connection/test", connection.try_out, name="try_out"),
    path("accounts/<int:pk>/connection/budget", connection.budget, name="budget"),
    path("accounts/<int:pk>/connection/end", connection.disconnect, name="disconnect"),
]
UNEXPLAINED = [
    path("unexplained", unexplained.unexplained, name="unexplained"),
    path("unexplained/<int:pk>", unexplained.item, name="item"),
    path("unexplained/<int:pk>/explain", unexplained.explain, name="explain"),
    path("unexplained/<int:pk>/disown", unexplained.disown, name="disown"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include((CHANNELS, "channels"))),
    path("", include((UNEXPLAINED, "unexplained"))),
]
