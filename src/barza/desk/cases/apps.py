from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "barza.desk.cases"
