from django.urls import path

from .views import catalogue

app_name = "catalogue"
urlpatterns = [
    path("setup/targets", catalogue.targets, name="targets"),
    path("setup/targets/<int:pk>/withdraw", catalogue.withdraw_target, name="withdraw_target"),
    path("setup/services", catalogue.services, name="services"),
    path("setup/services/<int:pk>", catalogue.services, name="service"),
    path("setup/areas", catalogue.areas, name="areas"),
    path("setup/areas/<int:pk>", catalogue.areas, name="area"),
]
