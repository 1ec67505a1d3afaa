from django.apps import AppConfig


class DrillsConfig(AppConfig):
    name = "barza.desk.drills"

    def ready(self) -> None:
        from . import record

        record.register()
