from django.apps import AppConfig


class ConductConfig(AppConfig):
    name = "barza.desk.conduct"

    def ready(self) -> None:
        from . import sections

        sections.register()
