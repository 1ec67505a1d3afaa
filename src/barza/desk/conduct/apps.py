from django.apps import AppConfig


class ConductConfig(AppConfig):
    name = "barza.desk.conduct"
