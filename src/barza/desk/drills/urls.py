"""The pages of practice drills, below those of training."""

from django.urls import path

from . import views

app_name = "drills"
urlpatterns = [
    path("training/drills", views.index, name="index"),
    path("training/drills/runs", views.runs, name="runs"),
    path("training/drills/runs/<int:pk>", views.run, name="run"),
    path("training/drills/runs/<int:pk>/finish", views.finish, name="finish"),
    path("training/drills/runs/<int:pk>/abandon", views.abandon, name="abandon"),
    path(
        "training/drills/runs/<int:pk>/<int:place>/department", views.department, name="department"
    ),
    path("training/drills/<slug:code>/start", views.start, name="start"),
]
