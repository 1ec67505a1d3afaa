from django.urls import path

from . import views

app_name = "policy"
urlpatterns = [
    path("orientations", views.orientations, name="orientations"),
    path("orientations/new", views.add, name="add"),
    path("orientations/<int:pk>/end", views.end, name="end"),
]
