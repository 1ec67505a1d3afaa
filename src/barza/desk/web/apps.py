from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "barza.desk.web"

    def ready(self) -> None:
        from . import record

        record.register()
