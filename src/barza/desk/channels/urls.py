from django.urls import path

from . import webhooks

app_name = "channels"
urlpatterns = [path("hooks/<int:account>/", webhooks.receive, name="webhook")]
