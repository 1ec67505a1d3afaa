from collections.abc import Mapping

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "barza.desk.cases"

    def ready(self) -> None:
        from barza.desk.people import topics

        topics.read_by(_topics)


def _topics() -> Mapping[str, str]:
    """The services of the catalogue, in which people are competent (P-64)."""
    from .models import Service

    return {service.code: service.name for service in Service.objects.order_by("code")}
