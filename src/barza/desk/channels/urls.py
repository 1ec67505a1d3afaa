from django.urls import path

from . import webhooks
from .views import connection

app_name = "channels"
urlpatterns = [
    path("hooks/<int:account>/", webhooks.receive, name="webhook"),
    path("accounts/<int:pk>/connection", connection.connection, name="connection"),
    path("accounts/<int:pk>/connection/test", connection.try_out, name="try_out"),
    path("accounts/<int:pk>/connection/end", connection.disconnect, name="disconnect"),
]
