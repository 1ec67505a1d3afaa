from django.urls import path

from . import views, webhooks

app_name = "channels"
urlpatterns = [
    path("hooks/<int:account>/", webhooks.receive, name="webhook"),
    path("unexplained", views.unexplained, name="unexplained"),
    path("unexplained/<int:pk>", views.item, name="item"),
    path("unexplained/<int:pk>/explain", views.explain, name="explain"),
    path("unexplained/<int:pk>/disown", views.disown, name="disown"),
]
