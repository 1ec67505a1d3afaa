"""The sample's facts: units, services, areas, time, targets, reusable answers."""

from typing import Any

from barza.desk.cases.models import Area, Service, Target
from barza.desk.core.models import Holiday, Institution, WorkingHours
from barza.desk.inbox.models import ReusableAnswer
from barza.desk.people.models import Unit

from .signin import read


def load_institution() -> Institution:
    return Institution.objects.create(**_fields(read("institution")))


def load_units() -> dict[str, Unit]:
    return {row["code"]: Unit.objects.create(**_fields(row)) for row in read("units")}


def load_services_and_areas(units: dict[str, Unit]) -> None:
    Service.objects.bulk_create(
        Service(**row | {"unit": units[row["unit"]]}) for row in read("services")
    )
    wilayats: dict[str, Area] = {}
    for row in read("areas"):  # a wilayat comes before its neighbourhoods
        area = Area.objects.create(**row | {"wilayat": wilayats.get(row["wilayat"])})
        wilayats[area.code] = area


def load_time() -> None:
    WorkingHours.objects.bulk_create(WorkingHours(**row) for row in read("working_hours"))
    Holiday.objects.bulk_create(Holiday(**row) for row in read("holidays"))
    Target.objects.bulk_create(Target(**row) for row in read("targets"))


def load_answers() -> None:
    services = {service.code: service for service in Service.objects.all()}
    ReusableAnswer.objects.bulk_create(
        ReusableAnswer(**row | {"service": services.get(row["service"])}) for row in read("answers")
    )


def _fields(row: dict[str, Any]) -> dict[str, Any]:
    """Without what is said about the row: where it comes from."""
    return {name: value for name, value in row.items() if name not in ("prov", "_about")}
