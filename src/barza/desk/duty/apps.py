from django.apps import AppConfig


class DutyConfig(AppConfig):
    name = "barza.desk.duty"
