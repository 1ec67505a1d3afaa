from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "barza.desk.web"
