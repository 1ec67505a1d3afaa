"""What the intake needs to know of the institution, read once for a batch."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from barza.desk.accounts import authority
from barza.desk.accounts.models import Account, Duty
from barza.desk.core import calendar
from barza.desk.people.models import Role

from .deadlines import Promises
from .models import Area, Service, Target, Urgency


def promises() -> Promises:
    return Promises(Target.objects.all(), calendar.load())


@dataclass(frozen=True, slots=True)
class Officer:
    """Someone whom a resolution names, as far as routing asks."""

    id: int
    unit: int | None = None
    leads_the_shift: bool = False


@dataclass(frozen=True)
class Reference:
    promises: Promises
    services: dict[str, int]
    places: dict[str, str]
    areas: dict[str, int]
    accounts: dict[int, Account]
    officers: dict[tuple[int, str], tuple[Officer, ...]]
    """By account and language: who a resolution names and who speaks it (P-61, P-65)."""
    units: dict[int, int] = field(default_factory=dict)
    """By service: who gives it."""

    def officer(
        self,
        account: int,
        lang: str,
        turn: int,
        *,
        urgency: str = Urgency.NORMAL,
        service: int | None = None,
    ) -> int | None:
        """Whom to suggest: what is urgent goes to who leads the shift, else the topic decides.

        Where neither tells, officers take turns by ``turn``: a citizen keeps their officer.
        """
        able = self.officers.get((account, "en" if lang == "en" else "ar"), ())
        unit = self.units.get(service) if service else None
        leading = [one for one in able if one.leads_the_shift and urgency == Urgency.URGENT]
        versed = [one for one in able if unit is not None and one.unit == unit]
        best = leading or versed or able
        return best[turn % len(best)].id if best else None


def load(accounts: set[int], now: datetime) -> Reference:
    areas = list(Area.objects.all())
    services = list(Service.objects.values_list("code", "id", "unit"))
    known = Account.objects.in_bulk(accounts)
    return Reference(
        promises=promises(),
        services={code: pk for code, pk, _ in services},
        units={pk: unit for _, pk, unit in services},
        places={name: area.code for area in areas for name in (area.name_ar, area.name_en)},
        areas={area.code: area.pk for area in areas},
        accounts=known,
        officers=_officers(known.values(), now),
    )


def _officers(
    accounts: Iterable[Account], now: datetime
) -> dict[tuple[int, str], tuple[Officer, ...]]:
    able: dict[tuple[int, str], list[Officer]] = {}
    for account in accounts:
        for person in authority.officers_for(account, Duty.ANSWER, now).order_by("id"):
            officer = Officer(person.pk, person.unit_id, person.role == Role.SUPERVISOR)
            for lang in person.languages:
                able.setdefault((account.pk, lang), []).append(officer)
    return {key: tuple(people) for key, people in able.items()}
