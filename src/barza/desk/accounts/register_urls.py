from django.urls import path

from .views import register

app_name = "register"
urlpatterns = [
    path("register", register.register, name="register"),
    path("register.json", register.as_json, name="json"),
]
