from django.urls import path

from .views import public_register

app_name = "register"
urlpatterns = [
    path("register", public_register.register, name="register"),
    path("register.json", public_register.as_json, name="json"),
]
