from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "barza.desk.core"
